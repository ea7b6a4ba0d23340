// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Filiera.Screening.Tests;

/// <summary>Writes rows in every form a list may be delivered in.</summary>
internal static class Forms
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>The names of the forms.</summary>
    public static readonly string[] All =
    [
        "utf-8", "utf-8 marked", "windows-1252", "utf-16le", "utf-16be", "workbook", "sheet",
        "gzip utf-8", "gzip utf-8 marked", "gzip windows-1252", "gzip utf-16le", "gzip utf-16be", "gzip workbook", "gzip sheet",
    ];

    /// <summary>The name of the second sheet of the workbooks.</summary>
    public const string Sheet = "Altro";

    /// <summary>The rows in one form; text is delimited by semicolons, its lines end with CRLF.</summary>
    public static byte[] Write(IReadOnlyList<IReadOnlyList<string>> rows, string form)
    {
        var packed = form.StartsWith("gzip ", StringComparison.Ordinal);
        var bytes = (packed ? form[5..] : form) switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text(rows)),
            "utf-8 marked" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(rows))],
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text(rows)),
            "utf-16le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text(rows))],
            "utf-16be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text(rows))],
            "workbook" => Workbook(Cells(rows)),
            "sheet" => Workbook("<row><c t=\"inlineStr\"><is><t>altro</t></is></c></row>", second: Cells(rows)),
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
        return packed ? Gzip(bytes) : bytes;
    }

    /// <summary>The rows as delimited text.</summary>
    public static string Text(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(';', row.Select(Quoted)) + "\r\n"));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A workbook of two sheets; the rows are XML.</summary>
    public static byte[] Workbook(string rows, string before = "", string second = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + $"<sheet name=\"Elenco\" r:id=\"rId1\"/><sheet name=\"{Sheet}\" r:id=\"rId2\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>");
            Add("xl/sharedStrings.xml", $"<sst {Main}><si><r><t>tele</t></r><rPh><t>x</t></rPh><r><t>fono</t></r></si></sst>");
            Add("xl/styles.xml", $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
            Add("xl/worksheets/sheet1.xml", $"{before}<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>");
            Add("xl/worksheets/sheet2.xml", $"<worksheet {Main}><sheetData>{second}</sheetData></worksheet>");

            void Add(string name, string content)
            {
                // The same rows are the same bytes, whenever they are written.
                var part = zip.CreateEntry(name);
                part.LastWriteTime = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
                using var entry = part.Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static string Cells(IReadOnlyList<IReadOnlyList<string>> rows) => string.Concat(rows.Select(row =>
        "<row>" + string.Concat(row.Select(cell => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell)}</t></is></c>")) + "</row>"));

    // As workbooks are written out, so that text and workbook give the same rows.
    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\";\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
