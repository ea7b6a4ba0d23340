// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Finds where rows begin, without reading them.</summary>
internal static unsafe class RowBoundary
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Where the first data row begins: behind the byte-order mark and the header.</summary>
    public static long OfFirstRow(IListBytes list, ListFile file)
    {
        var mark = file.Encoding.MarkLength;
        return file.Columns.HasHeader ? AtOrAfter(list, file, mark, mark + 1) : mark;
    }

    /// <summary>Where the first row at or after a place begins, or the end of the list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="file">How it is written.</param>
    /// <param name="row">Where some row begins.</param>
    /// <param name="place">The place.</param>
    public static long AtOrAfter(IListBytes list, ListFile file, long row, long place)
    {
        using var bytes = new ChunkBytes(list, PieceBytes);
        var fields = new RecordField[64];
        while (row < place && row < list.Length)
        {
            bytes.Load(row, Math.Min(row + PieceBytes, Math.Min(place, list.Length)));
            row = Walk(bytes, file, bytes.At(row), ref fields);
        }

        return row;
    }

    private static long Walk(ChunkBytes bytes, ListFile file, int at, ref RecordField[] fields)
    {
        var utf8 = !file.Encoding.IsSingleByte;
        at += WithoutQuotes(bytes, at);
        while (at < bytes.End)
        {
            RecordBounds bounds;
            while (!RecordScanner.TryScan(
                bytes.Memory + at, bytes.Memory + bytes.Length, bytes.IsLast, (byte)file.Delimiter, utf8, ref fields, out bounds))
            {
                bytes.Extend();
            }

            if (bounds.Next < 0)
            {
                return bytes.PassOver(bytes.PlaceOf(at), isUtf8: false);
            }

            at += bounds.Next;
        }

        return bytes.PlaceOf(at);
    }

    // Where there is no quote every line end ends a row.
    private static int WithoutQuotes(ChunkBytes bytes, int at)
    {
        var piece = new ReadOnlySpan<byte>(bytes.Memory + at, bytes.End - at);
        var last = piece.Contains((byte)'"') ? -1 : piece.LastIndexOf((byte)'\n');
        return last + 1;
    }
}
