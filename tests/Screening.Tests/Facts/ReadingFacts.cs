// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Text;
using NodaTime;
using static Filiera.Screening.Tests.Files;

namespace Filiera.Screening.Tests;

public sealed class ReadingFacts
{
    private const string Refused = "fact-row-unreadable ";

    [Fact]
    public void A_consent_is_read_with_all_that_the_rules_look_at()
    {
        var book = Read(Of(
            InputKind.Consents,
            "Telefono;ID consenso;Data consenso;Finalità;Destinatario;Origine;Prova;Iscrizione registro\n"
            + "347 123 4567;C-1;01/06/2026 10:22:31;marketing;Cliente di Prova;modulo web;doppia conferma;2026-01-31\n"));
        Assert.Equal(
            NumberFacts.Of([new Ground.Consent(true, On(2026, 6, 1), "marketing", "Cliente di Prova", true, ConsentProof.DoubleOptIn, On(2026, 1, 31), false)]),
            book.Find(Ada));
        Assert.Equal((FilesAtHand.Consents, NumberFacts.None), (book.AtHand, book.Find(Ugo)));
    }

    [Fact]
    public void A_contract_is_read_with_start_end_and_kind() => Assert.Equal(
        NumberFacts.Of(
        [
            new Ground.Contract(true, On(2020, 1, 1), On(2026, 10, 31), ContractKind.Continuing, false),
            new Ground.Contract(false, DateField.Missing, new DateField(null, true), ContractKind.Unreadable, false),
        ]),
        Read(Of(
            InputKind.Contracts,
            "phone,contract,start,end,type\n+393471234567,K-1,2020-01-01,2026-10-31,Supply\n+39 347 1234567,,,31/02/2026,verbal\n")).Find(Ada));

    [Fact]
    public void A_request_is_read_with_topic_source_and_whether_it_was_used() => Assert.Equal(
        NumberFacts.Of([new Ground.Request(true, On(2026, 11, 20), "luce", true), new Ground.Request(false, DateField.Missing, null, false)]),
        Read(Of(InputKind.Requests, "numero;data;argomento;fonte;usata\n3471234567;2026-11-20T09:00:00;luce;sito;sì\n3471234567;;;;\n")).Find(Ada));

    [Fact]
    public void A_withdrawal_withdraws_or_opposes_and_does_both_where_nothing_is_said()
    {
        var book = Read(Of(InputKind.Withdrawals, "numero;data;tipo\n3471234567;2026-05-01;revoca\n3471234567;2026-06-01;revoca\n0669893123;2026-05-02;\n"));
        Assert.Equal(NumberFacts.Of([], Exclusion.ConsentWithdrawn, default, On(2026, 6, 1)), book.Find(Ada));
        Assert.Equal(NumberFacts.Of([], Exclusion.ConsentWithdrawn | Exclusion.OpposedToClient, On(2026, 5, 2), On(2026, 5, 2)), book.Find(Ugo));
    }

    [Fact]
    public void A_withdrawal_without_its_day_holds_against_every_day() => Assert.Equal(
        NumberFacts.Of([], Exclusion.OpposedToClient),
        Read(Of(InputKind.Withdrawals, "numero;data;tipo\n3471234567;2026-05-01;opposizione\n3471234567;;opposizione\n")).Find(Ada));

    [Fact]
    public void Exclusion_lists_and_directories_may_be_bare_numbers()
    {
        var book = Read(
            Of(InputKind.SuppressOwn, "3471234567\n"),
            Of(InputKind.SuppressClient, "\n\n06 69893123;whatever\n347 1234567\n"),
            Of(InputKind.SuppressCampaign, "numero\n3471234567\n"),
            Of(InputKind.Directory, "0669893123\n"));
        Assert.Equal(NumberFacts.Of([], Exclusion.OwnList | Exclusion.ClientList | Exclusion.CampaignList), book.Find(Ada));
        Assert.Equal(NumberFacts.Of([new Ground.Directory()], Exclusion.ClientList), book.Find(Ugo));
        Assert.Equal(FilesAtHand.Exclusions | FilesAtHand.Directory, book.AtHand);
    }

