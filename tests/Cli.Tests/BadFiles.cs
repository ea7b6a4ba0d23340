// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Text;

namespace Filiera.Cli.Tests;

/// <summary>Files as they should not be: cut, packed, encrypted, endless, or something else altogether.</summary>
internal static class BadFiles
{
    /// <summary>Bytes that are no text; the same every time.</summary>
    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    /// <summary>The compound file that a spreadsheet becomes when it is protected by a password.</summary>
    public static byte[] EncryptedWorkbook() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2040]];

    /// <summary>A list in gzip.</summary>
    public static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A gzip file of a few hundred kilobytes that unpacks to so many mebibytes of blanks.</summary>
    public static byte[] GzipBomb(int mebibytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write("telefono\n"u8);
            Fill(gzip, mebibytes);
        }

        return packed.ToArray();
    }

    /// <summary>A workbook whose only sheet unpacks to so many mebibytes of blanks.</summary>
    public static byte[] ZipBomb(int mebibytes) => Workbook(sheet =>
    {
        sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>telefono</t></is></c></row>"u8);
        Fill(sheet, mebibytes);
        sheet.Write("</sheetData></worksheet>"u8);
    });

    /// <summary>A workbook whose sheet pulls text out of a file of this machine, if its reader let it.</summary>
    public static byte[] WorkbookWithEntity(string path) => Workbook(sheet => sheet.Write(Encoding.UTF8.GetBytes(
        $"<!DOCTYPE x [<!ENTITY leak SYSTEM \"file://{path}\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>telefono</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&leak;</t></is></c></row></sheetData></worksheet>")));

    /// <summary>A zip archive that holds no workbook.</summary>
    public static byte[] ZipOfPictures()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var picture = archive.CreateEntry("picture.bin").Open();
            picture.Write(Noise(100));
        }

        return bytes.ToArray();
    }

    /// <summary>A file of so many bytes of zero that takes no room on the disk.</summary>
    public static string Sparse(string path, long bytes)
    {
        using var file = File.Create(path);
        file.SetLength(bytes);
        return path;
    }

    private static byte[] Workbook(Action<Stream> writeSheet)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            Part("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"F\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            using (var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open())
            {
                writeSheet(sheet);
            }

            void Part(string name, string text)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static void Fill(Stream to, int mebibytes)
    {
        var blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        for (var i = 0; i < mebibytes; i++)
        {
            to.Write(blanks);
        }
    }
}
