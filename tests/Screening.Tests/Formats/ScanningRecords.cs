// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed class ScanningRecords
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 500_000 : 5_000;

    [Fact]
    public void Bytes_and_text_give_the_same_records_whatever_the_file_and_however_it_arrives()
    {
        var piece = Gen.Elements(
            "\"", "\"", "\"\"", ";", ";", ",", "\r", "\n", "\r\n", "\n", "a", "bc", "0123456789", "\0", "\u00E8", "\uFFFD", "\U0001F600", "   ", "\t", "\"x;y\"", "\"1\n2\"");
        var text = piece.ListOf().Select(string.Concat);
        var file = from t in text from longest in Gen.Choose(1, 40) from room in Gen.Choose(0, 30) from step in Gen.Choose(1, 20) select (t, longest, room, step);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(60), Prop.ForAll(file.ToArbitrary(), f =>
            Assert.Equal(Slow(f.t, ';', false, f.longest), Fast(Encoding.UTF8.GetBytes(f.t), ';', true, f.longest, f.room, f.step))));
    }

    [Fact]
    public void Bytes_of_a_single_byte_encoding_give_the_same_records_too()
    {
        var bytes = Gen.Frequency((1, Gen.Choose(0, 255)), (1, Gen.Elements(0x22, 0x2C, 0x0A, 0x0D, 0xE8))).Select(b => (byte)b).ListOf();
        var file = from b in bytes from longest in Gen.Choose(1, 40) from room in Gen.Choose(0, 30) from step in Gen.Choose(1, 20) select (b: b.ToArray(), longest, room, step);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(200), Prop.ForAll(file.ToArbitrary(), f =>
            Assert.Equal(Slow(Encoding.Latin1.GetString(f.b), ',', true, f.longest), Fast(f.b, ',', false, f.longest, f.room, f.step))));
    }

    [Theory]
    [InlineData("a;\"b\nc;d\n", 100, "a;\"b!row-quote-not-closed|c;d")]
    [InlineData("a;\"b\r\nc;d", 100, "a;\"b!row-quote-not-closed|c;d")]
    [InlineData("\"x\ny\";\"b\nc;d\n", 100, "\"x!row-quote-not-closed|y\";\"b!row-quote-not-closed|c;d")]
    [InlineData("\"0123456789\n\"\nb", 8, "\"0123456!row-too-long|\"!row-quote-not-closed|b")]
    [InlineData("\"01\n23456789\n\"\nb", 8, "\"01!row-quote-not-closed|23456789|\"!row-quote-not-closed|b")]
    [InlineData("12345678\nb", 8, "12345678|b")]
    [InlineData("123456789\nb", 8, "12345678!row-too-long|b")]
    [InlineData("1234567\u00E8\nb", 8, "1234567!row-too-long|b")]
    public void A_quote_that_is_never_closed_costs_one_line_and_not_the_rest_of_the_file(string text, int longest, string expected)
    {
        var slow = Slow(text, ';', false, longest);
        Assert.Equal(expected, string.Join('|', slow.Select(r => r.Problem is null ? r.Raw : r.Raw + "!" + r.Problem)));
        Assert.Equal(slow, Fast(Encoding.UTF8.GetBytes(text), ';', true, longest, 0, 3));
    }

    [Fact]
    public void The_longest_row_is_a_mebibyte_for_both_readers()
    {
        var longest = new string('x', CsvText.LongestRow);
        foreach (var text in new[] { longest + "\r\nb", longest + "x\r\nb", "\"" + longest + "\"\nb", "\"a\n" + longest + "\nb", "a\n\"" + longest[..^10] + "\nb\"\nb", longest[..^1] + "\u00E8\nb" })
        {
            var slow = Slow(text, ';', false, CsvText.LongestRow);
            Assert.Equal(slow, Fast(Encoding.UTF8.GetBytes(text), ';', true, CsvText.LongestRow, 100, 99_991));
            Assert.Equal("b", slow[^1].Raw);
        }
    }

    [Fact]
    public void A_field_is_read_without_its_quotes_and_a_field_that_is_not_there_is_refused()
    {
        using var reader = new RecordReader(new MemoryStream("\"a \"\"b\"\"\";c\n\n"u8.ToArray()), ';');
        Assert.True(reader.Read());
        Assert.Equal("a \"b\"", Encoding.UTF8.GetString(reader[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = reader[2].Length);
        Assert.True(reader.Read());
        Assert.Equal(0, reader.Count);
        Assert.False(reader.Read());
    }

    private static List<CsvRow> Slow(string text, char delimiter, bool singleByte, int longest)
    {
        var csv = new CsvText(new StringReader(text), delimiter, singleByte, longest);
        var rows = new List<CsvRow>();
        while (csv.Next() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }

    private static List<CsvRow> Fast(byte[] bytes, char delimiter, bool utf8, int longest, int room, int step)
    {
        var encoding = utf8 ? Encoding.UTF8 : Encoding.Latin1;
        using var reader = new RecordReader(new Trickle(bytes, step), delimiter, utf8, longest, longest + 2 + room);
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, reader.Count).Select(i => encoding.GetString(reader[i]));
            rows.Add(new CsvRow(reader.Line, encoding.GetString(reader.Raw), Sequence.From(fields), reader.Problem));
        }

        return rows;
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);
    }
}
