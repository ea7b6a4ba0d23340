// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class CompilingAnswers
{
    private static readonly Instant _ten = Instant.FromUtc(2026, 11, 20, 10, 0);

    [Fact]
    public void An_answer_is_kept_for_every_number()
    {
        using var index = AnswerFiles.Compile("+393471234567;KEEP;2026-11-20T10:00:00Z\n+390669893123;REMOVE;2026-11-20T11:30:00+01:00\n");

        Assert.Equal(new OptOutAnswer(false, _ten), index.Find(Number("+393471234567")));
        Assert.Equal(new OptOutAnswer(true, _ten + Duration.FromMinutes(30)), index.Find(Number("+390669893123")));
        Assert.Null(index.Find(Number("+393471234568")));
        var text = Encoding.UTF8.GetBytes(AnswerFiles.Header + "+393471234567;KEEP;2026-11-20T10:00:00Z\n+390669893123;REMOVE;2026-11-20T11:30:00+01:00\n");
        Assert.Equal(
            new AnswerIndexInfo(
                AnswerKind.Consultation,
                AnswerFiles.Controller,
                [new AnswerFileUsed("answer.csv", ContentHash.Of(text), text.Length, 2)],
                [],
                2,
                1,
                1,
                _ten,
                _ten + Duration.FromMinutes(30),
                AnswerPrecision.Exact,
                null,
                NumberingPlan.Italy.Version,
                index.Info.Digest),
            index.Info);
        Assert.False(index.Info.SubmissionIsStated);
    }

    [Theory]
    [InlineData("number_e164;result;checked_at\r\n+393471234567;remove;2026-11-20T10:00:00Z\r\n")]
    [InlineData("number_e164,result,checked_at\n+39 347 123 4567,REMOVE,2026-11-20T10:00:00Z")]
    [InlineData("esito\tx\tdata_risposta\tnumero\nRIMUOVERE\té\t2026-11-20T11:00:00+01:00\t(347) 1234567\n")]
    [InlineData("\"number_e164\";\"result\";\"checked_at\"\n\"+393471234567\";\"REMOVE\";\"2026-11-20T10:00:00Z\"\n")]
    [InlineData("number_e164|result|checked_at|note\n3471234567| Remove |2026-11-20T10:00:00Z|\"one\n\"\"two\"\";|\"\n")]
    [InlineData("number_e164;result;checked_at\r+393471234567;REMOVE;2026-11-20T10:00:00Z\r")]
    [InlineData("number_e164;result;checked_at\n\n\n+393471234567;REMOVE;2026-11-20T10:00:00Z\n\n+393471234567;REMOVE;2026-11-20T10:00:00Z\n")]
    [InlineData("number_e164;result;checked_at;controller_vat\n+393471234567;REMOVE;2026-11-20T10:00:00Z;01234560017\n3471234567;REMOVE;2026-11-20T10:00:00Z;IT01234560017\n")]
    public void One_answer_is_read_alike_however_it_is_written(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        byte[][] writings =
        [
            utf8,
            [0xEF, 0xBB, 0xBF, .. utf8],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.Latin1.GetBytes(text),
            AnswerFiles.Gzip(utf8),
            AnswerFiles.Gzip([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]),
        ];
        foreach (var bytes in writings)
        {
            using var index = AnswerFiles.Compile(AnswerFiles.Of(bytes));

            Assert.Equal(new Dictionary<string, OptOutAnswer> { ["+393471234567"] = new(true, _ten) }, AnswerFiles.All(index));
            Assert.Equal((ContentHash.Of(bytes), (long)bytes.Length), (index.Info.Sources[0].Content, index.Info.Sources[0].Bytes));
        }
    }

    [Theory]
    [InlineData("nonsense;KEEP;2026-11-20T10:00:00Z", "answer-row-unreadable")]
    [InlineData("+393471234567;MAYBE;2026-11-20T10:00:00Z", "answer-row-unreadable")]
    [InlineData("+393471234567;KEEP;2026-11-20", "answer-row-unreadable")]
    [InlineData("+393471234567;KEEP;2026-02-29T10:00:00Z", "answer-row-unreadable")]
    [InlineData("+393471234567;KEEP;1999-12-31T10:00:00Z", "answer-row-unreadable")]
    [InlineData("+393471234567;KEEP", "answer-row-unreadable")]
    [InlineData("\"+393471234567;KEEP;2026-11-20T10:00:00Z", "answer-row-unreadable")]
    [InlineData("+393471234567;KEEP;2026-11-21T12:00:01Z", "answer-from-the-future")]
    [InlineData("+393471234567;KEEP;2026-11-21T12:00:00.5Z", "answer-from-the-future")]
    [InlineData("+393471234567;KEEP;2126-11-21T12:00:00Z", "answer-from-the-future")]
    public void One_row_that_cannot_be_relied_on_refuses_the_whole_answer(string row, string code)
    {
        var refusal = Assert.Single(AnswerFiles.Refusals("+393471234568;KEEP;2026-11-20T10:00:00Z\n\n" + row + "\n"));

        Assert.Equal((code, "line 4"), (refusal.Code, refusal.Where));
    }

    [Fact]
    public void The_first_twenty_rows_that_cannot_be_read_are_told_with_their_lines()
    {
        var rows = string.Concat(Enumerable.Range(0, 200_000).Select(i => i % 7000 == 6999 ? "?;KEEP;2026-11-20T10:00:00Z\n" : Row(i)));

        var refusals = AnswerFiles.Refusals(rows);

        Assert.Equal(Enumerable.Range(1, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"line {(7000 * i) + 1}")), refusals.Select(refusal => refusal.Where));
    }

    [Fact]
    public void A_file_is_named_where_there_are_several()
    {
        var result = AnswerCompiler.Compile(
            AnswerFiles.Controller, [AnswerFiles.Of(AnswerFiles.Header + Row(1), "a.csv"), AnswerFiles.Of(AnswerFiles.Header + "?;;\n", "b.csv")], [], AnswerFiles.Now);

        Assert.Equal(new Result<AnswerIndex>.Refused([new AnswerRowUnreadable { Where = "b.csv line 2" }]), result);
    }

    [Theory]
    [InlineData("a;b\n1;2\n", "answer-columns-missing")]
    [InlineData("", "answer-columns-missing")]
    [InlineData("%PDF-1.7 whatever", "answer-not-text")]
    [InlineData("PK\u0003\u0004 whatever", "answer-not-text")]
    public void What_is_no_answer_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Single(AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(text)], [], AnswerFiles.Now))).Code);

    [Fact]
    public void Half_an_archive_is_refused()
    {
        var packed = AnswerFiles.Gzip(Encoding.UTF8.GetBytes(AnswerFiles.Header + string.Concat(Enumerable.Range(0, 200_000).Select(Row))));
        foreach (var length in (int[])[3, 50, packed.Length / 2, packed.Length - 1])
        {
            var result = AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(packed[..length])], [], AnswerFiles.Now);

            Assert.Equal("answer-archive-damaged", Assert.Single(AnswerFiles.Refusals(result)).Code);
        }
    }

    [Fact]
    public void An_archive_of_several_parts_is_read_to_the_end_of_the_last()
    {
        var first = AnswerFiles.Gzip(Encoding.UTF8.GetBytes(AnswerFiles.Header + Row(1)));
        byte[] packed = [.. first, .. AnswerFiles.Gzip(Encoding.UTF8.GetBytes(Row(2)))];
        using var index = AnswerFiles.Compile(AnswerFiles.Of(packed));

        Assert.Equal(2, index.Info.Numbers);
        foreach (var length in Enumerable.Range(3, packed.Length - 3).Where(length => length != first.Length))
        {
            var refusals = AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(packed[..length])], [], AnswerFiles.Now));
            Assert.Contains("answer-archive-damaged", refusals.Select(refusal => refusal.Code));
        }
    }

    [Fact]
    public void The_newest_answer_about_a_number_counts()
    {
        using var index = AnswerFiles.Compile(
            "3471234567;REMOVE;2026-03-01T10:00:00Z\n3471234567;KEEP;2026-11-20T10:00:00Z\n3471234567;REMOVE;2026-11-20T09:59:59Z\n3471234567;KEEP;2026-11-20T10:00:00Z\n");

        Assert.Equal(new OptOutAnswer(false, _ten), index.Find(Number("3471234567")));
        Assert.Equal((4L, 1L, 0L, _ten, _ten), (index.Info.Rows, index.Info.Keep, index.Info.Remove, index.Info.Oldest, index.Info.Newest));
    }

    [Theory]
    [InlineData("3471234567;REMOVE;2026-11-20T10:00:00Z\n3471234568;KEEP;2026-11-20T10:00:00Z\n3471234567;KEEP;2026-11-20T11:00:00+01:00\n")]
    [InlineData("3471234567;REMOVE;2026-11-20T10:00:00.25Z\n3471234568;KEEP;2026-11-20T10:00:00Z\n3471234567;KEEP;2026-11-20T10:00:00.25Z\n")]
    [InlineData("02123456789;REMOVE;2026-11-20T10:00:00Z\n3471234568;KEEP;2026-11-20T10:00:00Z\n+3902123456789;KEEP;2026-11-20T10:00:00Z\n")]
    public void Two_different_answers_at_one_instant_contradict_each_other(string rows) =>
        Assert.Equal([new AnswerContradictsItself { Where = "line 4" }], AnswerFiles.Refusals(rows));

    [Fact]
    public void Fractions_of_seconds_are_kept_and_decide_which_answer_is_newest()
    {
        using var index = AnswerFiles.Compile(
            "3471234567;REMOVE;2026-11-20T10:00:00.25Z\n3471234567;KEEP;2026-11-20T10:00:00Z\n3471234568;KEEP;2026-11-20T10:00:01Z\n3471234568;REMOVE;2026-11-20T10:00:00.999999999Z\n");

        Assert.Equal(new OptOutAnswer(true, _ten + Duration.FromMilliseconds(250)), index.Find(Number("3471234567")));
        Assert.Equal(new OptOutAnswer(false, _ten + Duration.FromSeconds(1)), index.Find(Number("3471234568")));
        Assert.Equal(AnswerPrecision.Exact, index.Info.Precision);
    }

    [Theory]
    [InlineData(32_767, 1, AnswerPrecision.Exact)]
    [InlineData(32_768, 1, AnswerPrecision.Hour)]
    [InlineData(32_768, 3600, AnswerPrecision.Day)]
    public void Instants_are_exact_while_they_are_few_and_else_earlier_than_they_were(int count, int seconds, AnswerPrecision precision)
    {
        using var index = AnswerFiles.Compile(string.Concat(Enumerable.Range(0, count).Select(i => Row(i, _ten - Duration.FromSeconds((long)i * seconds)))));

        Assert.Equal(precision, index.Info.Precision);
        for (var i = 0; i < count; i += 97)
        {
            var exact = _ten - Duration.FromSeconds((long)i * seconds);
            var unit = precision switch { AnswerPrecision.Exact => 1, AnswerPrecision.Hour => 3600, _ => 86_400 };
            var floored = Instant.FromUnixTimeSeconds(exact.ToUnixTimeSeconds() / unit * unit);
            Assert.Equal(new OptOutAnswer(i % 3 == 0, floored), index.Find(Number(NumberOf(i))));
        }
    }

    [Fact]
    public void An_answer_for_another_controller_is_refused()
    {
        var text = "number_e164;result;checked_at;controller_vat\n3471234567;KEEP;2026-11-20T10:00:00Z;01234560017\n3471234568;KEEP;2026-11-20T10:00:00Z;99999999990\n";

        Assert.Equal(
            [new AnswerOfAnotherController { Where = "line 3" }],
            AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(text)], [], AnswerFiles.Now)));
    }

    [Fact]
    public void An_answer_about_a_number_never_submitted_is_refused()
    {
        var submitted = AnswerFiles.Of("nome;telefono\nAnna Prova;347 1234567\n\"Bruno; Prova\";+39 02 123456789\nCarla Prova;nessuno\n", "list.csv");
        var answer = AnswerFiles.Of(
            AnswerFiles.Header + "3471234567;KEEP;2026-11-20T10:00:00Z\n3471234568;KEEP;2026-11-20T10:00:00Z\n02123456789;KEEP;2026-11-20T10:00:00Z\n02123456780;KEEP;2026-11-20T10:00:00Z\n");

        Assert.Equal(
            [new AnswerNeverSubmitted(1) { Where = "answer.csv line 3" }],
            AnswerFiles.Refusals(AnswerCompiler.Compile(
                AnswerFiles.Controller,
                [AnswerFiles.Of(AnswerFiles.Header + "3471234567;KEEP;2026-11-20T10:00:00Z\n3471234568;KEEP;2026-11-20T10:00:00Z\n02123456789;KEEP;2026-11-20T10:00:00Z\n")],
                [submitted],
                AnswerFiles.Now)));
        Assert.Equal(
            ["answer.csv line 3", "answer.csv line 5"],
            AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [answer], [submitted], AnswerFiles.Now)).Select(refusal => refusal.Where));
    }

    [Fact]
    public void A_submission_that_is_stated_is_recorded()
    {
        var submitted = AnswerFiles.Of("telefono\n3471234567\n3471234568\n", "list.csv");
        using var index = AnswerCompiler.Compile(
            AnswerFiles.Controller, [AnswerFiles.Of(AnswerFiles.Header + "3471234567;KEEP;2026-11-20T10:00:00Z\n")], [submitted], AnswerFiles.Now).ValueOrThrow();

        Assert.Equal([new AnswerFileUsed("list.csv", ContentHash.Of("telefono\n3471234567\n3471234568\n"u8), 31, 2)], index.Info.Submitted);
        Assert.True(index.Info.SubmissionIsStated);
    }

    [Fact]
    public void What_a_cleansed_list_lacks_is_to_be_removed()
    {
        var submitted = AnswerFiles.Of("3471234567\n3471234568\n02123456789\n02123456780\n");
        using var index = AnswerCompiler.CompileCleansed(
            AnswerFiles.Controller, [submitted], [AnswerFiles.Of("numero\n+393471234568\n+3902123456789\n")], _ten, AnswerFiles.Now).ValueOrThrow();

        Assert.Equal(
            new Dictionary<string, OptOutAnswer>
            {
                ["+393471234567"] = new(true, _ten),
                ["+393471234568"] = new(false, _ten),
                ["+3902123456789"] = new(false, _ten),
                ["+3902123456780"] = new(true, _ten),
            },
            AnswerFiles.All(index));
        Assert.Equal((2L, 2L), (index.Info.Keep, index.Info.Remove));
    }

    [Fact]
    public void A_cleansed_list_with_more_than_was_submitted_is_refused()
    {
        Assert.Equal(
            [new AnswerNeverSubmitted(1) { Where = "returned.csv line 2" }],
            AnswerFiles.Refusals(AnswerCompiler.CompileCleansed(
                AnswerFiles.Controller, [AnswerFiles.Of("3471234567\n")], [AnswerFiles.Of("3471234567\n3471234568\n", "returned.csv")], _ten, AnswerFiles.Now)));
        Assert.Equal(
            [new AnswerFromTheFuture()],
            AnswerFiles.Refusals(AnswerCompiler.CompileCleansed(AnswerFiles.Controller, [], [], AnswerFiles.Now + Duration.FromSeconds(1), AnswerFiles.Now)));
    }

    [Fact]
    public void A_snapshot_is_no_consultation_and_keeps_days_of_enrolment()
    {
        var text = "numero;data_iscrizione\n3471234567;2025-01-31\n3471234568;\n3471234569;31/01/2025\n3471234567;2024-12-01\n3471234569;\n3471234560;1998-05-05\n";
        using var index = AnswerCompiler.CompileSnapshot(AnswerFiles.Controller, [AnswerFiles.Of(text)], _ten, AnswerFiles.Now).ValueOrThrow();

        Assert.Equal(
            new Dictionary<string, LocalDate?>
            {
                ["+393471234567"] = new LocalDate(2025, 1, 31),
                ["+393471234568"] = null,
                ["+393471234569"] = null,
                ["+393471234560"] = null,
            },
            index.Numbers().ToDictionary(pair => pair.Number.Reveal(), pair => index.EnrolledOn(pair.Payload)));
        Assert.All(AnswerFiles.All(index).Values, answer => Assert.Equal(new OptOutAnswer(true, _ten), answer));
        Assert.Equal(
            (AnswerKind.Snapshot, (Instant?)_ten, 0L, 4L, (Instant?)_ten), (index.Info.Kind, index.Info.SnapshotAt, index.Info.Keep, index.Info.Remove, index.Info.Oldest));
    }

    [Theory]
    [InlineData("numero\nnessuno\n", "number-row-unreadable")]
    [InlineData("numero;enrolled_on\n3471234567;ieri\n", "number-row-unreadable")]
    [InlineData("numero;enrolled_on\n3471234567;2026-11-22\n", "answer-from-the-future")]
    public void A_snapshot_that_cannot_be_read_whole_is_refused(string text, string code)
    {
        var refusal = Assert.Single(AnswerFiles.Refusals(AnswerCompiler.CompileSnapshot(AnswerFiles.Controller, [AnswerFiles.Of(text)], _ten, AnswerFiles.Now)));
        Assert.Equal((code, "line 2"), (refusal.Code, refusal.Where));
    }

    [Fact]
    public void An_answer_about_nobody_is_an_empty_index() =>
        Assert.Equal((0L, 0L, null, null), AnswerFiles.Compile("").Info is var info ? (info.Rows, info.Numbers, info.Oldest, info.Newest) : default);

    [Fact]
    public void Compiling_can_be_stopped_and_reports_its_progress()
    {
        var file = AnswerFiles.Of(AnswerFiles.Header + string.Concat(Enumerable.Range(0, 100_000).Select(Row)));
        long seen = 0;
        using var index = AnswerCompiler.Compile(
            AnswerFiles.Controller, [file], [], AnswerFiles.Now, new CompileOptions(Progress: bytes => seen = Math.Max(seen, bytes))).ValueOrThrow();
        Assert.Equal(index.Info.Sources[0].Bytes, seen);

        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => AnswerCompiler.Compile(AnswerFiles.Controller, [file], [], AnswerFiles.Now, null, stop.Token));
    }

    private static string Row(int i) => Row(i, _ten);

    private static string Row(int i, Instant at) => $"{NumberOf(i)};{(i % 3 == 0 ? "REMOVE" : "KEEP")};{at:uuuu-MM-dd'T'HH:mm:ss'Z'}\n";

    private static string NumberOf(int i) => string.Create(CultureInfo.InvariantCulture, $"+39347{i:0000000}");

    private static SubscriberNumber Number(string text) => SubscriberNumber.Parse(text).ValueOrThrow();
}
