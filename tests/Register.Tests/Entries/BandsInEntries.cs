// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>Bands of a firm's evidence in the log: their form, and that they never speak for the firm.</summary>
public class BandsInEntries
{
    private static readonly LocalDate Day = new(2026, 11, 20);
    private static readonly EntrySubject Firm = EntrySubject.Of(SubjectKind.Organisation, "IT00000000018");

    private static readonly StatedBands Stated = new(
        new LocalDate(2025, 11, 21), Day, new Band(5, 20), new Band(10_000_000, null), new Band(0, 50_000), null, MerkleHash.Leaf("rules"u8));

    [Fact]
    public void They_are_written_as_documented_and_read_back()
    {
        var entry = Make(Firm, Stated.ToFacts()).ValueOrThrow();
        Assert.Equal(
            "{\"lists\":{\"below\":20,\"from\":5},\"period\":{\"from\":\"2025-11-21\",\"to\":\"2026-11-20\"},\"rows\":{\"from\":10000000},\"rules_hash\":\"" + Stated.Rules
            + "\",\"undecided_ppm\":\"too-few\",\"withheld_ppm\":{\"below\":50000,\"from\":0}}",
            entry.Facts.ToCanonicalText());
        Assert.Equal(Stated, StatedBands.Of(RegisterEntry.Parse(entry.ToBytes()).ValueOrThrow()));
        Assert.True(Stated.SaysWhat(Stated with { From = Day, Rules = default }));
        Assert.False(Stated.SaysWhat(Stated with { Undecided = new Band(0, 1_000) }));
    }

    [Fact]
    public void Only_firms_in_clear_have_them()
    {
        var salt = new Salt(Enumerable.Repeat((byte)7, Salt.Size).ToArray());
        foreach (var kind in new[] { SubjectKind.OrganisationCommitted, SubjectKind.PersonCommitted, SubjectKind.CertificateCommitted })
        {
            Assert.IsType<Result<RegisterEntry>.Refused>(Make(EntrySubject.Committed(kind, salt, "x"u8), Stated.ToFacts()));
        }

        Assert.IsType<Result<RegisterEntry>.Refused>(Make(EntrySubject.Of(SubjectKind.Certificate, "FIL-2026-000017"), Stated.ToFacts()));
    }

    [Theory]
    [InlineData("lists", "{\"from\":5,\"below\":5}")]
    [InlineData("lists", "{\"from\":-1}")]
    [InlineData("lists", "{\"below\":5}")]
    [InlineData("lists", "{\"from\":1,\"below\":5,\"exactly\":3}")]
    [InlineData("lists", "7")]
    [InlineData("rows", "\"too-few\"")]
    [InlineData("withheld_ppm", "{\"from\":1,\"below\":1000001}")]
    [InlineData("withheld_ppm", "\"few\"")]
    [InlineData("period", "{\"from\":\"2026-11-21\",\"to\":\"2026-11-20\"}")]
    [InlineData("period", "{\"from\":\"2026-11-20\"}")]
    public void What_is_no_band_is_refused(string fact, string value) => Assert.IsType<Result<RegisterEntry>.Refused>(
        Make(Firm, new Json.Map(Stated.ToFacts().Members.SetItem(fact, Json.Parse(System.Text.Encoding.UTF8.GetBytes(value)).ValueOrThrow()))));

    [Fact]
    public void The_map_goes_on_naming_the_admission()
    {
        var admitted = RegisterEntry.Create(EntryType.OrganisationAdmitted, Firm, null, Day, NoteBed.At, Json.Object(("name", "Centro Inventato srl"))).ValueOrThrow();
        var bands = RegisterEntry.After(admitted, new EntryDraft("conduct", EntryType.EvidenceBandsStated, Firm, Day, NoteBed.At, Stated.ToFacts())).ValueOrThrow();
        Assert.Equal((MapKey.OfOrganisation("IT00000000018"), null, admitted.LeafHash), (admitted.KeyInMap!.Value, bands.KeyInMap, bands.Previous!.Value));
    }

    [Fact]
    public void Bounds_make_one_band_more_and_must_rise()
    {
        Assert.Equal([new Band(0, 1), new Band(1, 5), new Band(5, null)], Band.Between([1, 5]));
        Assert.Throws<ArgumentException>(() => Band.Between([]));
        Assert.Throws<ArgumentException>(() => Band.Between([5, 5]));
        Assert.Throws<ArgumentException>(() => Band.Between([0, 5]));
    }

    private static Result<RegisterEntry> Make(EntrySubject subject, Json.Map facts) => RegisterEntry.Create(EntryType.EvidenceBandsStated, subject, null, Day, NoteBed.At, facts);
}
