// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Register;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>States in the register, in bands, what the screening receipts of each firm come to: once a day, and only where it is something new.</summary>
/// <remarks>
/// Bands fall as well, since receipts leave the twelve months. A firm without any evidence, one that is not in the register, and a sole trader,
/// who is a person, get none. Nothing is stated again but after the months that the rule names, so that the period shown stays near.
/// </remarks>
public sealed class StateConduct(IConductCounts counts, IStatedEntries stated, IPartyLedger ledger, RuleCatalogue catalogue, IClock clock) : IEntrySource
{
    private const int AtOnce = 1_000;
    private static readonly LocalDate FirstDay = new(1970, 1, 1);
    private (LocalDate Day, Sequence<ConductCounts> Counts)? _counted;

    /// <inheritdoc/>
    public string Name => "conduct";

    /// <inheritdoc/>
    public async Task<EntryBatch> ReadAsync(long after, CancellationToken ct)
    {
        // The place read up to is a legal day, counted from 1970, and below it how many firms were looked at; a day that is done is full.
        var now = clock.GetCurrentInstant();
        var day = RomeTime.DayOf(now);
        var begin = (long)Period.DaysBetween(FirstDay, day) << 32;
        var done = begin | uint.MaxValue;
        if (after >= done)
        {
            return new EntryBatch([], after);
        }

        if (ConductScale.On(catalogue, day) is not { } scale)
        {
            return new EntryBatch([], done);
        }

        var all = await CountsAsync(scale, day, now, ct);
        var taken = (int)Math.Max(0, after - begin);
        var next = all.Skip(taken).Take(AtOnce).ToList();
        var drafts = await DraftsAsync(next, scale, day, now, ct);
        return new EntryBatch(drafts, taken + next.Count < all.Count ? begin + taken + next.Count : done);
    }

    private async Task<Sequence<ConductCounts>> CountsAsync(ConductScale scale, LocalDate day, Instant now, CancellationToken ct)
    {
        if (_counted is not { } known || known.Day != day)
        {
            _counted = known = (day, await counts.CountAsync(RomeTime.StartOf(scale.FirstDay(day)), now, ct));
        }

        return known.Counts;
    }

    private async Task<Sequence<EntryDraft>> DraftsAsync(List<ConductCounts> firms, ConductScale scale, LocalDate day, Instant now, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        var known = firms.Where(firm => book.Organisations.TryGetValue(firm.Centre, out var it) && !it.IsSoleTrader)
            .Select(firm => (Subject: EntrySubject.Of(SubjectKind.Organisation, book.Organisations[firm.Centre].VatNumber.ToString()), Counts: firm)).ToList();
        var subjects = Sequence.From(known.Select(firm => firm.Subject));
        var admitted = (await stated.LastOfEachAsync(EntryType.OrganisationAdmitted, subjects, ct)).Select(one => one.Entry.Subject).ToHashSet();
        var before = (await stated.LastOfEachAsync(EntryType.EvidenceBandsStated, subjects, ct)).Select(one => one.Entry).ToDictionary(one => one.Subject, StatedBands.Of);
        return Sequence.From(known
            .Where(firm => admitted.Contains(firm.Subject))
            .Select(firm => (firm.Subject, firm.Counts.Lists, Bands: scale.BandsOf(firm.Counts, day, catalogue.Version)))
            .Where(firm => IsNews(before.GetValueOrDefault(firm.Subject), firm.Bands, firm.Lists, scale))
            .Select(firm => new EntryDraft(
                FormattableString.Invariant($"conduct-{firm.Subject.Id}-{day:uuuu-MM-dd}"), EntryType.EvidenceBandsStated, firm.Subject, day, now, firm.Bands.ToFacts())));
    }

    // What came back is news too, since it is held against the last entry alone.
    private static bool IsNews(StatedBands? before, StatedBands now, long lists, ConductScale scale) => before is null ? lists > 0
        : before.To < now.To && (!before.SaysWhat(now) || (lists > 0 && before.To.PlusMonths(scale.AnewMonths) <= now.To));
}
