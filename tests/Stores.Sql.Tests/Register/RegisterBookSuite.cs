// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Register;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>The register's entries and salts in the database, the same on every engine.</summary>
public abstract class RegisterBookSuite(Engine engine)
{
    private const string Firm = "organisation:IT99901010019";
    private const string Client = "organisation:IT99900019995";
    private static readonly LocalDate Day = new(2026, 11, 20);
    private static readonly Instant At = Instant.FromUtc(2026, 11, 20, 9, 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drafts_become_entries_that_name_the_one_before_them_and_are_kept_once()
    {
        await using var db = await engine.CreateAsync();
        var added = await db.WithAsync<IRegisterBook, Result<int>>(book => book.StageAsync("told", new EntryBatch([Declared("a", 1), Released("b", 1), Declared("c", 2)], 7), Ct));
        var again = await db.WithAsync<IRegisterBook, Result<int>>(book => book.StageAsync("told", new EntryBatch([Declared("a", 1), Declared("d", 1)], 8), Ct));
        var waiting = await db.WithAsync<IRegisterBook, Sequence<RegisteredEntry>>(book => book.UnpublishedAsync(10, Ct));

        Assert.Equal((3, 1, 8L), (added.ValueOrThrow(), again.ValueOrThrow(), await db.WithAsync<IRegisterBook, long>(book => book.ReadUpToAsync("told", Ct))));
        Assert.Equal([1, 2, 3, 4], waiting.Select(entry => entry.Number));
        Assert.Equal([null, waiting[0].LeafHash, null, waiting[1].LeafHash], waiting.Select(entry => entry.Entry.Previous));
    }

    [Fact]
    public async Task A_draft_that_is_no_entry_keeps_the_whole_batch_out()
    {
        await using var db = await engine.CreateAsync();
        var refused = await db.WithAsync<IRegisterBook, Result<int>>(book => book.StageAsync(
            "told", new EntryBatch([Declared("a", 1), Declared("b", 2) with { Facts = Json.Object(("note", "free text")) }], 2), Ct));

        Assert.IsType<EntryUnreadable>(Assert.Single(Assert.IsType<Result<int>.Refused>(refused).Refusals));
        Assert.Equal((0, 0L), await db.WithAsync<IRegisterBook, (int, long)>(async book =>
            ((await book.UnpublishedAsync(10, Ct)).Count, await book.ReadUpToAsync("told", Ct))));
    }

    [Fact]
    public async Task What_is_published_is_found_by_subject_by_who_is_named_and_by_place()
    {
        await using var db = await engine.CreateAsync();
        await StagedAsync(db, Declared("a", 1), Released("b", 1), Declared("c", 2), Declared("d", 3));
        await db.WithAsync<IRegisterBook, Result<int>>(book => book.PublishedAsync([(1, 0), (2, 1), (3, 3)], Ct));
        await db.WithAsync<IRegisterBook, Result<int>>(book => book.PublishedAsync([(2, 1), (3, 3)], Ct));

        Assert.Equal([0L, 1L], await IndexesAsync(db, book => book.HistoryAsync(Number(1), Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.HistoryAsync(Number(3), Ct)));
        Assert.Equal([0L, 3L], await IndexesAsync(db, book => book.AboutAsync(Subject(Firm), 10, Ct)));
        Assert.Equal([1L, 3L], await IndexesAsync(db, book => book.ChangesAsync(0, 10, Ct)));
        Assert.Equal([3L, 1L], await IndexesAsync(db, book => book.NewestAsync(2, Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.CertificateActsAsync(-1, 10, Ct)));
        Assert.Equal([null], await IndexesAsync(db, book => book.UnpublishedAsync(10, Ct)));
        Assert.Equal(4, (await db.WithAsync<IRegisterBook, RegisteredEntry?>(book => book.LastAsync(Number(3), Ct)))!.Number);
    }

    [Fact]
    public async Task Firms_are_found_by_the_beginnings_of_the_words_of_their_names()
    {
        await using var db = await engine.CreateAsync();
        await StagedAsync(db, Admitted("a", Firm, "Società Immaginària S.r.l."), Admitted("b", Client, "Immagini Finte spa"));
        await db.WithAsync<IRegisterBook, Result<int>>(book => book.PublishedAsync([(1, 0), (2, 1)], Ct));

        Assert.Equal([0L, 1L], await IndexesAsync(db, book => book.SearchAsync(RegisterNames.Words("IMMAG"), 10, Ct)));
        Assert.Equal([0L], await IndexesAsync(db, book => book.SearchAsync(RegisterNames.Words("soc. immaginaria srl"), 10, Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.SearchAsync(RegisterNames.Words("finte immaginaria"), 10, Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.SearchAsync([], 10, Ct)));
    }

    [Fact]
    public async Task Firms_that_are_only_written_down_do_not_stand_in_the_way_of_those_that_are_published()
    {
        await using var db = await engine.CreateAsync();
        var firms = Enumerable.Range(0, 30).Select(i => Admitted(
            FormattableString.Invariant($"f{i}"), Vat(i), i < 5 ? $"Zeta Prova {i} srl" : $"Alfa Pro {i} srl")).ToArray();
        await StagedAsync(db, firms);
        await db.WithAsync<IRegisterBook, Result<int>>(book => book.PublishedAsync([(1, 0), (2, 1), (3, 2), (4, 3), (5, 4)], Ct));

        Assert.Equal([0L, 1L, 2L], await IndexesAsync(db, book => book.SearchAsync(RegisterNames.Words("pro"), 3, Ct)));
        Assert.Equal([0L, 1L, 2L, 3L, 4L], await IndexesAsync(db, book => book.SearchAsync(RegisterNames.Words("srl prova"), 5, Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.SearchAsync(RegisterNames.Words("alfa"), 5, Ct)));
    }

    [Fact]
    public async Task Histories_and_names_are_found_by_many_at_once_and_by_the_place_of_the_last_entry()
    {
        await using var db = await engine.CreateAsync();
        await StagedAsync(db, Admitted("a", Firm, "Prova srl"), Declared("b", 1), Declared("c", 2), Released("d", 1), Declared("e", 1));
        await db.WithAsync<IRegisterBook, Result<int>>(book => book.PublishedAsync([(1, 0), (2, 1), (3, 2), (4, 3)], Ct));

        Assert.Equal([1L, 2L, 3L], await IndexesAsync(db, book => book.HistoriesAsync([Number(1), Number(2), Number(3)], Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.HistoriesAsync([], Ct)));
        Assert.Equal([0L], await IndexesAsync(db, book => book.AdmissionsAsync([Subject(Firm), Subject(Client), Number(1)], Ct)));
        Assert.Equal([1L, 3L], await IndexesAsync(db, book => book.HistoryUpToAsync(3, Ct)));
        Assert.Equal([1L], await IndexesAsync(db, book => book.HistoryUpToAsync(1, Ct)));
        Assert.Equal([], await IndexesAsync(db, book => book.HistoryUpToAsync(9, Ct)));
    }

    [Fact]
    public async Task Somebody_committed_to_keeps_the_place_in_the_map_that_an_earlier_entry_gave()
    {
        await using var db = await engine.CreateAsync();
        var (subject, key) = ("certificate-committed:" + new string('a', 64), MapKey.OfCertificate("FIL-P-1"));
        var issued = new EntryDraft("a", EntryType.CertificateIssued, Subject(subject), Day, At, Json.Object(
            ("holder", "person-committed:" + new string('b', 64)), ("map_key", key.Hash.ToString()), ("scheme_hash", ContentHash.Of("scheme"u8).ToString())));
        await StagedAsync(db, issued);
        await StagedAsync(db, issued, new EntryDraft("b", EntryType.CertificateExpired, Subject(subject), Day, At, Json.Object()));

        var last = await db.WithAsync<IRegisterBook, RegisteredEntry?>(book => book.LastAsync(Subject(subject), Ct));
        Assert.Equal((EntryType.CertificateExpired, key), (last!.Entry.Type, last.Entry.KeyInMap));
    }

    [Fact]
    public async Task The_last_entry_of_a_type_of_many_subjects_is_found_at_once_published_or_not()
    {
        await using var db = await engine.CreateAsync();
        await StagedAsync(db, Admitted("a", Firm, "Prova srl"), Declared("b", 1), Released("c", 1), Declared("d", 1), Declared("e", 2), Declared("f", 3));
        await db.WithAsync<IRegisterBook, Result<int>>(book => book.PublishedAsync([(1, 0), (2, 1)], Ct));

        Assert.Equal([4L, 5L], await NumbersAsync(EntryType.CallerNumberDeclared, [Number(1), Number(2), Number(9)]));
        Assert.Equal([1L], await NumbersAsync(EntryType.OrganisationAdmitted, [Subject(Firm), Subject(Client)]));
        Assert.Empty(await NumbersAsync(EntryType.OrganisationAdmitted, []));

        async Task<IEnumerable<long>> NumbersAsync(EntryType type, Sequence<EntrySubject> subjects) =>
            (await db.WithAsync<IStatedEntries, Sequence<RegisteredEntry>>(stated => stated.LastOfEachAsync(type, subjects, Ct))).Select(entry => entry.Number).Order();
    }

    [Fact]
    public async Task A_salt_stays_the_same_until_it_is_erased()
    {
        await using var db = await engine.CreateAsync();
        var (first, second) = (await SaltAsync(db, "organisation-1"), await SaltAsync(db, "organisation-2"));
        Assert.Equal(first, await SaltAsync(db, "organisation-1"));
        Assert.NotEqual(first, second);
        await db.WithAsync<IRegisterSalts, bool>(async salts =>
        {
            await salts.EraseAsync("organisation-1", Ct);
            return true;
        });

        Assert.NotEqual(first, await SaltAsync(db, "organisation-1"));
        Assert.Equal(second, await SaltAsync(db, "organisation-2"));
    }

    private static Task<Proofs.Salt> SaltAsync(TestDatabase db, string name) => db.WithAsync<IRegisterSalts, Proofs.Salt>(salts => salts.OfAsync(name, Ct));

    private static Task<Result<int>> StagedAsync(TestDatabase db, params EntryDraft[] drafts) =>
        db.WithAsync<IRegisterBook, Result<int>>(book => book.StageAsync("told", new EntryBatch(Sequence.From(drafts), drafts.Length), Ct));

    private static async Task<IEnumerable<long?>> IndexesAsync(TestDatabase db, Func<IRegisterBook, Task<Sequence<RegisteredEntry>>> ask) =>
        (await db.WithAsync(ask)).Select(entry => entry.Index);

    private static EntrySubject Subject(string text) => EntrySubject.TryParse(text, out var subject) ? subject : throw new FormatException(text);

    private static string Vat(int i)
    {
        var digits = FormattableString.Invariant($"{9_000_000 + i}999");
        return "organisation:IT" + digits + PartitaIva.CheckDigitOf(digits);
    }

    private static EntrySubject Number(int i) => EntrySubject.Of(SubjectKind.CallerNumber, FormattableString.Invariant($"+39060000{i:0000}"));

    private static EntryDraft Declared(string key, int number) => new(
        key, EntryType.CallerNumberDeclared, Number(number), Day, At, Json.Object(("client", Client), ("holder", Firm)));

    private static EntryDraft Released(string key, int number) => new(key, EntryType.CallerNumberReleased, Number(number), Day, At, Json.Object());

    private static EntryDraft Admitted(string key, string subject, string name) =>
        new(key, EntryType.OrganisationAdmitted, Subject(subject), Day, At, Json.Object(("name", name)));
}
