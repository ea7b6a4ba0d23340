// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Tests;

public class RegisterEntries
{
    private const string Vat = "IT00000000018";

    private static readonly LocalDate Day = new(2026, 11, 20);

    private static readonly string Hash = MerkleHash.Leaf("schema"u8).ToString();

    private static readonly Salt Salt = new(Enumerable.Repeat((byte)7, Salt.Size).ToArray());

    private static readonly EntrySubject Firm = EntrySubject.Of(SubjectKind.Organisation, Vat);

    private static readonly EntrySubject Certificate = EntrySubject.Of(SubjectKind.Certificate, "FIL-2026-000017");

    private static readonly EntrySubject Committed = EntrySubject.Committed(SubjectKind.CertificateCommitted, Salt, "FIL-2026-PERSONA"u8);

    [Fact]
    public void An_entry_of_every_type_is_written_canonically_and_read_back_the_same()
    {
        Assert.Equal(Enum.GetValues<EntryType>(), Valid().Select(entry => entry.Type).Distinct().Order());
        Assert.All(Valid(), entry =>
        {
            var read = RegisterEntry.Parse(entry.ToBytes()).ValueOrThrow();
            Assert.Equal(entry, read);
            Assert.Equal(entry.ToBytes(), Json.Parse(entry.ToBytes()).ValueOrThrow().ToCanonicalBytes());
            Assert.Equal(MerkleHash.Leaf(entry.ToBytes()), read.LeafHash);
        });
    }

    [Fact]
    public void An_entry_is_written_as_documented() => Assert.Equal(
        "{\"effective\":\"2026-11-20\",\"facts\":{\"reason\":\"missed-surveillance\"},\"prev\":\"" + Hash + "\",\"recorded\":\"2026-11-20T09:30:15Z\","
        + "\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-suspended\",\"v\":1}",
        Encoding.UTF8.GetString(RegisterEntry.Create(
            EntryType.CertificateSuspended, Certificate, ContentHash.Parse(Hash), Day, NoteBed.At, Json.Object(("reason", "missed-surveillance"))).ValueOrThrow().ToBytes()));

    [Fact]
    public void A_fact_left_out_or_added_or_of_another_kind_is_refused()
    {
        foreach (var entry in Valid())
        {
            Assert.IsType<Result<RegisterEntry>.Refused>(With(entry, entry.Facts.Members.Add("note", "Mario")));
            foreach (var name in entry.Facts.Members.Keys)
            {
                Assert.IsType<Result<RegisterEntry>.Refused>(With(entry, entry.Facts.Members.SetItem(name, Json.Null)));
                Assert.IsType<Result<RegisterEntry>.Refused>(With(entry, entry.Facts.Members.SetItem(name, "Testo libero, con spazi\n")));
                Assert.IsType<Result<RegisterEntry>.Refused>(With(entry, entry.Facts.Members.SetItem(name, Json.Array(entry.Facts[name]!))));
            }
        }
    }

