// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records that a person exercised a right. Every term runs from the day of receipt.</summary>
/// <remarks>
/// Joins the unit of work that is open, so that the request is there if and only if what it was made of is. Recording the same source again,
/// such as the outcome of one call, gives the request recorded first and changes nothing.
/// </remarks>
public sealed class RecordRightsRequest(
    IUnitOfWork unit, IRightsRequests requests, IPartyLedger parties, IAuditTrail audit, IIdentifiers identifiers, IClock clock)
{
    private const int LongestSource = 200;

    /// <summary>What was received.</summary>
    /// <param name="Kind">The right.</param>
    /// <param name="Channel">How it arrived.</param>
    /// <param name="ControllerVat">The VAT number of the client.</param>
    /// <param name="Centre">The contact centre that received it.</param>
    /// <param name="ReceivedAt">When it arrived; not later than now.</param>
    /// <param name="Phone">The telephone number concerned, or null where the request names none.</param>
    /// <param name="Note">Anything else, at most 500 characters, or null.</param>
    /// <param name="Source">What it is made of, 1 to 200 characters, or null where a person records it.</param>
    public sealed record Command(
        RightsRequestKind Kind,
        RightsChannel Channel,
        string? ControllerVat,
        OrganisationId Centre,
        Instant ReceivedAt,
        SubscriberNumber? Phone = null,
        string? Note = null,
        string? Source = null)
    {
        /// <summary>Without number and note.</summary>
        public override string ToString() => $"{RightsWords.Of(Kind)} by {RightsWords.Of(Channel)}";
    }

    /// <returns>The request, or everything that is wrong with it.</returns>
    public Task<Result<RightsCase>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return unit.CommitAsync<RightsCase>(token => RecordAsync(command, by, token), ct);
    }

    private async Task<Result<RightsCase>> RecordAsync(Command command, Actor by, CancellationToken ct)
    {
        // 1. Facts: whether it is there already, and who the parties are.
        var now = UtcMicroseconds.Floor(clock.GetCurrentInstant());
        if (command.Source is { Length: > 0 } source && await requests.FindBySourceAsync(source, ct) is { } known)
        {
            return known;
        }

        // 2. Evaluation: everything that is wrong comes back together.
        var refusals = Problems(command, await parties.ReadAsync(ct), now);
        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        // 3. Decision and 4. evidence. Number and note stay out of the trail: they are personal data.
        var request = new RightsRequest(
            new RightsRequestId(identifiers.Next()),
            await requests.NextNumberAsync(RomeTime.DayOf(now).Year, ct),
            command.Kind,
            command.Channel,
            PartitaIva.Parse(command.ControllerVat).ValueOrThrow().Digits,
            command.Centre,
            command.Phone is { IsNone: false } phone ? phone : null,
            RightsText.Trimmed(command.Note),
            UtcMicroseconds.Floor(command.ReceivedAt),
            command.Source,
            by,
            now);
        await requests.AddAsync(request, ct);
        await audit.AppendAsync(
            new AuditAct(by, "rights-request-recorded", RecordRightsAct.SubjectKind, request.Id.ToString(), Json.Object(
                ("channel", RightsWords.Of(request.Channel)),
                ("controller_vat", request.ControllerVat),
                ("kind", RightsWords.Of(request.Kind)),
                ("number", request.Number.ToString()))),
            ct);
        return RightsCase.Fold(request, []);
    }

    private static List<Refusal> Problems(Command command, PartyBook book, Instant now)
    {
        var refusals = new List<Refusal>();
        if (PartitaIva.Parse(command.ControllerVat) is Result<PartitaIva>.Refused noVat)
        {
            refusals.AddRange(noVat.Refusals.Select(refusal => refusal with { Where = "/controller" }));
        }

        if (!book.Organisations.ContainsKey(command.Centre))
        {
            refusals.Add(new OrganisationUnknown { Where = "/centre" });
        }

        if (command.ReceivedAt > now)
        {
            refusals.Add(new RightsTimeInTheFuture { Where = "/received-at" });
        }

        if (!RightsText.IsNote(command.Note))
        {
            refusals.Add(new RightsTextInvalid { Where = "/note" });
        }

        if (command.Source is { Length: 0 or > LongestSource })
        {
            refusals.Add(new RightsSourceInvalid { Where = "/source" });
        }

        return refusals;
    }
}
