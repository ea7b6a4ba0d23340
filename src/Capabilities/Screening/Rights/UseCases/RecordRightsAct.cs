// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What every act on a rights request has in common: it is looked at as it stands, the act is kept, and it leaves its trace.</summary>
/// <remarks>What people write stays out of the trail: it may name somebody.</remarks>
public sealed class RecordRightsAct(IUnitOfWork unit, IRightsRequests requests, IAuditTrail audit, IClock clock)
{
    internal const string SubjectKind = "rights-request";

    /// <param name="id">The request.</param>
    /// <param name="at">When the act was done; null for now.</param>
    /// <param name="act">The act, given its time and the time of recording.</param>
    /// <param name="against">What speaks against it beyond what every act must keep.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="ct">Stops it.</param>
    internal Task<Result<RightsCase>> RunAsync(
        RightsRequestId id,
        Instant? at,
        Func<Instant, Instant, RightsEvent> act,
        Func<RightsCase, RightsEvent, IEnumerable<Refusal>> against,
        Actor by,
        CancellationToken ct) => unit.CommitAsync<RightsCase>(
            async token =>
            {
                // 1. Facts.
                if (await requests.FindAsync(id, token) is not { } known)
                {
                    return new RightsRequestUnknown();
                }

                // 2. Evaluation.
                var now = UtcMicroseconds.Floor(clock.GetCurrentInstant());
                var done = act(UtcMicroseconds.Floor(at ?? now), now);
                Refusal[] refusals = [.. Common(known, done, now), .. against(known, done)];
                if (refusals.Length > 0)
                {
                    return Sequence.Create<Refusal>(refusals);
                }

                // 3. Decision and 4. evidence.
                await requests.AddAsync(done, token);
                await audit.AppendAsync(new AuditAct(by, "rights-request-" + done.Name, SubjectKind, id.ToString(), Trace(known, done)), token);
                return known.With(done);
            },
            ct);

    private static IEnumerable<Refusal> Common(RightsCase known, RightsEvent done, Instant now)
    {
        if (known.Closing is not null)
        {
            yield return new RightsRequestClosed();
        }

        if (done.At > now)
        {
            yield return new RightsTimeInTheFuture { Where = "/at" };
        }

        if (done.At < known.Request.ReceivedAt)
        {
            yield return new RightsTimeBeforeReceipt { Where = "/at" };
        }
    }

    private static Json.Map Trace(RightsCase known, RightsEvent done)
    {
        var members = new List<(string, Json)>
        {
            ("at", NodaTime.Text.InstantPattern.ExtendedIso.Format(done.At)),
            ("number", known.Request.Number.ToString()),
        };
        switch (done)
        {
            case RightsEvent.ReceiptHanded handed:
                members.Add(("means", RightsWords.Of(handed.Means)));
                break;
            case RightsEvent.Forwarded forwarded:
                members.Add(("means", RightsWords.Of(forwarded.Means)));
                break;
            case RightsEvent.Answered answered:
                members.Add(("means", RightsWords.Of(answered.Means)));
                members.Add(("outcome", RightsWords.Of(answered.Outcome)));
                break;
        }

        return Json.Object([.. members]);
    }
}
