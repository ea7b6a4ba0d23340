// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Filiera.Flows.Web;

/// <summary>The smallest workbook a spreadsheet program would write: sheets by name, their cells as text.</summary>
internal static class Workbook
{
    public static byte[] Of(params (string Sheet, string[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Sheet)}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>"))
                + "</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + "</Relationships>");
            foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i)))
            {
                Write(zip, $"xl/worksheets/sheet{i + 1}.xml", Sheet(sheet.Rows));
            }
        }

        return bytes.ToArray();
    }

    private static string Sheet(string[][] rows) =>
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select(Cell))}</row>"))
        + "</sheetData></worksheet>";

    private static string Cell(string text) => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
