// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed class ReadingCsv
{
    [Fact]
    public void Every_table_written_with_quotes_is_read_back_with_its_lines()
    {
        var delimiters = Gen.Elements(';', ',', '\t', '|');
        var cell = Gen.Elements("a", "", " b ", "1,5", "x;y", "\"q\"", "two\nlines", "cr\r\nlf", "è", "|", "\t", "'+39").ListOf()
            .Select(parts => string.Concat(parts.Take(3)));
        var row = cell.NonEmptyListOf().Select(cells => cells.Take(5).ToArray());
        var table = from d in delimiters from rows in row.ListOf() from end in Gen.Elements("\n", "\r\n") select (d, rows: rows.ToArray(), end);
        Check.QuickThrowOnFailure(Prop.ForAll(table.ToArbitrary(), t =>
        {
            var text = string.Concat(t.rows.Select(cells => string.Join(t.d, cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + t.end));
            var read = ReadAll(text, t.d);
            Assert.All(read, r => Assert.Null(r.Problem));
            Assert.Equal(t.rows.Select(cells => (IEnumerable<string>)cells), read.Select(r => (IEnumerable<string>)r.Fields));
        }));
    }

    [Fact]
    public void No_text_makes_the_reader_throw_or_lose_a_character()
    {
        var noise = Gen.Elements('"', ';', ',', '\r', '\n', 'a', '\uFFFD', '\0').ListOf().Select(chars => new string(chars.ToArray()));
        Check.QuickThrowOnFailure(Prop.ForAll(noise.ToArbitrary(), text =>
        {
            var read = ReadAll(text, ';');
            var kept = string.Concat(read.Select(r => r.Raw)).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            Assert.Equal(text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal), kept);
        }));
    }

    [Theory]
    [InlineData("a;\"b", "row-quote-not-closed")]
    [InlineData("a;\"b\"c", "row-quote-misplaced")]
    [InlineData("a;\uFFFD", "row-not-decodable")]
    public void A_broken_row_is_a_row_with_a_code(string text, string code) =>
        Assert.Equal(code, Assert.Single(ReadAll(text, ';')).Problem);

    [Fact]
    public void A_row_beyond_the_longest_is_cut_and_named_and_the_next_row_is_whole()
    {
        var rows = ReadAll(new string('x', CsvText.LongestRow + 10) + "\na;b", ';');
        Assert.Equal(["row-too-long", null], rows.Select(r => r.Problem));
        Assert.Equal(["a", "b"], rows[1].Fields);
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        var rows = ReadAll("h\r\n\"a\nb\"\r\n\r\nlast", ';');
        Assert.Equal([1L, 2L, 4L, 5L], rows.Select(r => r.Line));
        Assert.Empty(rows[2].Fields);
    }

    [Theory]
    [InlineData("telefono;nome", ';')]
    [InlineData("telefono,nome", ',')]
    [InlineData("telefono\tnome", '\t')]
    [InlineData("\"a;b;c\",x", ',')]
    [InlineData("telefono", ';')]
    public void The_header_names_the_delimiter(string header, char expected) => Assert.Equal(expected, Delimiter.Of(header));

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "utf-8", 3)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "utf-16le", 2)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, "utf-16be", 2)]
    [InlineData(new byte[] { 0x61, 0xC3, 0xA8 }, "utf-8", 0)]
    [InlineData(new byte[] { 0x61, 0xE8, 0x62 }, "windows-1252", 0)]
    [InlineData(new byte[] { 0x61, 0xC3 }, "windows-1252", 0)]
    [InlineData(new byte[0], "utf-8", 0)]
    public async Task The_encoding_is_recognised_from_the_bytes(byte[] bytes, string name, int mark)
    {
        var encoding = await TextEncoding.OfAsync(new MemoryStream(bytes), CancellationToken.None);
        Assert.Equal((name, mark), (encoding.Name, encoding.MarkLength));
    }

    [Fact]
    public async Task An_accent_in_the_last_row_of_a_long_file_is_seen()
    {
        var bytes = Encoding.Latin1.GetBytes(new string('a', 200_000) + "\u00E8");
        Assert.Equal("windows-1252", (await TextEncoding.OfAsync(new MemoryStream(bytes), CancellationToken.None)).Name);
        var utf8 = Encoding.UTF8.GetBytes(new string('a', 65_535) + "\u00E8" + new string('b', 70_000));
        Assert.Equal("utf-8", (await TextEncoding.OfAsync(new MemoryStream(utf8), CancellationToken.None)).Name);
    }

    private static List<CsvRow> ReadAll(string text, char delimiter)
    {
        var csv = new CsvText(new StringReader(text), delimiter);
        var rows = new List<CsvRow>();
        while (csv.Next() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
