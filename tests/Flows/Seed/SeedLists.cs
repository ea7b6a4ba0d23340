// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
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
        Assert.Equal(await BesideAsync(list), await BesideAsync(again));
        Assert.NotEqual(ContentHash.Of(await WriteAsync(list)), ContentHash.Of(await WriteAsync(other)));
        Assert.NotEqual(await BesideAsync(list), await BesideAsync(other));

        static async Task<Sequence<ContentHash>> BesideAsync(SeedList of) => Sequence.From(
            (await Task.WhenAll(of.Consultations.Select(it => AnswerAsync(of, it)).Concat(of.Facts.Select(it => FactAsync(of, it)))))
            .Select(bytes => ContentHash.Of(bytes)));
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
        var answers = (await Task.WhenAll(list.Consultations.Select(consultation => AnswersAsync(list, consultation)))).SelectMany(rows => rows).ToList();

        Assert.NotEmpty(answers);
        Assert.All(answers, answer =>
        {
            var parsed = NumberParser.Parse(phones[answer.Row - 1]);
            Assert.True(parsed.RevealE164() == answer.Number || parsed.Status == NumberStatus.Ambiguous, phones[answer.Row - 1]);
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_number_has_one_answer_in_each_consultation_and_about_a_third_are_on_the_register(string key)
    {
        var list = ListOf(Plan, key);
        var newest = await AnswersAsync(list, list.Consultations[0]);
        var oldest = (await AnswersAsync(list, list.Consultations[^1])).GroupBy(answer => answer.Number).ToDictionary(same => same.Key, same => same.First().Result);

        Assert.All(newest.GroupBy(answer => answer.Number), same => Assert.Single(same.Select(answer => answer.Result).Distinct()));
        Assert.Contains(newest.GroupBy(answer => answer.Number), same => same.Count() > 1);
        Assert.InRange(newest.Count(answer => answer.Result == "REMOVE") / (double)newest.Count, 0.25, 0.45);

        // Who enrolled between two consultations was to be kept once; nobody leaves the register again.
        Assert.DoesNotContain(newest, answer => answer.Result == "KEEP" && oldest.GetValueOrDefault(answer.Number) == "REMOVE");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Every_number_with_a_record_stands_in_the_list(string key)
    {
        var list = ListOf(Plan, key);
        var listed = (await PhonesAsync(list)).Select(phone => NumberParser.Parse(phone)).Where(it => it.Status == NumberStatus.Valid).Select(it => it.RevealE164()).ToHashSet();
        foreach (var facts in list.Facts)
        {
            var lines = Encoding.UTF8.GetString(await FactAsync(list, facts)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var numbers = lines.Skip(1).Select(line => line.Split(';')[0]).ToList();
            Assert.NotEmpty(numbers);
            Assert.InRange(numbers.Count(listed.Contains) / (double)numbers.Count, 0.95, 1);
            Assert.Single(lines.Select(line => line.Count(c => c == ';')).Distinct());
        }
    }

    [Fact]
    public async Task Each_way_of_exporting_keeps_its_habits()
    {
        var spreadsheet = await WriteAsync(Plan.Lists.First(list => list.Dialect == ListDialect.ItalianSpreadsheet));
        var system = await WriteAsync(Plan.Lists.First(list => list.Dialect == ListDialect.EnglishSystem));
        var database = await WriteAsync(Plan.Lists.First(list => list.Dialect == ListDialect.ItalianDatabase));
        var unnamed = await WriteAsync(Plan.Lists[0] with { Dialect = ListDialect.UnnamedColumns });

        // "Nicolò" in Windows-1252: a single byte, and so no UTF-8.
        Assert.True(spreadsheet.AsSpan().IndexOf((byte[])[.. "Nicol"u8, 0xF2]) > 0);
        Assert.True(spreadsheet.AsSpan().EndsWith("\r\n"u8));
        Assert.Equal([0xEF, 0xBB, 0xBF], system[..3]);
        Assert.True(system.AsSpan().IndexOf("\",\"CONSENT\",\"CNS-"u8) > 0);
        Assert.True(database.AsSpan().IndexOf("; \"\"Nicol"u8) > 0);
        Assert.False(database.AsSpan().Contains((byte)'\r'));
        Assert.True(unnamed.AsSpan().StartsWith("CAMPO_01\tCAMPO_02\t"u8));
    }

    [Fact]
    public async Task What_is_packed_holds_what_the_text_would()
    {
        var packed = Plan.Lists[1] with { Container = ListContainer.Gzip };
        await using var unpacked = new GZipStream(new MemoryStream(await WriteAsync(packed)), CompressionMode.Decompress);
        Assert.Equal(ContentHash.Of(await WriteAsync(packed with { Container = ListContainer.Text })), await ContentHash.OfAsync(unpacked, default));

        var workbook = Plan.Lists[0] with { Container = ListContainer.Workbook, Rows = 500 };
        await using var archive = new ZipArchive(new MemoryStream(await WriteAsync(workbook)));
        var sheet = XDocument.Load(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open()).Root!;
        var cells = sheet.Descendants().Where(it => it.Name.LocalName == "row").Skip(1)
            .Select(row => row.Elements().FirstOrDefault(cell => ((string)cell.Attribute("r")!).StartsWith('A'))?.Value ?? "");
        Assert.Equal(await PhonesAsync(workbook with { Container = ListContainer.Text }), cells);
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

    private static async Task<byte[]> AnswerAsync(SeedList list, SeedConsultation consultation)
    {
        using var bytes = new MemoryStream();
        await AnswerWriter.WriteAsync(list, consultation, bytes, default);
        return bytes.ToArray();
    }

    private static async Task<byte[]> FactAsync(SeedList list, SeedFactFile facts)
    {
        using var bytes = new MemoryStream();
        await FactWriter.WriteAsync(list, facts, bytes, default);
        return bytes.ToArray();
    }

    private static async Task<List<string>> PhonesAsync(SeedList list)
    {
        var encoding = list.Dialect == ListDialect.ItalianSpreadsheet ? Encoding.Latin1 : Encoding.UTF8;
        var lines = encoding.GetString(await WriteAsync(list with { Container = ListContainer.Text })).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return lines.Select(line => list.Dialect switch
        {
            ListDialect.EnglishSystem => line[1..line.IndexOf("\",", StringComparison.Ordinal)],
            ListDialect.ItalianDatabase => line[(line.IndexOf("\"\"\";", StringComparison.Ordinal) + 4)..].Split(';')[0],
            ListDialect.UnnamedColumns => line.Split('\t')[1],
            _ => line.Split(';')[0],
        }).ToList();
    }

    private static async Task<List<(int Row, string Number, string Result)>> AnswersAsync(SeedList list, SeedConsultation consultation) =>
        Encoding.UTF8.GetString(await AnswerAsync(list, consultation)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(';'))
            .Select(cells => (int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture), cells[1], cells[2]))
            .ToList();

    private sealed class Counter : IProgress<long>
    {
        public long Total { get; private set; }

        public void Report(long value) => Total += value;
    }
}
