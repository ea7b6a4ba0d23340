// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>What the register's entries come to for one firm on a day: its certificates, its numbers, its mandates, the measures that count and its conduct in bands.</summary>
/// <param name="Name">The name in its admission.</param>
/// <param name="Admitted">The day of its admission.</param>
/// <param name="Certificates">Every certificate ever issued to it and still its own, by number, with the services it is for.</param>
/// <param name="Measures">Measures against it or one of its certificates that have begun by that day and have not ended, oldest first.</param>
/// <param name="Numbers">Caller numbers it uses on that day.</param>
/// <param name="Mandates">Mandates in force on that day, given or received.</param>
/// <param name="Bands">What its evidence came to when the register last said so; null where it never did.</param>
/// <param name="History">Every entry of it or about it, newest first.</param>
public sealed record RegisterFirm(
    string Name,
    LocalDate Admitted,
    Sequence<(string Number, CertificateStanding Standing, Sequence<string> Services)> Certificates,
    Sequence<RegisteredEntry> Measures,
    Sequence<RegisteredEntry> Numbers,
    Sequence<RegisteredEntry> Mandates,
    StatedBands? Bands,
    Sequence<RegisteredEntry> History)
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

        // What was taken back since is in the history of the number, of the mandate or of the certificate.
        var about = (await book.AboutAsync(subject, MostAbout, ct)).Select(one => (Published: one, one.Entry)).ToList();
        var stated = about.Where(one => IsInForce(one.Entry, day) || IsOfCertificate(one.Entry)).ToList();
        var histories = (await book.HistoriesAsync(Sequence.From(stated.Select(one => one.Entry.Subject).Distinct()), ct))
            .Select(one => (Published: one, one.Entry)).ToLookup(one => one.Entry.Subject);
        var current = stated
            .Where(one => !IsOfCertificate(one.Entry))
            .Where(one => !histories[one.Entry.Subject].Any(later => later.Published.Number > one.Published.Number && later.Entry.Effective <= day))
            .ToLookup(one => one.Entry.Type == EntryType.MandateGiven, one => one.Published);
        var certificates = stated.Where(one => IsOfCertificate(one.Entry)).Select(one => one.Entry.Subject).Distinct()
            .Select(certificate => (Id: certificate, Standing: CertificateStanding.Of(histories[certificate].Select(one => one.Entry), day)!))
            .Where(one => one.Standing?.Holder == subject).ToList();
        var open = own.Concat(certificates.SelectMany(one => histories[one.Id]).Select(one => one.Published)).Where(one => one.Entry.Type == EntryType.MeasureTaken && Holds(one.Entry, day));
        return new RegisterFirm(
            ((Json.Text)admission.Facts["name"]!).Value,
            admission.Effective,
            Sequence.From(certificates.Select(one => (one.Id.Id!, one.Standing, RegisterCertificate.ServicesOf(histories[one.Id].Select(entry => entry.Published), day)))),
            Sequence.From(open.OrderBy(entry => entry.Number)),
            Sequence.From(current[false].Where(entry => entry.Entry.Facts["holder"] is Json.Text holder && holder.Value == subject.ToString())),
            Sequence.From(current[true]),
            own.Select(one => StatedBands.Of(one.Entry)).LastOrDefault(bands => bands is not null && bands.To <= day),
            Sequence.From(own.Concat(about.Select(one => one.Published)).OrderByDescending(entry => entry.Number)));
    }

    private static bool IsOfCertificate(RegisterEntry entry) => entry.Type is EntryType.CertificateIssued or EntryType.CertificateTransferred;

    private static bool IsInForce(RegisterEntry entry, LocalDate day) => entry.Type is EntryType.CallerNumberDeclared or EntryType.MandateGiven && Holds(entry, day);

    private static bool Holds(RegisterEntry entry, LocalDate day) => entry.Effective <= day
        && !(entry.Facts["until"] is Json.Text until && LocalDatePattern.Iso.Parse(until.Value) is { Success: true, Value: var end } && end <= day);
}