    [Fact]
    public void The_newest_decision_counts_and_of_two_at_once_the_one_that_keeps_the_number_back()
    {
        const string head = "numero;decisione;deciso_il;valida_fino_a;motivi\n";
        var until = Instant.FromUtc(2026, 11, 30, 23, 0);
        Assert.Equal(
            NumberFacts.Of([], decision: new ReviewDecision(true, until, ["no-answer(RPO-03)", "opted-out-with-consent(RPO-05)"])),
            Read(Of(InputKind.Decisions, head
                + "3471234567;withhold;2026-11-19T10:00:00Z;;\n"
                + "3471234567;allow;2026-11-20T10:00:00Z;2026-12-01T00:00:00+01:00;opted-out-with-consent(RPO-05) no-answer(RPO-03)\n")).Find(Ada));
        Assert.Equal(
            NumberFacts.Of([], decision: new ReviewDecision(false, null, [])),
            Read(Of(InputKind.Decisions, head
                + "3471234567;allow;2026-11-20T10:00:00Z;2026-12-01T00:00:00+01:00;\n3471234567;trattieni;2026-11-20T11:00:00+01:00;;\n")).Find(Ada));
    }

    [Fact]
    public void A_decision_written_is_the_decision_read()
    {
        var allow = new ReviewDecision(true, Instant.FromUtc(2026, 11, 30, 23, 0), ["no-answer(RPO-03)", "opted-out-with-consent(RPO-05)"]);
        var withhold = new ReviewDecision(false, null, ["no-basis(SCR-02)"]);
        var at = Instant.FromUtc(2026, 11, 20, 10, 0);
        var book = Read(Of(InputKind.Decisions, string.Join('\n', DecisionRows.Header, DecisionRows.Row(Ada, allow, at), DecisionRows.Row(Ugo, withhold, at))));
        Assert.Equal((allow, withhold), (book.Find(Ada).Decision, book.Find(Ugo).Decision));
    }

    [Fact]
    public void Of_permission_a_row_that_cannot_be_read_is_counted_and_left_out()
    {
        var book = Read(Of(InputKind.Requests, "data;numero;usata\n2026-11-20;3471234567;forse\n2026-11-20;nulla;no\n2026-11-20\n\"\n2026-11-20;0669893123;no\n"));
        Assert.Equal(
            new FactFileCount(
                InputKind.Requests, "requests.csv", 1, 4,
                [
                    new RejectedFact(2, "consumed-unreadable"), new RejectedFact(3, "number-no-digits"), new RejectedFact(4, "row-too-short"),
                    new RejectedFact(5, "row-quote-not-closed"),
                ]),
            Assert.Single(book.Files));
        Assert.Equal((5L, NumberFacts.None), (book.Files[0].Rows, book.Find(Ada)));
    }

    [Theory]
    [InlineData(InputKind.SuppressOwn, "numero\n3471234567\nnulla\n", Refused + "suppress-own.csv, line 3")]
    [InlineData(InputKind.SuppressClient, "3471234567\n39347\n", Refused + "suppress-client.csv, line 2")]
    [InlineData(InputKind.Withdrawals, "numero;data\n3471234567;31/02/2026\n", Refused + "withdrawals.csv, line 2")]
    [InlineData(InputKind.Withdrawals, "numero;tipo\n3471234567;boh\n", Refused + "withdrawals.csv, line 2")]
    [InlineData(InputKind.Decisions, "numero;decisione;deciso_il\n3471234567;boh;2026-11-20T10:00:00Z\n", Refused + "decisions.csv, line 2")]
    [InlineData(InputKind.Decisions, "numero;decisione;deciso_il\n3471234567;withhold;ieri\n", Refused + "decisions.csv, line 2")]
    [InlineData(InputKind.Decisions, "numero;decisione;deciso_il\n3471234567;allow;2026-11-20T10:00:00Z\n", Refused + "decisions.csv, line 2")]
    [InlineData(InputKind.Decisions, "numero;decisione\n3471234567;allow\n", "fact-columns-missing decisions.csv")]
    [InlineData(InputKind.Consents, "3471234567\n", "fact-columns-missing consents.csv")]
    [InlineData(InputKind.Consents, "", "fact-file-empty consents.csv")]
    [InlineData(InputKind.Consents, "\n\n", "fact-file-empty consents.csv")]
    [InlineData(InputKind.Consents, "PK\u0003\u0004xxxx", "list-damaged consents.csv")]
    [InlineData(InputKind.Consents, "%PDF-1.7", "fact-file-not-text consents.csv")]
    public void What_would_let_somebody_be_called_is_refused_with_its_line(InputKind kind, string text, string expected) =>
        Assert.Equal([expected], Problems(Of(kind, text)));

