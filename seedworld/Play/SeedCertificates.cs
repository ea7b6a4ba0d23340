// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.SeedWorld;

/// <summary>Certificates of an invented scheme, issued, suspended, restored, withdrawn and expired, so that a demonstration has some to look at.</summary>
/// <remarks>They come into the register as any room's decisions do. Nobody certified anything: the log is a demonstration's, and says so in its name.</remarks>
internal sealed class SeedCertificates(SeedPlan plan, IClock clock, Commitments commitments) : IEntrySource
{
    private const string PersonsNumber = "FIL-P-7K2QD-9MX4R-3WTZ8";
    private static readonly string Scheme = ContentHash.Of("An invented scheme, version 1"u8).ToString();

    public string Name => "demonstration-certificates";

    public async Task<EntryBatch> ReadAsync(long after, CancellationToken ct)
    {
        var due = Story().Where(act => Day(act.Ago) <= RomeTime.DayOf(clock.GetCurrentInstant())).ToList();
        var drafts = new List<EntryDraft>();
        for (var i = (int)after; i < due.Count; i++)
        {
            var (ago, type, number, facts) = due[i];
            var subject = EntrySubject.Of(SubjectKind.Certificate, number);
            if (number == PersonsNumber)
            {
                subject = await commitments.CommitAsync(SubjectKind.CertificateCommitted, "demonstration-certificate", number, ct);
                var holder = await commitments.CommitAsync(SubjectKind.PersonCommitted, "demonstration-person", plan.Seed, ct);
                facts = Json.Object(
                    ("alignments", Json.Array("ada:ADA.24.04.11", "esco:4222.1")),
                    ("holder", holder.ToString()),
                    ("map_key", MapKey.OfCertificate(number).Hash.ToString()),
                    ("scheme_hash", Scheme));
            }

            drafts.Add(new EntryDraft(
                FormattableString.Invariant($"demonstration-certificate-{i}"), type, subject, Day(ago), RomeTime.StartOf(Day(ago)) + Duration.FromHours(9), facts));
        }

        return new EntryBatch(Sequence.From(drafts), due.Count);
    }

    private IEnumerable<(int Ago, EntryType Type, string Number, Json.Map Facts)> Story() =>
        new (int Ago, EntryType Type, string Number, Json.Map Facts)[]
        {
            (400, EntryType.CertificateIssued, Number(5), Issued(5, until: 5)),
            (390, EntryType.CertificateIssued, Number(4), Issued(4)),
            (350, EntryType.CertificateIssued, Number(3), Issued(3)),
            (300, EntryType.CertificateIssued, Number(2), Issued(2)),
            (200, EntryType.CertificateSuspended, Number(3), Because("surveillance-overdue")),
            (180, EntryType.CertificateIssued, Number(0), Issued(0)),
            (170, EntryType.CertificateRestored, Number(3), Because("surveillance-made")),
            (100, EntryType.CertificateIssued, PersonsNumber, Json.Object()),
            (60, EntryType.CertificateWithdrawn, Number(4), Because("requirement-not-met")),
            (40, EntryType.CertificateSuspended, Number(2), Because("surveillance-overdue")),
            (5, EntryType.CertificateExpired, Number(5), Json.Object()),
        };

    private static string Number(int centre) => FormattableString.Invariant($"FIL-2026-{100_001 + centre}");

    private static Json.Map Because(string reason) => Json.Object(("reason", reason));

    private Json.Map Issued(int centre, int until = -900) => Json.Object(
        ("holder", "organisation:IT" + plan.Centres[centre].VatNumber),
        ("scheme_hash", Scheme),
        ("services", Json.Array(centre % 2 == 0 ? ["inbound", "outbound-sale"] : ["inbound"])),
        ("sites", Json.Array("sede-principale")),
        ("valid_until", LocalDatePattern.Iso.Format(Day(until))));

    private LocalDate Day(int ago) => plan.Day.PlusDays(-ago);
}