    [Fact]
    public void An_entry_with_any_one_byte_changed_is_refused_or_says_something_else()
    {
        var random = new Random(3);
        foreach (var entry in Valid())
        {
            var good = entry.ToBytes();
            for (var at = 0; at < good.Length; at++)
            {
                var bad = good.ToArray();
                bad[at] ^= (byte)(1 << random.Next(8));
                Assert.True(RegisterEntry.Parse(bad) is not Result<RegisterEntry>.Ok { Value: var read } || (read != entry && read.ToBytes().AsSpan().SequenceEqual(bad)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"effective\":\"2026-11-20\",\"facts\":{},\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-burnt\",\"v\":1}")]
    [InlineData("{\"effective\":\"2026-11-20\",\"facts\":{},\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":2}")]
    [InlineData("{\"effective\":\"2026-11-20\",\"facts\":{},\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"organisation:IT00000000018\",\"type\":\"certificate-expired\",\"v\":1}")]
    [InlineData("{\"effective\":\"2026-11-31\",\"facts\":{},\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":1}")]
    [InlineData("{\"effective\":\"2026-11-20\",\"facts\":{},\"recorded\":\"2026-11-20T09:30:15.5Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":1}")]
    [InlineData("{\"effective\":\"2026-11-20\",\"facts\":{},\"prev\":null,\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":1}")]
    [InlineData("{\"effective\":\"2026-11-20\",\"facts\":{},\"facts\":{},\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":1}")]
    [InlineData("{\"facts\":{},\"effective\":\"2026-11-20\",\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":1}")]
    [InlineData(" {\"effective\":\"2026-11-20\",\"facts\":{},\"recorded\":\"2026-11-20T09:30:15Z\",\"subject\":\"certificate:FIL-2026-000017\",\"type\":\"certificate-expired\",\"v\":1}")]
    public void What_is_no_entry_is_refused_by_name(string text) => AssertRefused(NoteBed.Bytes(text));

    [Fact]
    public void Too_long_and_too_deep_entries_are_refused()
    {
        AssertRefused(new byte[RegisterEntry.LargestSize + 1]);
        AssertRefused(NoteBed.Bytes("{\"effective\":" + new string('[', 33) + new string(']', 33) + "}"));
        AssertRefused(NoteBed.Bytes("{\"effective\":" + new string('[', 1_000)));
    }

    [Theory]
    [InlineData("person:RSSMRA80A01H501U")]
    [InlineData("organisation:RSSMRA80A01H501U")]
    [InlineData("organisation:ITRSSMRA80A01H501U")]
    [InlineData("organisation:IT00000000019")]
    [InlineData("organisation:IT00000000000")]
    [InlineData("certificate:RSSMRA80A01H501U")]
    [InlineData("certificate:RSSMRA-80A01-H501U")]
    [InlineData("certificate:Mario Rossi")]
    [InlineData("certificate:MARIO")]
    [InlineData("caller-number:0551234567")]
    [InlineData("caller-number:+39055 1234567")]
    [InlineData("person-committed:MARIO")]
    [InlineData("mandate:0198AAAA-0000-7000-8000-000000000001")]
    [InlineData("map:other")]
    [InlineData("organisation")]
    [InlineData(":")]
    [InlineData(null)]
    public void No_tax_code_no_name_and_no_other_form_is_a_subject(string? text) => Assert.False(EntrySubject.TryParse(text, out _));

    [Fact]
    public void Somebody_committed_to_is_never_named_in_clear()
    {
        var trader = EntrySubject.Committed(SubjectKind.OrganisationCommitted, Salt, "IT00000000018"u8);

        Assert.IsType<Result<RegisterEntry>.Refused>(Make(EntryType.OrganisationAdmitted, trader, ("name", "Prova Chiamate di Tizio")));
        Assert.DoesNotContain("00000000018", Encoding.UTF8.GetString(Make(EntryType.OrganisationAdmitted, trader).ValueOrThrow().ToBytes()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EntrySubject.Committed(SubjectKind.Organisation, Salt, "IT00000000018"u8));
        Assert.NotEqual(trader, EntrySubject.Committed(SubjectKind.OrganisationCommitted, new Salt(new byte[Salt.Size]), "IT00000000018"u8));
    }

    [Fact]
    public void The_map_key_is_the_subject_s_own_in_clear_and_the_entry_s_choice_for_somebody_committed_to()
    {
        var key = MapKey.OfCertificate("FIL-2026-PERSONA");

        Assert.Equal(MapKey.OfCertificate("FIL-2026-000017"), Make(EntryType.CertificateExpired, Certificate).ValueOrThrow().KeyInMap);
        Assert.Equal(MapKey.OfOrganisation(Vat), Make(EntryType.OrganisationAdmitted, Firm, ("name", "Prova S.r.l.")).ValueOrThrow().KeyInMap);
        Assert.Null(Make(EntryType.CertificateExpired, Committed).ValueOrThrow().KeyInMap);
        Assert.Equal(key, Make(EntryType.CertificateExpired, Committed, ("map_key", key.Hash.ToString())).ValueOrThrow().KeyInMap);
        Assert.IsType<Result<RegisterEntry>.Refused>(Make(EntryType.CertificateExpired, Certificate, ("map_key", key.Hash.ToString())));
    }

    [Fact]
    public async Task The_last_entry_of_each_batch_states_the_root_of_the_map_and_no_batch_is_made_of_it_alone()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        var seal = new MapSeal(LogBed.Clock, log.Work);
        var issued = Make(EntryType.OrganisationAdmitted, Firm, ("name", "Prova S.r.l.")).ValueOrThrow();
        using (var writer = await LogBed.OpenAsync(log, keys, seal))
        {
            await writer.AppendAsync(issued.ToBytes(), CancellationToken.None);
            await writer.AppendAsync(Make(EntryType.CertificateExpired, Certificate).ValueOrThrow().ToBytes(), CancellationToken.None);
            Assert.Equal(3, (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow().Checkpoint.Size);
            await writer.AppendAsync(Make(EntryType.CertificateExpired, Committed).ValueOrThrow().ToBytes(), CancellationToken.None);
            Assert.Equal(5, (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow().Checkpoint.Size);
            Assert.Equal(5, (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow().Checkpoint.Size);
        }

        var again = new MapSeal(LogBed.Clock, log.Work);
        using var reopened = await LogBed.OpenAsync(log, keys, again);
        Assert.Equal((5, 2), (reopened.Published.Checkpoint.Size, again.Map.Count));
        var read = (await LogReader.OpenAsync(log, reopened.Published.Checkpoint, CancellationToken.None)).ValueOrThrow();
        var root = RegisterEntry.Parse((await read.EntryAsync(4, CancellationToken.None)).ValueOrThrow().Span).ValueOrThrow();
        Assert.Equal(Json.Object(("keys", 2), ("root", again.Map.Root.ToString())), root.Facts);
        Assert.Equal(new MapAnswer(issued.LeafHash), again.Map.Prove(MapKey.OfOrganisation(Vat)).Answer(MapKey.OfOrganisation(Vat), again.Map.Root).ValueOrThrow());
        Assert.Equal(new MapAnswer(null), again.Map.Prove(MapKey.OfCallerNumber("+39055000")).Answer(MapKey.OfCallerNumber("+39055000"), again.Map.Root).ValueOrThrow());
    }

    private static IEnumerable<RegisterEntry> Valid()
    {
        var mandate = EntrySubject.Of(SubjectKind.Mandate, "0198aaaa-0000-7000-8000-000000000001");
        var number = EntrySubject.Of(SubjectKind.CallerNumber, "+390550000000");
        var key = EntrySubject.Of(SubjectKind.Key, NoteBed.Log.Key.Key.Id.Value);
        Result<RegisterEntry>[] made =
        [
            Make(EntryType.OrganisationAdmitted, Firm, ("name", "Prova Chiamate S.r.l.")),
            Make(EntryType.CertificateIssued, Certificate, ("holder", Firm.ToString()), ("scheme_hash", Hash), ("valid_until", "2029-11-20")),
            Make(EntryType.CertificateIssued, Committed, ("holder", "person-committed:" + new string('a', 64)), ("scheme_hash", Hash), ("map_key", Hash), ("alignments", Json.Array("ada:ADA.24.04.11", "esco:4222.1"))),
            Make(EntryType.CertificateSuspended, Certificate, ("reason", "missed-surveillance"), ("until", "2027-01-31")),
            Make(EntryType.CertificateRestored, Certificate),
            Make(EntryType.CertificateWithdrawn, Committed, ("reason", "major-nonconformity")),
            Make(EntryType.CertificateExpired, Certificate),
            Make(EntryType.CertificateRenewed, Certificate, ("scheme_hash", Hash), ("credential_hash", Hash)),
            Make(EntryType.CertificateScopeChanged, Certificate, ("scope_hash", Hash), ("services", Json.Array("inbound", "outbound-sale")), ("sites", Json.Array("lecce"))),
            Make(EntryType.CertificateTransferred, Certificate, ("holder", Firm.ToString()), ("reason", "merger")),
            Make(EntryType.AppealDecided, Certificate, ("outcome", "upheld"), ("decision_hash", Hash)),
            Make(EntryType.MeasureTaken, Firm, ("measure", "warning"), ("until", "2027-01-31")),
            Make(EntryType.CallerNumberDeclared, number, ("holder", Firm.ToString()), ("client", Firm.ToString())),
            Make(EntryType.CallerNumberReleased, number, ("reason", "line-closed")),
            Make(EntryType.MandateGiven, mandate, ("client", Firm.ToString()), ("centre", Firm.ToString()), ("from", "2026-12-01")),
            Make(EntryType.MandateRevoked, mandate, ("reason", "contract-ended")),
            Make(EntryType.RulesPublished, EntrySubject.Of(SubjectKind.Rules, "seal"), ("version", "v1.0"), ("content_hash", Hash)),
            Make(EntryType.KeyAdded, key, ("algorithm", "ed25519"), ("purpose", "log"), ("public_key", Convert.ToBase64String(new byte[32]))),
            Make(EntryType.KeyRetired, key, ("reason", "rotation")),
            Make(EntryType.EvidenceHeadCommitted, EntrySubject.Of(SubjectKind.Evidence, "screening"), ("head", Hash), ("count", 12)),
            Make(
                EntryType.EvidenceBandsStated,
                Firm,
                ("period", Json.Object(("from", "2025-11-21"), ("to", "2026-11-20"))),
                ("lists", Json.Object(("from", 1), ("below", 5))),
                ("rows", Json.Object(("from", 10_000))),
                ("withheld_ppm", Json.Object(("from", 50_000), ("below", 150_000))),
                ("undecided_ppm", "too-few"),
                ("rules_hash", Hash)),
            Make(EntryType.EntryCorrected, Certificate, ("corrects", Hash), ("reason", "wrong-date")),
            Make(EntryType.MapRootCommitted, EntrySubject.Map, ("root", Hash), ("keys", 3)),
        ];
        return made.Select(entry => entry.ValueOrThrow());
    }

    private static Result<RegisterEntry> Make(EntryType type, EntrySubject subject, params ReadOnlySpan<(string Name, Json Value)> facts) =>
        RegisterEntry.Create(type, subject, null, Day, NoteBed.At, Json.Object(facts));

    private static Result<RegisterEntry> With(RegisterEntry entry, System.Collections.Immutable.ImmutableSortedDictionary<string, Json> facts) =>
        RegisterEntry.Create(entry.Type, entry.Subject, entry.Previous, entry.Effective, entry.Recorded, new Json.Map(facts));

    private static void AssertRefused(byte[] bytes) =>
        Assert.IsType<EntryUnreadable>(Assert.Single(Assert.IsType<Result<RegisterEntry>.Refused>(RegisterEntry.Parse(bytes)).Refusals));
}