    [Fact]
    public void At_most_twenty_lines_of_a_refused_file_are_named_and_all_files_are_looked_at()
    {
        var bad = "numero\n" + string.Concat(Enumerable.Repeat("nulla\n", 50));
        Assert.Equal(40, Problems(Of(InputKind.SuppressOwn, bad), Of(InputKind.SuppressClient, bad)).Count());
    }

    [Fact]
    public void One_reference_with_two_contents_is_contradictory_and_a_repeated_row_is_not()
    {
        const string head = "numero;riferimento;data\n";
        var book = Read(Of(InputKind.Consents, head + "3471234567;C-1;2026-01-01\n3471234567;C-1;2026-02-01\n3471234567;C-2;2026-02-01\n"
            + "0669893123;C-3;2026-01-01\n0669893123; C-3 ;01/01/2026\n"));
        Assert.Equal(
            [true, false, true],
            book.Find(Ada).Grounds.Cast<Ground.Consent>().Select(consent => consent.IsContradictory));
        Assert.Equal([false], book.Find(Ugo).Grounds.Cast<Ground.Consent>().Select(consent => consent.IsContradictory));
    }

    [Fact]
    public void A_consent_and_a_contract_of_one_reference_do_not_contradict_each_other() => Assert.DoesNotContain(
        Read(Of(InputKind.Consents, "numero;riferimento;data\n3471234567;7;2026-01-01\n"), Of(InputKind.Contracts, "numero;riferimento\n3471234567;7\n"))
            .Find(Ada).Grounds,
        ground => ground is Ground.Consent { IsContradictory: true } or Ground.Contract { IsContradictory: true });

    [Fact]
    public void A_time_without_its_day_is_a_date_that_cannot_be_read_and_not_a_missing_one() => Assert.Equal(
        NumberFacts.Of([new Ground.Request(false, DateField.Missing, null, false), new Ground.Request(false, new DateField(null, true), null, false)]),
        Read(Of(InputKind.Requests, "numero;data\n3471234567;\n3471234567;T09:00:00\n")).Find(Ada));

    [Fact]
    public void A_mapping_says_which_column_holds_what()
    {
        var mapping = ListMapping.Parse("""{"version": 1, "columns": {"number": 2, "date": 1}, "header": false, "delimiter": "|"}"""u8).ValueOrThrow();
        var book = Read(Of(InputKind.Requests, "2026-11-20|3471234567|1\n", mapping));
        Assert.Equal(NumberFacts.Of([new Ground.Request(false, On(2026, 11, 20), null, false)]), book.Find(Ada));
        Assert.Equal(["mapping-position-out-of-range requests.csv, /columns/number"], Problems(Of(InputKind.Requests, "2026-11-20\n", mapping)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("latin1")]
    public void Every_encoding_of_lists_is_read_and_gzip_too(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = "numero;finalità;destinatario\n3471234567;marketing;Società di Prova\u00A0\n0669893123;marketing;Società di Prova\n";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        var expected = NumberFacts.Of(
            [new Ground.Consent(false, DateField.Missing, "marketing", "Società di Prova", false, ConsentProof.NotStated, DateField.Missing, false)]);
        Assert.All([bytes, packed.ToArray()], content =>
        {
            var book = Read(Of(InputKind.Consents, content));
            Assert.Equal((expected, expected), (book.Find(Ada), book.Find(Ugo)));
        });
    }

    [Fact]
    public void Numbers_of_a_rare_length_and_of_other_countries_are_kept_too()
    {
        var book = Read(Of(InputKind.SuppressOwn, "numero\n+39 0541 1234567\n+44 20 7946 0958\n+39 02 123456789\n"));
        Assert.Equal(3, book.Count);
    }
}
