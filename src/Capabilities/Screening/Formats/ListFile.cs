// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>How a contact list is written: encoding, delimiter, columns and, where it has one, the header as it stands.</summary>
/// <param name="Encoding">The text encoding.</param>
/// <param name="Delimiter">What separates fields.</param>
/// <param name="LineEnd">How lines end: CRLF where the first line ends so, else LF.</param>
/// <param name="Columns">Which column holds what.</param>
/// <param name="Header">The header record as it stands, or null.</param>
public sealed record ListFile(TextEncoding Encoding, char Delimiter, string LineEnd, ListColumns Columns, string? Header)
{
    private const int SampleRows = 100;
    private const int SampleCharacters = 1 << 16;
    private const int StartBytes = 1 << 16;

    /// <summary>True while only the first bytes speak for the encoding.</summary>
    internal bool IsEncodingAssumed { get; init; }

    /// <summary>What a mapping file says of the list, or null.</summary>
    internal ListMapping? Mapping { get; init; }

    internal static IReadOnlyList<string> Meanings { get; } = ["number", "basis", "reference", "date", "purpose", "recipient", "contract_end"];

    /// <summary>The names of the columns; empty where the list has no header.</summary>
    public Sequence<string> Names => Header is null ? [] : new CsvText(new StringReader(Header), Delimiter).Next()?.Fields ?? [];

    /// <summary>Recognises a list.</summary>
    /// <param name="open">Opens the file from its start; called twice.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The shape, or <see cref="ListIsEmpty"/>, <see cref="ListIsNotText"/> or <see cref="PhoneColumnNotFound"/>.</returns>
    public static async Task<Result<ListFile>> RecogniseAsync(Func<CancellationToken, Task<Stream>> open, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        return await RecogniseWholeAsync(open, null, null, ct);
    }

    /// <summary>Recognises a list by looking at all of it.</summary>
    internal static Task<Result<ListFile>> RecogniseWholeAsync(UnpackedList list, ListMapping? mapping, CancellationToken ct) =>
        RecogniseWholeAsync(_ => Task.FromResult(list.Bytes.AsStream()), mapping, list.Delimiter, ct);

    private static async Task<Result<ListFile>> RecogniseWholeAsync(
        Func<CancellationToken, Task<Stream>> open, ListMapping? mapping, char? delimiter, CancellationToken ct)
    {
        TextEncoding encoding;
        await using (var bytes = await open(ct))
        {
            if (await FirstLookAsync(bytes, ct) is { } refusal)
            {
                return new Result<ListFile>.Refused([refusal]);
            }
        }

        await using (var bytes = await open(ct))
        {
            encoding = await TextEncoding.OfAsync(bytes, ct);
        }

        encoding = encoding.OrNamed(mapping?.Encoding);
        await using var content = await open(ct);
        using var text = encoding.OpenText(content);
        return Recognise(encoding, await SampleAsync(text, ct), mapping, delimiter);
    }

    /// <inheritdoc cref="RecogniseAsync(IListBytes, ListMapping?, CancellationToken)"/>
    public static Task<Result<ListFile>> RecogniseAsync(IListBytes list, CancellationToken ct) => RecogniseAsync(list, null, ct);

    /// <summary>Recognises a list from its first bytes; a run finds out whether the encoding holds.</summary>
    /// <param name="list">The list, unpacked: see <see cref="ListUnpacking"/>.</param>
    /// <param name="mapping">What is said of it, or null: then everything is recognised.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The shape, or <see cref="ListIsEmpty"/>, <see cref="ListIsNotText"/>, <see cref="ListBeginsTooLong"/>, <see cref="PhoneColumnNotFound"/>, or what is wrong with the mapping.</returns>
    public static Task<Result<ListFile>> RecogniseAsync(IListBytes list, ListMapping? mapping, CancellationToken ct) =>
        RecogniseAsync(new UnpackedList(list, null), mapping, ct);

    /// <summary>Recognises a list that was unpacked here: what separates its fields is known where it was a workbook.</summary>
    /// <inheritdoc cref="RecogniseAsync(IListBytes, ListMapping?, CancellationToken)"/>
    /// <param name="unpacked">The list.</param>
    public static async Task<Result<ListFile>> RecogniseAsync(UnpackedList unpacked, ListMapping? mapping, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unpacked);
        var list = unpacked.Bytes;
        await using (var bytes = list.AsStream())
        {
            if (await FirstLookAsync(bytes, ct) is { } refusal)
            {
                return new Result<ListFile>.Refused([refusal]);
            }
        }

        var start = new byte[StartBytes];
        var read = list.Read(0, start);
        var (encoding, isAssumed) = TextEncoding.Assume(start.AsSpan(0, read), read == list.Length);
        if (encoding.Encoding is System.Text.UnicodeEncoding)
        {
            return new ListIsNotText("UTF-16 file");
        }

