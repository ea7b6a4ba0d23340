// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the few parts of a workbook that hold its cells are read one after the other, on one screen each.
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Reads one sheet of an Office Open XML workbook (ECMA-376) into rows of delimited text, as its cells stand there.</summary>
/// <remarks>
/// A number is written with all its digits: a telephone number never becomes 3.47E+09. A number in a date format becomes an ISO date.
/// Formulas count with the value they last had. No document type is accepted, and nothing may unpack beyond the limit.
/// </remarks>
internal sealed class WorkbookRows : IDisposable
{
    /// <summary>What separates the fields of the rows.</summary>
    public const char Delimiter = ';';

    private const int SmallestArchive = 22;
    private const int MostColumns = 16_384;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
    private readonly ZipArchive _zip;
    private readonly List<string> _strings = [];
    private readonly HashSet<int> _dateStyles = [];
    private readonly StringBuilder _line = new();
    private readonly List<string> _cells = [];
    private bool _from1904;
    private long _left;

    private WorkbookRows(ZipArchive zip, long most) => (_zip, _left) = (zip, most);

    /// <summary>The rows of a sheet as UTF-8 with its mark.</summary>
    public static Result<IListBytes> Open(IListBytes delivered, string? sheet, long most, CancellationToken ct)
    {
        var spool = new Spool();
        try
        {
            if (delivered.Length < SmallestArchive)
            {
                throw new InvalidDataException("An archive has a directory at its end.");
            }

            using var stream = delivered.AsStream();
            using var book = new WorkbookRows(new ZipArchive(stream, ZipArchiveMode.Read), most);
            if (book.PartOf(sheet) is not { } part)
            {
                spool.Dispose();
                return new SheetNotFound();
            }

            book.ReadStrings();
            book.ReadStyles();
            book.ReadSheet(part, spool, ct);
            return new Result<IListBytes>.Ok(spool.Finish());
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or FormatException or OverflowException or EndOfStreamException)
        {
            spool.Dispose();
            return failure is TooLarge ? new ListUnpacksTooLarge() : new ListDamaged();
        }
    }

    public void Dispose() => _zip.Dispose();

    private XmlReader? Part(string name) => _zip.GetEntry(name) is { } entry
        ? XmlReader.Create(new Counted(entry.Open(), this), Settings)
        : null;

