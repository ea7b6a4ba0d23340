// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening.Tests;

public sealed class UnpackingLists
{
    private const string Csv = "telefono;nome\r\n+39 347 1234567;Nicol\u00F2 Finto\r\n";

    [Fact]
    public async Task Plain_text_is_handed_on_as_it_is()
    {
        using var list = ListBytes.Of(Encoding.UTF8.GetBytes(Csv));
        Assert.Same(list, (await ListUnpacking.OpenAsync(list, null, CancellationToken.None)).ValueOrThrow());
    }

    [Fact]
    public async Task Gzip_is_unpacked_and_utf_16_becomes_utf_8_with_its_mark()
    {
        Assert.Equal(Csv, await UnpackAsync(Forms.Gzip(Encoding.UTF8.GetBytes(Csv))));
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] marked = [.. encoding.Preamble, .. encoding.GetBytes(Csv + "\U0001F600")];
            Assert.Equal("\uFEFF" + Csv + "\U0001F600", await UnpackAsync(marked));
            Assert.Equal("\uFEFF" + Csv + "\U0001F600", await UnpackAsync(Forms.Gzip(marked)));
        }
    }

    [Fact]
    public async Task A_workbook_becomes_rows_as_its_cells_stand()
    {
        var book = Forms.Workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>data</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\"><v>3.47123456699999E9</v></c><c r=\"B2\" t=\"str\"><v>a;\"b\"</v></c><c r=\"C2\" s=\"1\"><v>46347</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\"><v>393471234567</v></c><c r=\"B4\"><v>1.5</v></c><c r=\"C4\" s=\"1\"><v>46347.5</v></c></row>");
        Assert.Equal(
            "\uFEFFtelefono;;data\r\n3471234566.99999;\"a;\"\"b\"\"\";2026-11-21\r\n\r\n393471234567;1.5;2026-11-21 12:00:00\r\n",
            await UnpackAsync(book));
        Assert.Equal("\uFEFF", await UnpackAsync(book, "altro"));
        Assert.Equal("sheet-not-found", await UnpackAsync(book, "manca"));
    }

    [Fact]
    public async Task A_workbook_with_a_document_type_or_a_cell_that_cannot_be_is_refused()
    {
        Assert.Equal("list-damaged", await UnpackAsync(Forms.Workbook("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>")));
        Assert.Equal("list-damaged", await UnpackAsync(Forms.Workbook("<row><c t=\"s\"><v>9</v></c></row>")));
        Assert.Equal("list-damaged", await UnpackAsync(Forms.Workbook("", "<!DOCTYPE x [<!ENTITY a \"b\">]>")));
    }

    [Fact]
    public async Task What_breaks_off_or_unpacks_to_too_much_is_refused()
    {
        var packed = Forms.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i};{i * 7919}\n"))));
        Assert.Equal("list-damaged", await UnpackAsync(packed[..^20]));
        Assert.Equal("list-damaged", await UnpackAsync([0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0]));
        Assert.Equal("list-unpacks-too-large", await UnpackAsync(Forms.Gzip(new byte[(64 << 20) + 1])));
    }

    [Fact]
    public async Task Any_bytes_are_unpacked_or_refused_but_never_throw()
    {
        var book = Forms.Workbook("<row><c t=\"s\"><v>0</v></c></row>");
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var broken = (byte[])book.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            }

            Assert.NotNull(await UnpackAsync(broken));
            Assert.NotNull(await UnpackAsync(Forms.Gzip(broken)[..random.Next(3, 200)]));
        }
    }

    private static async Task<string> UnpackAsync(byte[] delivered, string? sheet = null)
    {
        using var list = ListBytes.Of(delivered);
        switch (await ListUnpacking.OpenAsync(list, sheet, CancellationToken.None))
        {
            case Result<IListBytes>.Ok { Value: var bytes }:
                using (bytes)
                {
                    var all = new byte[bytes.Length];
                    bytes.Read(0, all);
                    return Encoding.UTF8.GetString(all);
                }

            case Result<IListBytes>.Refused refused:
                return Assert.Single(refused.Refusals).Code;
            default:
                throw new InvalidOperationException();
        }
    }
}
