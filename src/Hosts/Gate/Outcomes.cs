// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Answers <c>POST /api/gate/outcomes</c>: 200 says that everything is on the disk and every later decision knows it.</summary>
/// <remarks>Where some cannot be taken the others are kept all the same: an opt-out does not wait for a correction elsewhere.</remarks>
internal sealed class Outcomes(GateRuntime runtime, GateLimits limits, IClearanceKeys keys, IIdentifiers identifiers, IClock clock)
{
    /// <summary>Answers one request of a caller.</summary>
    public async Task AnswerAsync(HttpContext http, GateCaller caller)
    {
        if (Bodies.Refuse(http.Request, limits) is { } refusal)
        {
            await GateProblems.WriteAsync(http, refusal);
            return;
        }

        if (await Bodies.ReadAsync(http.Request, limits, http.RequestAborted) is not { } body)
        {
            await GateProblems.WriteAsync(http, new GateBodyTooLarge());
            return;
        }

        switch (OutcomeRequest.Read(body, limits.Numbers))
        {
            case Result<OutcomeRequest>.Refused refused:
                await GateProblems.WriteAsync(http, refused.Refusals);
                break;
            case Result<OutcomeRequest>.Ok { Value: var request } when !caller.TryTake(request.Outcomes.Count):
                await GateProblems.WriteAsync(http, new GateLimitReached());
                break;
            case Result<OutcomeRequest>.Ok { Value: var request }:
                await KeepAsync(http, caller.Key, request);
                break;
        }
    }

    private async Task KeepAsync(HttpContext http, GateKey key, OutcomeRequest request)
    {
        var centre = key.Centre ?? default;
        var refusal = runtime.Gate.Book is not { } book ? new GateTakesNoOutcomes()
            : book.ClientOf(request.Campaign, centre) is not { } served
                ? book.Manifest.Campaigns.Any(campaign => campaign.Campaign == request.Campaign) ? new GateMandateMissing() : new GateCampaignUnknown()
            : key.Client is { } only && only != served ? new GateKeyOfAnotherClient()
            : (Refusal?)null;
        if (refusal is not null)
        {
            await GateProblems.WriteAsync(http, refusal);
            return;
        }

        if (!await runtime.IsWriterAsync(http.RequestAborted))
        {
            await GateProblems.WriteAsync(http, new GateTakesNoOutcomes());
            return;
        }

        var client = runtime.Gate.Book!.ClientOf(request.Campaign, centre)!.Value;
        var (events, repeated, refusals) = await EventsAsync(request, client, centre, http.RequestAborted);
        var kept = await runtime.KeepAsync(events);
        switch (kept)
        {
            case Result<long>.Refused refused:
                await GateProblems.WriteAsync(http, refused.Refusals);
                break;
            case Result<long>.Ok when refusals.Count > 0:
                await GateProblems.WriteAsync(http, Sequence.From(refusals), events.Length + repeated);
                break;
            case Result<long>.Ok { Value: var position }:
                await Answers.WriteAsync(http, Json.Object(("kept", events.Length), ("position", position), ("repeated", repeated)));
                break;
        }
    }

    private async Task<(DialEvent[] Events, int Repeated, List<Refusal> Refusals)> EventsAsync(
        OutcomeRequest request, OrganisationId client, OrganisationId centre, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var accepted = await keys.AcceptedAsync(client, centre, ct);
        var events = new List<DialEvent>();
        var refusals = new List<Refusal>();
        var repeated = 0;
        foreach (var one in request.Outcomes)
        {
            if (one is not Result<OutcomeRequest.Told>.Ok { Value: var told })
            {
                refusals.AddRange(((Result<OutcomeRequest.Told>.Refused)one).Refusals);
                continue;
            }

            var against = Judge(request, told, client, accepted, now, out var call);
            var at = told.At ?? runtime.Recent.BeganAt(call) ?? now;
            if (against is not null && told.Kind != DialEventKind.OptOut)
            {
                refusals.Add(against with { Where = told.Where });
            }
            else if (against is not null)
            {
                // Whoever says that a person wants no more calls is believed, whatever is wrong with the clearance.
                events.Add(EventOf(request, told, client, centre, identifiers.Next(), now));
            }
            else if (runtime.Recent.Judge(call, told.Kind, at) == RecentCalls.Standing.Repeated)
            {
                repeated++;
            }
            else
            {
                events.Add(EventOf(request, told, client, centre, call, at));
            }
        }

        return ([.. events], repeated, refusals);
    }

    private static DialEvent EventOf(OutcomeRequest request, OutcomeRequest.Told told, OrganisationId client, OrganisationId centre, Guid call, Instant at) =>
        new(told.Kind, call, request.Campaign, centre, client, told.Number, Operations.UtcMicroseconds.Floor(at), told.AgentReserved);

    private Refusal? Judge(
        OutcomeRequest request, OutcomeRequest.Told told, OrganisationId client, Sequence<HmacSha256Key> accepted, Instant now, out Guid call)
    {
        call = default;
        if (told.Token is null || ClearanceToken.DecisionOf(told.Token) is not { } decision)
        {
            return new GateCallUnknown();
        }

        call = decision;
        var at = told.At ?? runtime.Recent.BeganAt(decision) ?? now;
        var expected = new Clearance(decision, client, request.Campaign, request.Caller ?? default, told.Number, default, default, default);
        var check = ClearanceCheck.Forged;
        foreach (var key in accepted)
        {
            if ((check = ClearanceToken.Check(told.Token, expected, at, key)) != ClearanceCheck.Forged)
            {
                break;
            }
        }

        return check switch
        {
            ClearanceCheck.Good => at > now + Duration.FromSeconds(5) ? new GateClearanceExpired()
                : runtime.Recent.Judge(decision, told.Kind, at) == RecentCalls.Standing.Contradicts ? new GateClearanceUsed()
                : null,
            ClearanceCheck.Unreadable => new GateCallUnknown(),
            ClearanceCheck.Forged => new GateClearanceForged(),
            ClearanceCheck.NotYet or ClearanceCheck.Expired => new GateClearanceExpired(),
            _ => new GateClearanceOfAnotherCall(),
        };
    }
}
