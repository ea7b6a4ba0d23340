// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

public class CertificateStandings
{
    private static readonly LocalDate Day = new(2026, 3, 1);
    private static readonly EntrySubject Holder = EntrySubject.Of(SubjectKind.Organisation, "IT99901010019");
    private static readonly RegisterEntry Issued = Entry(EntryType.CertificateIssued, 0, ("holder", Holder.ToString()), ("scheme_hash", Hash), ("valid_until", "2029-03-01"));

    private static string Hash => ContentHash.Of("scheme"u8).ToString();

    [Fact]
    public void Without_an_entry_that_issues_it_there_is_no_certificate() =>
        Assert.Null(CertificateStanding.Of([Entry(EntryType.CertificateExpired, 3)], Day));

    [Fact]
    public void It_counts_from_its_first_day_to_the_day_before_its_last()
    {
        Assert.Equal(CertificateState.NotYet, On(Day.PlusDays(-1), Issued));
        Assert.Equal(new CertificateStanding(CertificateState.Valid, Holder, Day, new LocalDate(2029, 3, 1), Day, null), CertificateStanding.Of([Issued], Day));
        Assert.Equal(CertificateState.Valid, On(new LocalDate(2029, 2, 28), Issued));
        Assert.Equal(CertificateState.Expired, On(new LocalDate(2029, 3, 1), Issued));
    }

    [Fact]
    public void A_suspension_ends_by_an_entry_and_never_by_itself()
    {
        var suspended = Entry(EntryType.CertificateSuspended, 10, ("reason", "surveillance-overdue"), ("until", "2026-03-20"));
        Assert.Equal(CertificateState.Valid, On(Day.PlusDays(9), Issued, suspended));
        Assert.Equal(CertificateState.Suspended, On(Day.PlusDays(200), Issued, suspended));
        Assert.Equal("surveillance-overdue", CertificateStanding.Of([Issued, suspended], Day.PlusDays(10))!.Reason);
        Assert.Equal(CertificateState.Valid, On(Day.PlusDays(30), Issued, suspended, Entry(EntryType.CertificateRestored, 30)));
    }

    [Fact]
    public void What_was_withdrawn_stays_so()
    {
        var withdrawn = Entry(EntryType.CertificateWithdrawn, 10, ("reason", "requirement-not-met"));
        Assert.Equal(CertificateState.Withdrawn, On(Day.PlusDays(40), Issued, withdrawn, Entry(EntryType.CertificateRestored, 30)));
        Assert.Equal(CertificateState.Withdrawn, On(Day.PlusDays(4_000), Issued, withdrawn));
    }

    [Fact]
    public void Renewed_it_counts_longer_and_transferred_it_is_another_s()
    {
        var other = EntrySubject.Of(SubjectKind.OrganisationCommitted, new string('a', 64));
        var renewed = Entry(EntryType.CertificateRenewed, 900, ("scheme_hash", Hash), ("valid_until", "2032-03-01"));
        var transferred = Entry(EntryType.CertificateTransferred, 950, ("holder", other.ToString()), ("reason", "merger"));
        Assert.Equal(CertificateState.Valid, On(new LocalDate(2030, 1, 1), Issued, renewed));
        Assert.Equal(other, CertificateStanding.Of([Issued, renewed, transferred], new LocalDate(2030, 1, 1))!.Holder);
    }

    private static CertificateState On(LocalDate day, params RegisterEntry[] entries) => CertificateStanding.Of(entries, day)!.State;

    private static RegisterEntry Entry(EntryType type, int days, params (string, Json)[] facts) => RegisterEntry.Create(
        type, EntrySubject.Of(SubjectKind.Certificate, "FIL-2026-000017"), null, Day.PlusDays(days), NoteBed.At, Json.Object(facts)).ValueOrThrow();
}
