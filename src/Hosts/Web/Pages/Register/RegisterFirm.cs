// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>What the register's entries come to for one firm on a day: its numbers and its mandates that count.</summary>
/// <param name="Name">The name in its admission.</param>
/// <param name="Admitted">The day of its admission.</param>
/// <param name="Numbers">Caller numbers it uses on that day.</param>
/// <param name="Mandates">Mandates in force on that day, given or received.</param>
/// <param name="History">Every entry of it or about it, newest first.</param>
public sealed record RegisterFirm(
    string Name, LocalDate Admitted, Sequence<RegisteredEntry> Numbers, Sequence<RegisteredEntry> Mandates, Sequence<RegisteredEntry> History)
{
    private const int MostAbout = 2_000;

    /// <summary>Reads a firm's entries; null when none was published.</summary>
    public static async Task<RegisterFirm?> ReadAsync(IRegisterBook book, EntrySubject subject, LocalDate day, CancellationToken ct)
    {
        var own = await book.HistoryAsync(subject, ct);
        if (own.FirstOrDefault(entry => entry.Entry.Type == EntryType.OrganisationAdmitted)?.Entry is not { } admission)
        {
            return null;
        }

        var about = await book.AboutAsync(subject, MostAbout, ct);
        var numbers = new List<RegisteredEntry>();
        var mandates = new List<RegisteredEntry>();
        foreach (var entry in about.Where(one => IsInForce(one.Entry, day)))
        {
            // What was taken back since is in the history of the number or of the mandate.
            var history = await book.HistoryAsync(entry.Entry.Subject, ct);
            if (history.Any(later => later.Number > entry.Number && later.Entry.Effective <= day))
            {
                continue;
            }

            (entry.Entry.Type == EntryType.MandateGiven ? mandates : numbers).Add(entry);
        }

        return new RegisterFirm(
            ((Json.Text)admission.Facts["name"]!).Value,
            admission.Effective,
            Sequence.From(numbers.Where(entry => entry.Entry.Facts["holder"] is Json.Text holder && holder.Value == subject.ToString())),
            Sequence.From(mandates),
            Sequence.From(own.Concat(about).OrderByDescending(entry => entry.Number)));
    }

    private static bool IsInForce(RegisterEntry entry, LocalDate day) =>
        entry.Type is EntryType.CallerNumberDeclared or EntryType.MandateGiven
        && entry.Effective <= day
        && !(entry.Facts["until"] is Json.Text until && LocalDatePattern.Iso.Parse(until.Value) is { Success: true, Value: var end } && end <= day);
}
