// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Looks at the start of a delivered list, in whatever form it came.</summary>
public sealed class ListLook(IBlobs blobs)
{
    private const int SampleCharacters = 1 << 16;
    private const int SampleRows = 100;

    /// <summary>Looks at a list.</summary>
    /// <param name="content">The list among the blobs.</param>
    /// <param name="said">What a person said of it; without columns, they are recognised in the way of writing it names.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What was seen, or why it is no list.</returns>
    public async Task<Result<ListGlance>> RunAsync(ContentHash content, ListMapping? said, CancellationToken ct)
    {
        using var delivered = await ListBytes.OfStreamsAsync(async token => (await blobs.OpenAsync(content, token)).ValueOrThrow(), ct);
        if (delivered.Length == 0)
        {
            return new ListIsEmpty();
        }

        var unpacking = await ListUnpacking.OpenAsync(delivered, said?.Sheet, ct);
        if (unpacking is not Result<IListBytes>.Ok { Value: var bytes })
        {
            return ((Result<IListBytes>.Refused)unpacking).Refusals;
        }

        using (bytes)
        {
            // The rows of a workbook are put apart here, whatever its cells hold.
            var form = FormOf(delivered);
            var told = form is ListForm.Workbook ? (said ?? ListDraft.NothingSaid) with { Delimiter = ';' } : said;
            var writing = await WritingAsync(bytes, told, ct);
            if (writing is not Result<ListFile>.Ok { Value: var shape })
            {
                return ((Result<ListFile>.Refused)writing).Refusals;
            }

            var rows = await RowsAsync(bytes, shape, ct);
            var columns = told is null ? await ListFile.RecogniseAsync(bytes, ct)
                : told.Columns.IsEmpty ? await AsTextAsync(rows, told.HasHeader, ct)
                : await ListFile.RecogniseAsync(bytes, told, ct);
            var known = (columns as Result<ListFile>.Ok)?.Value.Columns;
            var hasHeader = said?.HasHeader ?? known?.HasHeader ?? !rows.SelectMany(row => row).Take(rows[0].Count).Any(cell => cell.Any(char.IsDigit));
            return new ListGlance(
                form, WorkbookSheets.Of(delivered), shape, hasHeader, known is null ? null : known with { HasHeader = hasHeader }, rows[0],
                Sequence.From(hasHeader ? rows.Skip(1) : rows), columns is Result<ListFile>.Refused refused ? refused.Refusals : []);
        }
    }

    // The way of writing alone: whatever the columns may be, there is a first one.
    private static async Task<Result<ListFile>> WritingAsync(IListBytes bytes, ListMapping? said, CancellationToken ct)
    {
        var any = (said ?? ListDraft.NothingSaid) with { Columns = [new MappedColumn("number", null, 1)] };
        var writing = await ListFile.RecogniseAsync(bytes, any, ct);

        // A list that begins with a blank line has no first column there.
        return writing is Result<ListFile>.Refused { Refusals: [MappingPositionOutOfRange, ..] } ? await ListFile.RecogniseAsync(bytes, ct) : writing;
    }

    private static ListForm FormOf(IListBytes delivered)
    {
        var start = new byte[4];
        return start.AsSpan(0, delivered.Read(0, start)) switch
        {
            [0x1F, 0x8B, ..] => ListForm.Packed,
            [0x50, 0x4B, 0x03, 0x04] => ListForm.Workbook,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => ListForm.WideText,
            _ => ListForm.Text,
        };
    }

    // Bounded: a quote that is never closed makes one row of a whole file.
    private static async Task<List<Sequence<string>>> RowsAsync(IListBytes bytes, ListFile shape, CancellationToken ct)
    {
        await using var content = bytes.AsStream();
        using var text = shape.Encoding.OpenText(content);
        var buffer = new char[SampleCharacters];
        var read = await text.ReadBlockAsync(buffer.AsMemory(), ct);
        using var sample = new StringReader(new string(buffer, 0, read));
        var csv = new Filiera.Screening.CsvText(sample, shape.Delimiter);
        var rows = new List<Sequence<string>>();
        while (rows.Count <= SampleRows && csv.Next() is { } row)
        {
            // The first record stands even when it is blank: positions are counted in it.
            if (row.Fields.Count > 0 || rows.Count == 0)
            {
                rows.Add(row.Fields);
            }
        }

        // The last row of a sample may be half a row.
        if (read == buffer.Length && rows.Count is > 1 and <= SampleRows)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return rows;
    }

    // Columns as they would be recognised if the list were written the usual way.
    private static async Task<Result<ListFile>> AsTextAsync(List<Sequence<string>> rows, bool? hasHeader, CancellationToken ct)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Skip(hasHeader == false && rows.Count > 1 ? 1 : 0))
        {
            text.AppendJoin(';', row.Select(Quoted)).Append("\r\n");
        }

        using var usual = ListBytes.Of(Encoding.UTF8.GetBytes(text.ToString()));
        return await ListFile.RecogniseAsync(usual, ct);
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
