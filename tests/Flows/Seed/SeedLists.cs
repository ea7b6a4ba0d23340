// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.SeedWorld;
using NodaTime;

namespace Filiera.Flows;

/// <summary>The files of the seed world: the same for ever, and as troublesome as real ones.</summary>
public sealed class SeedLists
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));

    public static TheoryData<string> Keys => [.. Plan.Lists.Select(list => list.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others(string key)
    {
        var list = ListOf(Plan, key);
        var again = ListOf(SeedPlan.Of("test", SeedSize.S, Plan.Day), key);
        var other = ListOf(SeedPlan.Of("other", SeedSize.S, Plan.Day), key);

        Assert.Equal(ContentHash.Of(await WriteAsync(list)), ContentHash.Of(await WriteAsync(again)));
        Assert.Equal(ContentHash.Of(await AnswerAsync(list)), ContentHash.Of(await AnswerAsync(again)));
        Assert.NotEqual(ContentHash.Of(await WriteAsync(list)), ContentHash.Of(await WriteAsync(other)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_list_holds_its_rows_and_most_of_them_hold_a_number(string key)
    {
        var list = ListOf(Plan, key);
        var statuses = (await PhonesAsync(list)).Select(phone => NumberParser.Parse(phone).Status).ToList();

        Assert.Equal(list.Rows, statuses.Count);
        Assert.InRange(Share(NumberStatus.Valid), 0.90, 0.97);
        Assert.InRange(Share(NumberStatus.Foreign), 0.005, 0.05);
        Assert.InRange(Share(NumberStatus.Invalid), 0.003, 0.06);
        Assert.InRange(Share(NumberStatus.Ambiguous), 0.001, 0.06);

        double Share(NumberStatus status) => statuses.Count(s => s == status) / (double)statuses.Count;
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task However_a_number_is_written_it_is_the_one_the_register_was_asked_about(string key)
    {
        var list = ListOf(Plan, key);
        var phones = await PhonesAsync(list);
        var answers = await AnswersAsync(list);

        Assert.NotEmpty(answers);
        Assert.All(answers, answer =>
        {
            var parsed = NumberParser.Parse(phones[answer.Row - 1]);
            Assert.True(parsed.RevealE164() == answer.Number || parsed.Status == NumberStatus.Ambiguous, phones[answer.Row - 1]);
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_number_listed_twice_has_one_answer_and_about_a_third_are_on_the_register(string key)
    {
        var answers = await AnswersAsync(ListOf(Plan, key));

        Assert.All(answers.GroupBy(answer => answer.Number), same => Assert.Single(same.Select(answer => answer.Result).Distinct()));
        Assert.Contains(answers.GroupBy(answer => answer.Number), same => same.Count() > 1);
        Assert.InRange(answers.Count(answer => answer.Result == "REMOVE") / (double)answers.Count, 0.25, 0.45);
    }

    [Fact]
    public async Task Each_way_of_exporting_keeps_its_habits()
    {
        var spreadsheet = await WriteAsync(Plan.Lists.First(list => list.Dialect == ListDialect.ItalianSpreadsheet));
        var system = await WriteAsync(Plan.Lists.First(list => list.Dialect == ListDialect.EnglishSystem));
        var database = await WriteAsync(Plan.Lists.First(list => list.Dialect == ListDialect.ItalianDatabase));

        // "Nicolò" in Windows-1252: a single byte, and so no UTF-8.
        Assert.True(spreadsheet.AsSpan().IndexOf((byte[])[.. "Nicol"u8, 0xF2]) > 0);
        Assert.True(spreadsheet.AsSpan().EndsWith("\r\n"u8));
        Assert.Equal([0xEF, 0xBB, 0xBF], system[..3]);
        Assert.True(system.AsSpan().IndexOf("\",\"CONSENT\",\"CNS-"u8) > 0);
        Assert.True(database.AsSpan().IndexOf("; \"\"Nicol"u8) > 0);
        Assert.False(database.AsSpan().Contains((byte)'\r'));
    }

    [Fact]
    public async Task Every_row_that_is_written_is_reported()
    {
        var list = Plan.Lists[0];
        var counted = new Counter();

        await ListWriter.WriteAsync(list, Stream.Null, counted, default);

        Assert.Equal(list.Rows, counted.Total);
    }

    private static SeedList ListOf(SeedPlan plan, string key) => plan.Lists.Single(list => list.Key == key);

    private static async Task<byte[]> WriteAsync(SeedList list)
    {
        using var bytes = new MemoryStream();
        await ListWriter.WriteAsync(list, bytes, null, default);
        return bytes.ToArray();
    }

    private static async Task<byte[]> AnswerAsync(SeedList list)
    {
        using var bytes = new MemoryStream();
        await AnswerWriter.WriteAsync(list, bytes, default);
        return bytes.ToArray();
    }

    private static async Task<List<string>> PhonesAsync(SeedList list)
    {
        var encoding = list.Dialect == ListDialect.ItalianSpreadsheet ? Encoding.Latin1 : Encoding.UTF8;
        var lines = encoding.GetString(await WriteAsync(list)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return lines.Select(line => list.Dialect switch
        {
            ListDialect.EnglishSystem => line[1..line.IndexOf("\",", StringComparison.Ordinal)],
            ListDialect.ItalianDatabase => line[(line.IndexOf("\"\"\";", StringComparison.Ordinal) + 4)..].Split(';')[0],
            _ => line.Split(';')[0],
        }).ToList();
    }

    private static async Task<List<(int Row, string Number, string Result)>> AnswersAsync(SeedList list) =>
        Encoding.UTF8.GetString(await AnswerAsync(list)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(';'))
            .Select(cells => (int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture), cells[1], cells[2]))
            .ToList();

    private sealed class Counter : IProgress<long>
    {
        public long Total { get; private set; }

        public void Report(long value) => Total += value;
    }
}
