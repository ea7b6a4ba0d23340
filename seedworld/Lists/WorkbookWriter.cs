// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.IO.Compression;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>Writes a contact list as a workbook, the way spreadsheets store what people type: bare digits as a number, dates as days since 1899.</summary>
internal static class WorkbookWriter
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static readonly LocalDate DayZero = new(1899, 12, 30);

    private static readonly string[] Header =
        ["telefono", "base", "riferimento", "data_consenso", "finalita", "destinatario", "fine_contratto", "nome"];

    private static readonly string[] Bases = ["consenso", "cliente", "richiesta", "elenco", "boh"];

    public static async Task WriteAsync(SeedList list, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        // Written at once when it is closed: a workbook's table of contents stands at its end.
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await PartAsync("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}worksheet+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}sharedStrings+xml\"/></Types>");
        await PartAsync("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"rId1\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        await PartAsync("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheets><sheet name=\"Contatti\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        await PartAsync("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"rId1\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"{Relationships}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        await PartAsync("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        await PartAsync("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(Header.Concat(Bases).Select(text => $"<si><t>{text}</t></si>"))}</sst>");
        await using var sheet = Entry(archive, list, "xl/worksheets/sheet1.xml");
        await SheetAsync(list, sheet, progress, ct);

        async Task PartAsync(string name, string xml)
        {
            await using var part = Entry(archive, list, name);
            var line = new ByteLine(part, isUtf8: true);
            line.Add(Declaration);
            line.Add(xml);
            await line.FlushAsync(last: true, ct);
        }
    }

    private static Stream Entry(ZipArchive archive, SeedList list, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        // The day of the plan and not that of the writing: the same list gives the same bytes.
        entry.LastWriteTime = new DateTimeOffset(list.Day.ToDateTimeUnspecified(), TimeSpan.Zero);
        return entry.Open();
    }

    private static async Task SheetAsync(SeedList list, Stream sheet, IProgress<long>? progress, CancellationToken ct)
    {
        var contacts = new SeedContacts(list);
        var line = new ByteLine(sheet, isUtf8: true);
        line.Add(Declaration);
        line.Add($"<worksheet xmlns=\"{Main}\"><sheetData>");
        StartRow(1, line);
        for (var column = 0; column < Header.Length; column++)
        {
            Shared(column, 1, column, line);
        }

        line.Add("</row>");
        for (long row = 0; row < list.Rows; row++)
        {
            Row(list, contacts.At(row), row + 2, line);
            await line.FlushAsync(last: false, ct);
            if ((row + 1) % ListWriter.Portion == 0 || row + 1 == list.Rows)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report((row % ListWriter.Portion) + 1);
            }
        }

        line.Add("</sheetData></worksheet>");
        await line.FlushAsync(last: true, ct);
    }

    private static void Row(SeedList list, in SeedContact contact, long row, ByteLine line)
    {
        var phone = PhoneWritings.Write(contact);
        var fields = ContactFields.Of(contact, list);
        StartRow(row, line);
        if (IsTypedAsNumber(phone))
        {
            Start(0, row, "", line);
            line.Add("<v>");
            line.Add(phone);
            line.Add("</v></c>");
        }
        else
        {
            Inline(0, row, phone, line);
        }

        var basis = Array.IndexOf(Bases, ListWriter.ItalianBasis(fields.Basis));
        if (basis >= 0)
        {
            Shared(1, row, Header.Length + basis, line);
        }

        Inline(2, row, fields.Reference, line);
        Day(3, row, fields.Date, fields.IsDateImpossible, line);
        Inline(4, row, fields.Purpose, line);
        Inline(5, row, fields.Recipient, line);
        Day(6, row, fields.ContractEnd, false, line);
        Inline(7, row, $"{fields.GivenName} {fields.FamilyName}", line);
        line.Add("</row>");
    }

    // A spreadsheet drops the zero before a fixed line; those lists keep it by storing the field as text.
    private static bool IsTypedAsNumber(string phone) => phone.Length is > 8 and < 15 && phone[0] != '0' && phone.All(char.IsAsciiDigit);

    private static void StartRow(long row, ByteLine line)
    {
        line.Add("<row r=\"");
        Digits(row, line);
        line.Add("\">");
    }

    private static void Start(int column, long row, string attributes, ByteLine line)
    {
        line.Add("<c r=\"");
        line.Add((char)('A' + column));
        Digits(row, line);
        line.Add('"');
        line.Add(attributes);
        line.Add('>');
    }

    private static void Shared(int column, long row, int text, ByteLine line)
    {
        Start(column, row, " t=\"s\"", line);
        line.Add("<v>");
        Digits(text, line);
        line.Add("</v></c>");
    }

    private static void Inline(int column, long row, string text, ByteLine line)
    {
        if (text.Length == 0)
        {
            return;
        }

        Start(column, row, " t=\"inlineStr\"", line);
        line.Add("<is><t>");
        line.Add(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
        line.Add("</t></is></c>");
    }

    private static void Day(int column, long row, LocalDate? day, bool isImpossible, ByteLine line)
    {
        if (isImpossible)
        {
            Inline(column, row, "31/02/2026", line);
        }
        else if (day is { } known)
        {
            Start(column, row, " s=\"1\"", line);
            line.Add("<v>");
            Digits(Period.DaysBetween(DayZero, known), line);
            line.Add("</v></c>");
        }
    }

    private static void Digits(long number, ByteLine line)
    {
        Span<char> room = stackalloc char[20];
        number.TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        line.Add(room[..length]);
    }
}
