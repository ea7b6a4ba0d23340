// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>Rows on their way into an index: number, item, and what its reference hashes to. Outside the managed heap, in partitions that are sorted apart.</summary>
/// <remarks>A row takes sixteen bytes wherever it lies, and is never moved to make room: pieces of a partition are handed out one after the other.</remarks>
internal sealed unsafe class FactRows : IDisposable
{
    public const int Partitions = 512;
    private const int RowsOfAPiece = 512;
    private const int PiecesOfASlab = 512;
    private const int WorthThreads = 1 << 18;
    private readonly List<NativeBlock> _slabs = [];
    private readonly List<nint>[] _pieces = [.. Enumerable.Range(0, Partitions).Select(_ => new List<nint>())];
    private readonly Row*[] _open = new Row*[Partitions];
    private readonly int[] _counts = new int[Partitions];
    private int _handedOut = PiecesOfASlab;

    /// <summary>Adds a row.</summary>
    /// <param name="ordinal">The number.</param>
    /// <param name="item">What the row says, by the item's place.</param>
    /// <param name="reference">The hash of its reference, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint ordinal, uint item, ulong reference)
    {
        // Numbers come in ranges: the high bits alone would fill few partitions.
        var partition = (int)((ordinal * 0x9E3779B1) >> 23);
        var at = _counts[partition]++ % RowsOfAPiece;
        if (at == 0)
        {
            NewPiece(partition);
        }

        _open[partition][at] = new Row(((ulong)ordinal << 32) | item, reference);
    }

    /// <summary>Hands over the rows of each partition in the order of number and item, one partition after the other.</summary>
    /// <param name="threads">How many threads sort.</param>
    /// <param name="each">Told the rows of a partition; they hold until it returns.</param>
    public void Sorted(int threads, SortedRows each)
    {
        // Few rows are sorted before another thread has begun.
        threads = _counts.Sum(count => (long)count) < WorthThreads ? 1 : threads;
        var rooms = new Row[threads][];
        Array.Fill(rooms, []);
        for (var first = 0; first < Partitions; first += threads)
        {
            var start = first;
            Workers.Run(Math.Min(threads, Partitions - first), worker => Gather(start + worker, ref rooms[worker]).Sort());
            for (var worker = 0; worker < threads && first + worker < Partitions; worker++)
            {
                each(rooms[worker].AsSpan(0, _counts[first + worker]));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _slabs.ForEach(slab => slab.Dispose());
        _slabs.Clear();
    }

    private Span<Row> Gather(int partition, ref Row[] room)
    {
        var left = _counts[partition];
        if (room.Length < left)
        {
            room = new Row[left + (left / 8)];
        }

        var rows = room.AsSpan(0, left);
        foreach (var piece in _pieces[partition])
        {
            var count = Math.Min(left, RowsOfAPiece);
            new ReadOnlySpan<Row>((void*)piece, count).CopyTo(rows[^left..]);
            left -= count;
        }

        return rows;
    }

    private void NewPiece(int partition)
    {
        if (_handedOut == PiecesOfASlab)
        {
            _slabs.Add(new NativeBlock((long)PiecesOfASlab * RowsOfAPiece * sizeof(Row)));
            _handedOut = 0;
        }

        _open[partition] = (Row*)(_slabs[^1].Start + ((long)_handedOut++ * RowsOfAPiece * sizeof(Row)));
        _pieces[partition].Add((nint)_open[partition]);
    }

    /// <summary>Is told the rows of a partition.</summary>
    public delegate void SortedRows(ReadOnlySpan<Row> rows);

    /// <param name="Key">Number in the high half, item in the low.</param>
    /// <param name="Reference">The hash of the reference, or 0 for none.</param>
    public readonly record struct Row(ulong Key, ulong Reference) : IComparable<Row>
    {
        public uint Ordinal => (uint)(Key >> 32);

        public uint Item => (uint)Key;

        public int CompareTo(Row other) => Key != other.Key ? Key.CompareTo(other.Key) : Reference.CompareTo(other.Reference);
    }
}
