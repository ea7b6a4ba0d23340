// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Parties;

/// <summary>States in the register what the parties' ledger holds of public interest: who takes part, with which numbers, under whose mandates.</summary>
/// <remarks>Sites, campaigns and people stay where they are. A sole trader is a person: only commitments to it, and to its numbers, are stated.</remarks>
public sealed class PartyEntries(IPartyLedger ledger, Commitments commitments) : IEntrySource
{
    private const int AtOnce = 500;

    /// <inheritdoc/>
    public string Name => "parties";

    /// <inheritdoc/>
    public async Task<EntryBatch> ReadAsync(long after, CancellationToken ct)
    {
        var entries = await ledger.EventsAsync(after, AtOnce, ct);
        if (entries.IsEmpty)
        {
            return new EntryBatch([], after);
        }

        // The book may be ahead of these entries, but what they name is in it, and never changes its number or form.
        var book = await ledger.ReadAsync(ct);
        var drafts = new List<EntryDraft>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (await DraftAsync(book, FormattableString.Invariant($"parties-{after + 1 + i}"), entries[i], ct) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return new EntryBatch(Sequence.From(drafts), after + entries.Count);
    }

    private async Task<EntryDraft?> DraftAsync(PartyBook book, string key, PartyEntry entry, CancellationToken ct) => entry.Event switch
    {
        PartyEvent.OrganisationRegistered { Organisation: var it } => new EntryDraft(
            key,
            EntryType.OrganisationAdmitted,
            await SubjectAsync(it, ct),
            RomeTime.DayOf(entry.At),
            entry.At,
            it.IsSoleTrader ? Json.Object() : Json.Object(("name", it.LegalName))),
        PartyEvent.NumberDeclared { Declaration: var it } => new EntryDraft(
            key,
            EntryType.CallerNumberDeclared,
            await SubjectAsync(book, it, ct),
            it.Days.From,
            entry.At,
            Facts(
                ("holder", (await SubjectAsync(book.Organisations[it.Centre], ct)).ToString()),
                ("client", (await SubjectAsync(book.Organisations[it.Client], ct)).ToString()),
                ("from", Day(it.Days.From)),
                ("until", it.Days.Until is { } until ? Day(until) : null))),
        PartyEvent.NumberReleased it => new EntryDraft(
            key, EntryType.CallerNumberReleased, await SubjectAsync(book, book.Numbers[it.Declaration], ct), it.From, entry.At, Json.Object()),
        PartyEvent.MandateGiven { Mandate: var it } => new EntryDraft(
            key,
            EntryType.MandateGiven,
            Subject(it.Id),
            RomeTime.DayOf(it.Term.From),
            entry.At,
            Facts(
                ("client", (await SubjectAsync(book.Organisations[it.Client], ct)).ToString()),
                ("centre", (await SubjectAsync(book.Organisations[it.Centre], ct)).ToString()),
                ("from", Day(RomeTime.DayOf(it.Term.From))),
                ("until", it.Term.To is { } to ? Day(RomeTime.DayOf(to)) : null))),
        PartyEvent.MandateRevoked it => new EntryDraft(
            key, EntryType.MandateRevoked, Subject(it.Mandate), RomeTime.DayOf(it.From), entry.At, Json.Object()),
        _ => null,
    };

    private async Task<EntrySubject> SubjectAsync(Organisation it, CancellationToken ct) => it.IsSoleTrader
        ? await commitments.CommitAsync(SubjectKind.OrganisationCommitted, "organisation-" + it.Id, it.VatNumber.ToString(), ct)
        : EntrySubject.Of(SubjectKind.Organisation, it.VatNumber.ToString());

    private async Task<EntrySubject> SubjectAsync(PartyBook book, DeclaredNumber it, CancellationToken ct) => book.Organisations[it.Centre].IsSoleTrader
        ? await commitments.CommitAsync(SubjectKind.CallerNumberCommitted, "declared-number-" + it.Id, it.Number.ToString(), ct)
        : EntrySubject.Of(SubjectKind.CallerNumber, it.Number.ToString());

    private static EntrySubject Subject(MandateId id) => EntrySubject.Of(SubjectKind.Mandate, id.Value.ToString("D"));

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static Json.Map Facts(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var map = Json.Object();
        foreach (var (name, value) in facts)
        {
            map = value is null ? map : new Json.Map(map.Members.Add(name, value));
        }

        return map;
    }
}