    private string? PartOf(string? sheet)
    {
        using var book = Part("xl/workbook.xml");
        string? relation = null;
        while (book is not null && book.Read())
        {
            if (Is(book, "workbookPr"))
            {
                _from1904 = book.GetAttribute("date1904") is "1" or "true";
            }

            if (relation is null && Is(book, "sheet") && (sheet is null || string.Equals(book.GetAttribute("name"), sheet, StringComparison.OrdinalIgnoreCase)))
            {
                relation = book.GetAttribute("id", Relations);
            }
        }

        using var relations = Part("xl/_rels/workbook.xml.rels");
        while (relation is not null && relations is not null && relations.Read())
        {
            if (relations.LocalName == "Relationship" && relations.GetAttribute("Id") == relation && relations.GetAttribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return null;
    }

    private void ReadStrings()
    {
        using var strings = Part("xl/sharedStrings.xml");
        while (strings is not null && strings.Read())
        {
            if (Is(strings, "si"))
            {
                _strings.Add(TextIn(strings));
            }
        }
    }

    private void ReadStyles()
    {
        using var styles = Part("xl/styles.xml");
        var custom = new HashSet<int>();
        var inCells = false;
        var style = 0;
        while (styles is not null && styles.Read())
        {
            inCells = styles is { LocalName: "cellXfs" } ? styles.NodeType == XmlNodeType.Element : inCells;
            if (Is(styles, "numFmt") && IsDate(styles.GetAttribute("formatCode") ?? ""))
            {
                custom.Add(Number(styles.GetAttribute("numFmtId")));
            }
            else if (inCells && Is(styles, "xf"))
            {
                var format = Number(styles.GetAttribute("numFmtId"));
                if (format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) || custom.Contains(format))
                {
                    _dateStyles.Add(style);
                }

                style++;
            }
        }
    }

    private void ReadSheet(string part, Spool spool, CancellationToken ct)
    {
        using var sheet = Part(part) ?? throw new InvalidDataException("The workbook lacks a sheet it names.");
        spool.Write(Encoding.UTF8.Preamble);
        var row = 0;
        while (sheet.Read())
        {
            if (Is(sheet, "row"))
            {
                ct.ThrowIfCancellationRequested();

                // Rows without cells are not stored: where they stood, blank lines keep the line numbers those of the sheet.
                for (var at = sheet.GetAttribute("r") is { } number ? Number(number) : row + 1; row < Math.Min(at - 1, row + MostColumns); row++)
                {
                    spool.Write("\r\n"u8);
                }

                row++;
                ReadRow(sheet, spool);
            }
        }
    }

    private void ReadRow(XmlReader sheet, Spool spool)
    {
        _cells.Clear();
        var depth = sheet.Depth;
        while (!sheet.IsEmptyElement && sheet.Read() && sheet.Depth > depth)
        {
            if (!Is(sheet, "c"))
            {
                continue;
            }

            var column = sheet.GetAttribute("r") is { } place ? ColumnOf(place) : _cells.Count;
            var style = Number(sheet.GetAttribute("s"));
            var type = sheet.GetAttribute("t") ?? "n";
            while (_cells.Count <= column)
            {
                _cells.Add("");
            }

            _cells[column] = Cell(type, style, sheet);
        }

        _line.Clear();
        for (var i = 0; i < _cells.Count; i++)
        {
            _line.Append(i == 0 ? "" : Delimiter.ToString()).Append(Quoted(_cells[i]));
        }

        spool.Write(Encoding.UTF8.GetBytes(_line.Append("\r\n").ToString()));
    }

    private string Cell(string type, int style, XmlReader sheet)
    {
        var value = "";
        var depth = sheet.Depth;
        while (!sheet.IsEmptyElement && sheet.Read() && sheet.Depth > depth)
        {
            if (Is(sheet, "is"))
            {
                value = TextIn(sheet);
            }
            else if (Is(sheet, "v") && !sheet.IsEmptyElement)
            {
                sheet.Read();
                value = sheet.Value;
            }
        }

        return type switch
        {
            "s" => Number(value) is var at && at >= 0 && at < _strings.Count ? _strings[at] : throw new InvalidDataException("The workbook lacks a text it names."),
            "n" when value.Length > 0 => Number(value, _dateStyles.Contains(style)),
            _ => value,
        };
    }

    private string Number(string text, bool isDate)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (isDate && number is >= 0 and < 2_958_466)
        {
            var date = DateTime.FromOADate(number + (_from1904 ? 1462 : 0));
            return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) < 1e15 && number == Math.Floor(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("0.##############", CultureInfo.InvariantCulture);
    }

    // The text of all runs, without the reading aids of East Asian text.
    private static string TextIn(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        var aid = int.MaxValue;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
            aid = reader.LocalName == "rPh" ? reader.NodeType == XmlNodeType.Element ? reader.Depth : int.MaxValue : aid;
            if (reader.Depth < aid && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }

    // A format that names day, month, year or hour outside quotes and brackets is one of dates.
    private static bool IsDate(string format)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var c = char.ToLowerInvariant(format[i]);
            quoted ^= c == '"';
            bracketed = c == '[' || (bracketed && c != ']');
            i += c == '\\' ? 1 : 0;
            if (!quoted && !bracketed && c is 'd' or 'm' or 'y' or 'h')
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(XmlReader reader, string name) =>
        reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI == Main;

    private static int Number(string? text) => string.IsNullOrEmpty(text) ? 0 : int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var c in place.TakeWhile(char.IsAsciiLetter))
        {
            column = checked((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1));
        }

        return column is > 0 and <= MostColumns ? column - 1 : throw new InvalidDataException("The workbook names a cell that cannot be.");
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\";\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class TooLarge() : FormatException("The workbook unpacks to too much.");

    /// <summary>Counts what is unpacked, and stops at the limit.</summary>
    private sealed class Counted(Stream stream, WorkbookRows book) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = stream.Read(buffer);
            book._left -= read;
            return book._left >= 0 ? read : throw new TooLarge();
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing) => stream.Dispose();
    }
}
