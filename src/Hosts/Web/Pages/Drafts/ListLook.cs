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

        var unpacking = await ListUnpacking.UnpackAsync(delivered, said, ct);
        if (unpacking is not Result<UnpackedList>.Ok { Value: var list })
        {
            return ((Result<UnpackedList>.Refused)unpacking).Refusals;
        }

        using (list.Bytes)
        {
            var writing = await WritingAsync(list, said, ct);
            if (writing is not Result<ListFile>.Ok { Value: var shape })
            {
                return ((Result<ListFile>.Refused)writing).Refusals;
            }

            var rows = await RowsAsync(list.Bytes, shape, ct);
            var columns = said is { Columns.IsEmpty: true } ? await AsTextAsync(rows, said.HasHeader, ct) : await ListFile.RecogniseAsync(list, said, ct);
            var known = (columns as Result<ListFile>.Ok)?.Value.Columns;
            var hasHeader = said?.HasHeader ?? known?.HasHeader ?? !rows.SelectMany(row => row).Take(rows[0].Count).Any(cell => cell.Any(char.IsDigit));
            return new ListGlance(
                FormOf(delivered, list), list.Sheets, shape, hasHeader, known is null ? null : known with { HasHeader = hasHeader }, rows[0],
                Sequence.From(hasHeader ? rows.Skip(1) : rows), columns is Result<ListFile>.Refused refused ? refused.Refusals : []);
        }
    }

    // The way of writing alone: whatever the columns may be, there is a first one.
    private static async Task<Result<ListFile>> WritingAsync(UnpackedList list, ListMapping? said, CancellationToken ct)
    {
        var any = (said ?? ListDraft.NothingSaid) with { Columns = [new MappedColumn("number", null, 1)] };
        var writing = await ListFile.RecogniseAsync(list, any, ct);

        // A list that begins with a blank line has no first column there.
        return writing is Result<ListFile>.Refused { Refusals: [MappingPositionOutOfRange, ..] } ? await ListFile.RecogniseAsync(list, null, ct) : writing;
    }

    private static ListForm FormOf(IListBytes delivered, UnpackedList list)
    {
        var start = new byte[4];
        return start.AsSpan(0, delivered.Read(0, start)) switch
        {
            _ when list.Delimiter is not null => ListForm.Workbook,
            [0x1F, 0x8B, ..] => ListForm.Packed,
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
