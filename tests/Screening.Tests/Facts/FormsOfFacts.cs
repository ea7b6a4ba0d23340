// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using static Filiera.Screening.Tests.Files;

namespace Filiera.Screening.Tests;

/// <summary>A fact file may come in every form a list may come in.</summary>
public sealed class FormsOfFacts
{
    private const string Sheet =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>numero</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>data</t></is></c></row>"
        + "<row r=\"3\"><c r=\"A3\"><v>3471234567</v></c><c r=\"B3\" s=\"1\"><v>46347</v></c></row>"
        + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>nulla</t></is></c></row>";

    private static readonly NumberFacts OneRequest = NumberFacts.Of([new Ground.Request(false, On(2026, 11, 21), null, false)]);

    [Fact]
    public void A_workbook_is_read_with_the_lines_of_its_sheet_and_gzip_around_it_makes_no_difference()
    {
        var book = Forms.Workbook(Sheet);
        Assert.All([book, Forms.Gzip(book)], content =>
        {
            var read = Read(Of(InputKind.Requests, content));
            Assert.Equal(OneRequest, read.Find(Ada));
            Assert.Equal([new RejectedFact(4, "number-no-digits")], read.Files[0].First);
        });
    }

    [Fact]
    public void The_sheet_that_the_mapping_names_is_read()
    {
        var book = Forms.Workbook(Sheet);
        Assert.Equal(OneRequest, Read(Of(InputKind.Requests, book, Mapping("\"sheet\": \"elenco\""))).Find(Ada));
        Assert.Equal(["fact-file-empty requests.csv"], Problems(Of(InputKind.Requests, book, Mapping("\"sheet\": \"Altro\""))));
        Assert.Equal(["sheet-not-found requests.csv"], Problems(Of(InputKind.Requests, book, Mapping("\"sheet\": \"Manca\""))));
    }

    [Theory]
    [InlineData("utf-16le", "utf-16")]
    [InlineData("utf-16be", "utf-16BE")]
    public void UTF_16_without_its_mark_is_read_where_the_mapping_says_so(string name, string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes("numero;data\n3471234567;2026-11-21\n");
        var mapping = Mapping($"\"encoding\": \"{name}\"");
        Assert.All([bytes, Forms.Gzip(bytes)], content => Assert.Equal(OneRequest, Read(Of(InputKind.Requests, content, mapping)).Find(Ada)));
    }

    [Fact]
    public void The_encoding_that_the_mapping_names_goes_before_what_the_bytes_look_like()
    {
        // Bytes of two letters in UTF-8 are four in Windows-1252; a lone byte above ASCII is no UTF-8.
        var accents = Encoding.UTF8.GetBytes("numero;data;argomento\n3471234567;2026-11-21;caff\u00E8\n");
        Assert.Equal("caff\u00E8", Topic(accents, "utf-8"));
        Assert.Equal("caff\u00C3\u00A8", Topic(accents, "windows-1252"));
        var single = Encoding.Latin1.GetBytes("numero;data;argomento\n0669893123;2026-11-21;luce\n3471234567;2026-11-21;caff\u00E8\n");
        Assert.Equal("caff\u00E8", Topic(single, "windows-1252"));
        Assert.Equal(
            [new RejectedFact(3, "row-not-decodable")],
            Read(Of(InputKind.Requests, single, Mapping("\"encoding\": \"utf-8\""))).Files[0].First);
    }

    [Fact]
    public void A_file_whose_last_row_alone_is_not_UTF_8_is_read_again_from_its_first_row_as_Windows_1252()
    {
        var start = string.Concat(Enumerable.Range(0, 9000).Select(i => FormattableString.Invariant($"33812{i:D5};C-1;citt\u00C3\u00A8\n")));
        var bytes = Encoding.Latin1.GetBytes("numero;riferimento;finalita\n" + start + "3471234567;C-1;citt\u00E0\n");
        var book = Read(Of(InputKind.Consents, bytes));
        Assert.Equal(9001, book.Count);
        Assert.Equal("citt\u00E0", Purpose(book.Find(Ada)));
        Assert.Equal("citt\u00C3\u00A8", Purpose(book.Find(Filiera.Numbering.SubscriberNumber.FromRevealed(393_381_200_007))));

        // Enough is wrong before that row: it still says how the rows before it are to be read.
        var forbidding = "numero\n" + string.Concat(Enumerable.Repeat("\u00C2\u00A0\n", 30_000)) + "\u00E0\n";
        Assert.Equal(20, Problems(Of(InputKind.SuppressOwn, Encoding.Latin1.GetBytes(forbidding))).Count());
    }

    [Theory]
    [InlineData(InputKind.SuppressOwn)]
    [InlineData(InputKind.Consents)]
    public void A_packed_file_that_breaks_off_is_refused_as_damaged(InputKind kind)
    {
        var packed = Forms.Gzip(Encoding.UTF8.GetBytes("numero\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"347{i * 7919 % 9_000_000 + 1_000_000}\n"))));
        var name = InputKinds.NameOf(kind) + ".csv";
        Assert.All([packed.Length - 1, packed.Length - 9, packed.Length / 2, 20], length => Assert.Equal(["list-damaged " + name], Problems(Of(kind, packed[..length]))));
        Assert.Equal(["fact-file-not-text " + name], Problems(Of(kind, Forms.Gzip(Forms.Gzip(packed)))));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_too()
    {
        var packed = Forms.Gzip("numero;data\n3471234567;2026-11-21\n"u8.ToArray());
        var file = new FactFile(InputKind.Requests, "requests.csv", _ => Task.FromResult<Stream>(
            new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress)));
        Assert.Equal(OneRequest, Read(file).Find(Ada));
    }

    private static string? Topic(byte[] bytes, string encoding)
    {
        var mapping = ListMapping.Parse(Encoding.UTF8.GetBytes(
            $$"""{"version": 1, "columns": {"number": "numero", "date": 2, "topic": 3}, "encoding": "{{encoding}}"}""")).ValueOrThrow();
        return ((Ground.Request)Assert.Single(Read(Of(InputKind.Requests, bytes, mapping)).Find(Ada).Grounds)).Topic;
    }

    private static string? Purpose(NumberFacts facts) => ((Ground.Consent)Assert.Single(facts.Grounds)).Purpose;

    private static ListMapping Mapping(string more) => ListMapping.Parse(Encoding.UTF8.GetBytes(
        "{\"version\": 1, \"columns\": {\"number\": \"numero\", \"date\": \"data\"}, " + more + "}")).ValueOrThrow();
}
