// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Gathers the numbers a controller asks the register about: normalised, each once, oppositions dropped, classified by legal basis.</summary>
public sealed class DraftConsultation(
    IUnitOfWork unit,
    IPartyLedger parties,
    IScreenings screenings,
    IConsultations consultations,
    GatherNumbers gather,
    IBlobs blobs,
    IAuditTrail audit,
    IIdentifiers identifiers,
    IClock clock)
{
    private const string Unreadable = "unreadable";

    /// <summary>What is asked.</summary>
    /// <param name="ControllerVat">The VAT number of the controller.</param>
    /// <param name="Campaign">The campaign it is for; null for all of the controller, as in a monthly sweep.</param>
    /// <param name="Lists">Contact lists delivered, all of this controller.</param>
    /// <param name="File">A file of numbers given for the consultation alone, or null.</param>
    /// <param name="Mapping">Which column of that file holds what, or null to recognise the columns.</param>
    /// <param name="Selection">Which numbers to ask about.</param>
    public sealed record Command(
        string? ControllerVat,
        CampaignId? Campaign = null,
        Sequence<ListId> Lists = default,
        DeliveredFile? File = null,
        ListMapping? Mapping = null,
        DraftSelection Selection = DraftSelection.WorthAsking);

    /// <returns>The draft, or everything that stands against it.</returns>
    public async Task<Result<Consultation>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: who asks, and the lists, all its own.
        var book = await parties.ReadAsync(ct);
        var known = KnownController.Of(book, command.ControllerVat);
        if (known is not Result<Organisation>.Ok { Value: var controller })
        {
            return ((Result<Organisation>.Refused)known).Refusals;
        }

        var found = await SourcesAsync(command, book, controller, ct);
        if (found is not Result<Sequence<ConsultationSource>>.Ok { Value: var sources })
        {
            return ((Result<Sequence<ConsultationSource>>.Refused)found).Refusals;
        }

        // 2. Evaluation: every row of every list, by the list rules in force.
        var writing = await WriteAsync(new GatherNumbers.Request(controller, command.Campaign, sources), command.Selection, ct);
        if (writing is not Result<Written>.Ok { Value: var written })
        {
            return ((Result<Written>.Refused)writing).Refusals;
        }

        if (written.Counts.Asked == 0)
        {
            return new ConsultationAsksNothing();
        }

        // 3. Decision and 4. evidence.
        var id = new ConsultationId(identifiers.Next());
        var drafted = new ConsultationEvent.Drafted(
            controller.VatNumber.Digits, command.Campaign, sources, command.Selection, written.Content, written.Dropped, written.Counts, written.Rulebook);
        return await unit.CommitAsync<Consultation>(
            async token =>
            {
                var kept = await consultations.AddAsync(id, new ConsultationEntry(by, UtcMicroseconds.Floor(clock.GetCurrentInstant()), drafted), token);
                await audit.AppendAsync(ConsultationTrace.Of(id, by, drafted), token);
                return kept;
            },
            ct);
    }

    private async Task<Result<Sequence<ConsultationSource>>> SourcesAsync(Command command, PartyBook book, Organisation controller, CancellationToken ct)
    {
        var (sources, refusals) = (new List<ConsultationSource>(), new List<Refusal>());
        if (command.Campaign is { } campaign && !(book.Campaigns.TryGetValue(campaign, out var opened) && opened.Client == controller.Id))
        {
            refusals.Add(new CampaignUnknown { Where = "/campaign" });
        }

        foreach (var id in command.Lists.Distinct())
        {
            if (await screenings.FindAsync(id, ct) is not { } list)
            {
                refusals.Add(new ListUnknown { Where = "/lists" });
            }
            else if (book.Campaigns[list.Campaign].Client != controller.Id)
            {
                refusals.Add(new ConsultationListOfAnotherClient { Where = "/lists" });
            }
            else
            {
                sources.Add(new ConsultationSource(list.Id, list.Name, list.Content, list.Mapping));
            }
        }

        if (command.File is { } file)
        {
            sources.Add(new ConsultationSource(null, file.Name, file.Content, command.Mapping));
            if (!await blobs.ExistsAsync(file.Content, ct))
            {
                refusals.Add(new BlobMissing(file.Content) { Where = "/file" });
            }
        }

        return refusals.Count > 0 ? Sequence.From(refusals)
            : sources.Count == 0 ? new ConsultationWithoutLists { Where = "/lists" }
            : Sequence.From(sources);
    }

    private async Task<Result<Written>> WriteAsync(GatherNumbers.Request request, DraftSelection selection, CancellationToken ct)
    {
        await using var content = blobs.Draft();
        await using var dropped = blobs.Draft();
        var tally = new Dictionary<(Basis, string), long>();
        var vat = request.Controller.VatNumber.Digits;
        Result<ContentHash> gathered;
        await using (var list = new ConsultationList(content.Stream))
        await using (var rest = new DroppedRows(dropped.Stream))
        {
            gathered = await gather.RunAsync(
                request,
                async row =>
                {
                    var asked = row.Class is { Basis: not Basis.None } known
                        && (selection == DraftSelection.EveryNumber || known.Standing == NumberStanding.Worth);
                    var source = row.Source.List is { } id ? id.Value.ToString("D") : row.Source.Content.ToHex();
                    var reason = asked ? "" : row.Class is { } dismissed ? NumberStandings.NameOf(dismissed.Standing) : row.Reason;
                    Count(tally, asked ? row.Class!.Value.Basis : Basis.None, reason);
                    await (asked
                        ? list.AddAsync(new ConsultedNumber(list.Rows + 1, row.Number, row.Class!.Value.Basis, row.Reference, source, row.CollectedAt, vat), ct)
                        : rest.AddAsync(source, row.Line, reason, ct));
                },
                ct);
        }

        return gathered switch
        {
            Result<ContentHash>.Ok { Value: var rulebook } => new Written(await content.CommitAsync(ct), await dropped.CommitAsync(ct), Counts(tally), rulebook),
            Result<ContentHash>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static void Count(Dictionary<(Basis, string), long> tally, Basis basis, string reason) =>
        tally[(basis, reason)] = tally.GetValueOrDefault((basis, reason)) + 1;

    private static DraftCounts Counts(Dictionary<(Basis Basis, string Reason), long> tally)
    {
        return new DraftCounts(
            Of(Basis.Customer),
            Of(Basis.Request),
            Of(Basis.Consent),
            Of(Basis.Directory),
            For(NumberStanding.Fresh) + For(NumberStanding.Carried) + For(NumberStanding.Excluded) + For(NumberStanding.Worth),
            For(NumberStanding.Opposed),
            For(NumberStanding.NoBasis),
            For(NumberStanding.NotOptedIn),
            With(ReasonCodes.DuplicateRow),
            With(ReasonCodes.ForeignNumber),
            tally.Where(one => Name(one.Key) == Unreadable).Sum(one => one.Value));

        long Of(Basis basis) => tally.Where(one => one.Key.Basis == basis).Sum(one => one.Value);
        long For(NumberStanding standing) => With(NumberStandings.NameOf(standing));
        long With(string reason) => tally.GetValueOrDefault((Basis.None, reason));
    }

    // What is neither asked about nor left out for a reason of ours is a row without a readable number.
    private static string Name((Basis Basis, string Reason) counted) =>
        counted.Basis != Basis.None || counted.Reason is ReasonCodes.DuplicateRow or ReasonCodes.ForeignNumber
        || Enum.GetValues<NumberStanding>().Any(standing => NumberStandings.NameOf(standing) == counted.Reason)
            ? counted.Reason
            : Unreadable;

    private sealed record Written(ContentHash Content, ContentHash Dropped, DraftCounts Counts, ContentHash Rulebook);
}