        // What somebody says of the encoding is not disproved on the way.
        return encoding.OrNamed(mapping?.Encoding) is var named && mapping?.Encoding == named.Name
            ? await RecogniseAsync(unpacked, named, isAssumed: false, mapping, ct)
            : await RecogniseAsync(unpacked, encoding, isAssumed, mapping, ct);
    }

    /// <summary>Recognises the list again, in the encoding of files that are not UTF-8.</summary>
    internal Task<Result<ListFile>> WithoutUtf8Async(IListBytes list, CancellationToken ct) =>
        RecogniseAsync(new UnpackedList(list, null), TextEncoding.NotUtf8, isAssumed: false, Mapping, ct);

    private static async Task<Result<ListFile>> RecogniseAsync(
        UnpackedList list, TextEncoding encoding, bool isAssumed, ListMapping? mapping, CancellationToken ct)
    {
        await using var content = list.Bytes.AsStream();
        using var text = encoding.OpenText(content);
        return Recognise(encoding, await SampleAsync(text, ct), mapping, list.Delimiter) switch
        {
            Result<ListFile>.Ok { Value: var file } => file with { IsEncodingAssumed = isAssumed },
            var refused => refused,
        };
    }

    /// <summary>Looks at the first bytes alone, at the moment of delivery: what is empty or no text need not wait for a job to be refused.</summary>
    /// <param name="content">The file, at its start.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns><see cref="ListIsEmpty"/>, <see cref="ListIsNotText"/>, or null.</returns>
    public static async Task<Refusal?> FirstLookAsync(Stream content, CancellationToken ct)
    {
        var start = new byte[8];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        return read == 0 ? new ListIsEmpty()
            : BinaryFile.KindOf(start.AsSpan(0, read)) is { } what ? new ListIsNotText(what)
            : null;
    }

    private static Result<ListFile> Recognise(TextEncoding encoding, string sample, ListMapping? mapping, char? made)
    {
        if (string.IsNullOrWhiteSpace(sample))
        {
            return new ListIsEmpty();
        }

        if (sample.Length == SampleCharacters && sample.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            return new ListBeginsTooLong();
        }

        var lineBreak = sample.IndexOf('\n', StringComparison.Ordinal);
        if (sample.AsSpan(0, lineBreak < 0 ? sample.Length : lineBreak).Contains('\0'))
        {
            return new ListIsNotText(BinaryFile.Bytes);
        }

        var lineEnd = lineBreak > 0 && sample[lineBreak - 1] == '\r' ? "\r\n" : "\n";
        var delimiter = made ?? mapping?.Delimiter ?? Screening.Delimiter.Of(sample.Split('\n', 2)[0]);
        var csv = new CsvText(new StringReader(sample), delimiter);
        var rows = new List<CsvRow>();
        while (rows.Count < SampleRows && csv.Next() is { } row)
        {
            rows.Add(row);
        }

        if (mapping is not null)
        {
            return FromMapping(mapping, rows[0].Fields) switch
            {
                Result<ListColumns>.Ok { Value: var mapped } => new ListFile(encoding, delimiter, lineEnd, mapped, mapped.HasHeader ? rows[0].Raw : null)
                {
                    Mapping = mapping,
                },
                Result<ListColumns>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        var columns = ColumnNames.FromHeader(rows[0].Fields) ?? FromContent(rows);
        return columns is null
            ? new PhoneColumnNotFound()
            : new ListFile(encoding, delimiter, lineEnd, columns, columns.HasHeader ? rows[0].Raw : null);
    }

    /// <summary>The columns a mapping names, found in the first record.</summary>
    // A mapping that names a column says that there is a header; one that gives only positions leaves it to what stands in the first row.
    internal static Result<ListColumns> FromMapping(ListMapping mapping, Sequence<string> first)
    {
        var located = mapping.Locate(first, Meanings);
        if (located is not Result<FrozenDictionary<string, int>>.Ok { Value: var found })
        {
            return ((Result<FrozenDictionary<string, int>>.Refused)located).Refusals;
        }

        var hasHeader = mapping.HasHeader ?? (mapping.Columns.Any(column => column.Name is not null) || !first[found["number"]].Any(char.IsDigit));
        return new ListColumns(
            found["number"], At("basis"), At("reference"), At("date"), At("purpose"), At("recipient"), At("contract_end"), hasHeader);

        int? At(string meaning) => found.TryGetValue(meaning, out var position) ? position : null;
    }

    /// <summary>Without a known header: the column in which most sample rows hold a telephone number, if those are at least half.</summary>
    private static ListColumns? FromContent(List<CsvRow> rows)
    {
        var width = rows.Max(row => row.Fields.Count);
        var numbers = Enumerable.Range(0, width)
            .Select(column => (Column: column, Count: rows.Count(row => row.Fields.Count > column && IsNumber(row.Fields[column]))))
            .OrderByDescending(pair => pair.Count)
            .FirstOrDefault();
        var first = rows[0].Fields;
        return numbers.Count * 2 >= rows.Count && numbers.Count > 0
            ? new ListColumns(numbers.Column, null, null, null, null, null, null, HasHeader: first.Count > numbers.Column && !first[numbers.Column].Any(char.IsDigit))
            : null;
    }

    /// <summary>True when a cell reads as a telephone number and not as a day: 01/10/2026 would be a number of Turin.</summary>
    public static bool IsNumber(string cell) => NumberParser.Parse(cell).Status is NumberStatus.Valid or NumberStatus.Foreign
        && DateText.Read(cell).Value is not { Year: >= 1900 and <= 2100 };

    private static async Task<string> SampleAsync(TextReader text, CancellationToken ct)
    {
        var buffer = new char[SampleCharacters];
        var read = await text.ReadBlockAsync(buffer.AsMemory(), ct);
        var sample = new string(buffer, 0, read);
        var lastLine = read == buffer.Length ? sample.LastIndexOf('\n') : -1;
        return lastLine > 0 ? sample[..(lastLine + 1)] : sample;
    }
}
