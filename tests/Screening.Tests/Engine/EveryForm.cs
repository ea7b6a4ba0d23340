// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;

namespace Filiera.Screening.Tests;

/// <summary>The same rows in every form a list may be delivered in, with and without a mapping: engine and reference come to the bytes of plain text.</summary>
public sealed class EveryForm
{
    private static readonly int Seeds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 500 : 6;
    private static readonly string[] Names = ["telefono", "base", "riferimento", "data", "nome"];
    private static readonly string[] Meanings = ["number", "basis", "reference", "date"];
    private static readonly string[] Cells = ["", "Citt\u00E0", "a;b", "detto \"il Finto\"", "due\nrighe", " x ", "<&>'", "a,b", "x\ty"];

    [Fact]
    public async Task The_same_rows_come_to_the_same_bytes_in_every_form()
    {
        using var secret = new SaltSecret(new byte[SaltSecret.Size]);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var numbers = ListMaker.Numbers(random, 60);
            using var bed = new EngineBed(random, numbers);
            var rows = Rows(random, numbers);
            var mapped = random.Next(2) == 0;
            var header = mapped ? Names.Select((_, i) => $"campo {i}").ToArray() : Names;
            IReadOnlyList<IReadOnlyList<string>> all = [header, .. rows];
            var plain = await bed.SlowAsync(Forms.Write(all, "utf-8"), true, secret, MappingOf(mapped, "utf-8"));
            foreach (var form in Forms.All)
            {
                var list = Forms.Write(all, form);
                var mapping = MappingOf(mapped, form);
                var slow = await bed.SlowAsync(list, true, secret, mapping);
                var fast = await bed.FastAsync(list, new EngineOptions(2, true, secret), mapping);
                Assert.True(slow == fast, $"seed {seed}, {form}: engine and reference differ");
                Assert.Equal((form, plain.Root, Texts(plain, "utf-8")), (form, fast.Root, Texts(fast, form)));
            }
        }
    }

    [Fact]
    public async Task A_mapping_says_encoding_and_sheet_where_nothing_in_the_file_does()
    {
        var random = new Random(7);
        var numbers = ListMaker.Numbers(random, 20);
        using var bed = new EngineBed(random, numbers);
        IReadOnlyList<IReadOnlyList<string>> all = [Names, .. Rows(random, numbers)];
        var plain = await bed.SlowAsync(Forms.Write(all, "utf-8"));
        foreach (var (bytes, encoding) in new[]
        {
            (Encoding.Unicode.GetBytes(Forms.Text(all)), "utf-16le"), (Encoding.BigEndianUnicode.GetBytes(Forms.Text(all)), "utf-16be"), (Encoding.UTF8.GetBytes(Forms.Text(all)), "utf-8"),
        })
        {
            foreach (var list in new[] { bytes, Forms.Gzip(bytes) })
            {
                var mapping = new ListMapping(null, null, encoding, null, Columns(Names));
                var fast = await bed.FastAsync(list, new EngineOptions(), mapping);
                Assert.Equal(await bed.SlowAsync(list, mapping: mapping), fast);
                Assert.Equal(Texts(plain, "utf-8"), Texts(fast, encoding == "utf-8" ? encoding : "utf-8 marked"));
            }
        }

        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("telefono;base;nome\n3471234567;cliente;\u00C3\u00A0\n");
        var said = new ListMapping(null, null, "windows-1252", null, [new MappedColumn("number", null, 1)]);
        Assert.Equal(await bed.SlowAsync(latin, mapping: said), await bed.FastAsync(latin, new EngineOptions(), said));
        Assert.StartsWith("windows-1252", (await bed.FastAsync(latin, new EngineOptions(), said)).Summary, StringComparison.Ordinal);
        Assert.StartsWith("utf-8", (await bed.FastAsync(latin, new EngineOptions())).Summary, StringComparison.Ordinal);
        Assert.Equal("sheet-not-found", (await bed.FastAsync(Forms.Write(all, "workbook"), new EngineOptions(), said with { Sheet = "manca" })).Summary);
        Assert.Equal("sheet-not-found", (await bed.SlowAsync(Forms.Write(all, "workbook"), mapping: said with { Sheet = "manca" })).Summary);
    }

    [Fact]
    public async Task The_first_cells_of_a_workbook_never_change_what_separates_its_rows()
    {
        using var bed = new EngineBed(new Random(1), []);
        var list = Forms.Write([["telefono", "nome, cognome, via, citt\u00E0"], ["3471234567", "a,b,c,d"]], "workbook");
        var said = new ListMapping(true, ',', null, null, [new MappedColumn("number", "telefono", null)]);
        foreach (var mapping in new[] { null, said })
        {
            var run = await bed.FastAsync(list, new EngineOptions(), mapping);
            Assert.Equal(await bed.SlowAsync(list, mapping: mapping), run);
            Assert.StartsWith("utf-8 ; ", run.Summary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task However_a_packed_list_is_cut_it_is_refused_or_every_row_is_there()
    {
        using var bed = new EngineBed(new Random(1), []);
        IReadOnlyList<IReadOnlyList<string>> all = [["telefono", "nome"], .. Enumerable.Range(0, 50).Select(i => (string[])[string.Create(CultureInfo.InvariantCulture, $"34712345{i:00}"), "Ada"])];
        foreach (var form in Forms.All.Where(form => form.StartsWith("gzip ", StringComparison.Ordinal) || form is "workbook"))
        {
            var list = Forms.Write(all, form);
            for (var length = 4; length < list.Length; length += 1 + (list.Length / 40))
            {
                var cut = await bed.FastAsync(list[..length], new EngineOptions(), form.EndsWith("sheet", StringComparison.Ordinal) ? MappingOf(false, form) : null);
                Assert.Equal((form, length, "list-damaged"), (form, length, cut.Summary));
            }
        }
    }

    private static ListMapping? MappingOf(bool mapped, string form)
    {
        var sheet = form.EndsWith("sheet", StringComparison.Ordinal) ? Forms.Sheet : null;
        return mapped ? new ListMapping(true, null, null, sheet, Columns(["campo 0", "campo 1", "campo 2", "campo 3"]))
            : sheet is null ? null
            : new ListMapping(null, null, null, sheet, Columns(Names));
    }

    private static Sequence<MappedColumn> Columns(string[] names) =>
        Sequence.From(Meanings.Zip(names, (meaning, name) => new MappedColumn(meaning, name, null)));

    private static List<IReadOnlyList<string>> Rows(Random random, List<SubscriberNumber> numbers) =>
    [
        .. Enumerable.Range(0, random.Next(1, 80)).Select(_ => (string[])
        [
            random.Next(6) == 0 ? Cells[random.Next(Cells.Length)] : "+" + numbers[random.Next(numbers.Count)].RevealDigits().ToString(CultureInfo.InvariantCulture),
            random.Next(2) == 0 ? "cliente" : "consenso",
            "R-1",
            random.Next(3) == 0 ? "" : "2026-06-01",
            Cells[random.Next(Cells.Length)],
        ]),
    ];

    // Encoding and mark are those of the list; the characters are the same in all.
    private static (string, string, string) Texts(EngineBed.Run run, string form)
    {
        var encoding = form.EndsWith("1252", StringComparison.Ordinal) ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.UTF8;
        var marked = !form.EndsWith("1252", StringComparison.Ordinal) && !form.EndsWith("utf-8", StringComparison.Ordinal);
        return (Of(run.Callable), Of(run.Withheld), Of(run.Rejected));

        string Of(string bytes)
        {
            var text = encoding.GetString(Encoding.Latin1.GetBytes(bytes));
            Assert.Equal(marked, text.StartsWith('\uFEFF'));
            return text.TrimStart('\uFEFF');
        }
    }
}
