// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>Rows on their way into an index: the hash of the number, the item, and what its reference hashes to. Outside the managed heap.</summary>
/// <remarks>
/// Rows lie in partitions by the top bits of the hash, so that each can be sorted near the processor; partitions in groups, so that memory is
/// given back as soon as those of a group are done. A row takes sixteen bytes wherever it lies, and is never moved to make room.
/// </remarks>
internal sealed unsafe class FactRows : IDisposable
{
    public const int PartitionBits = 9;
    public const int Partitions = 1 << PartitionBits;
    private const int Groups = 8;
    private const int PartitionsOfAGroup = Partitions / Groups;

    // Not a power of two: heads of partitions that lay a power of two apart would fight for the same lines of the cache.
    private const int RowsOfAPiece = 252;
    private const int PieceBytes = RowsOfAPiece * 16;
    private const int PiecesOfASlab = 520;
    private readonly List<Writer> _writers = [];

    /// <summary>The hash by which rows are kept.</summary>
    public OrdinalHash Hash { get; } = new(0);

    /// <summary>Rows about numbers that have no ordinal, by their digits.</summary>
    public List<(ulong Digits, Row Row)> Rare => [.. _writers.SelectMany(writer => writer.Rare).OrderBy(rare => rare.Digits).ThenBy(rare => rare.Row)];

    /// <summary>A way in for one thread.</summary>
    public Writer Write()
    {
        _writers.Add(new Writer());
        return _writers[^1];
    }

    public int CountOf(int partition) => checked((int)_writers.Sum(writer => writer.CountOf(partition)));

    /// <summary>Copies the rows of a partition.</summary>
    public void Gather(int partition, Span<Row> rows)
    {
        foreach (var writer in _writers)
        {
            rows = rows[writer.Gather(partition, rows)..];
        }
    }

    /// <summary>Gives back the memory of a group of partitions, once all of them were gathered.</summary>
    /// <param name="done">How many partitions of each group were gathered so far; this one is added.</param>
    /// <param name="partition">The partition gathered last.</param>
    public void Leave(int[] done, int partition)
    {
        var group = partition / PartitionsOfAGroup;
        if (Interlocked.Increment(ref done[group]) == PartitionsOfAGroup)
        {
            _writers.ForEach(writer => writer.Free(group));
        }
    }

    /// <summary>Room to count what <see cref="Leave"/> is told.</summary>
    public static int[] NothingDone() => new int[Groups];

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var group = 0; group < Groups; group++)
        {
            _writers.ForEach(writer => writer.Free(group));
        }
    }

    /// <param name="Key">The number's hash in the high half, the item in the low.</param>
    /// <param name="Reference">The hash of the reference, or 0 for none.</param>
    public readonly record struct Row(ulong Key, ulong Reference) : IComparable<Row>
    {
        public Row(uint hash, uint item, ulong reference)
            : this(((ulong)hash << 32) | item, reference)
        {
        }

        public uint Hash => (uint)(Key >> 32);

        public uint Item => (uint)Key;

        public int CompareTo(Row other) => Key != other.Key ? Key.CompareTo(other.Key) : Reference.CompareTo(other.Reference);
    }

    /// <summary>How far a writer had come, to go back there.</summary>
    public sealed record Place(int[] Pieces, nuint[] Next, int Rare);

    /// <summary>One thread's way in.</summary>
    public sealed class Writer
    {
        private readonly List<nuint>[] _pieces = [.. Enumerable.Range(0, Partitions).Select(_ => new List<nuint>(0))];
        private readonly nuint[] _next = new nuint[Partitions];
        private readonly nuint[] _end = new nuint[Partitions];
        private readonly List<NativeBlock>[] _slabs = [.. Enumerable.Range(0, Groups).Select(_ => new List<NativeBlock>())];
        private readonly int[] _handedOut = [.. Enumerable.Repeat(PiecesOfASlab, Groups)];

        public List<(ulong Digits, Row Row)> Rare { get; } = [];

        /// <summary>Adds a row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Row row)
        {
            var partition = (int)(row.Key >> (64 - PartitionBits));
            ref var next = ref _next[partition];
            if (next == _end[partition])
            {
                NewPiece(partition);
            }

            *(Row*)next = row;
            next += (nuint)sizeof(Row);
        }

        /// <summary>Where the writer stands.</summary>
        public Place Mark() => new([.. _pieces.Select(pieces => pieces.Count)], [.. _next], Rare.Count);

        /// <summary>Forgets all rows added since.</summary>
        public void Return(Place place)
        {
            for (var partition = 0; partition < Partitions; partition++)
            {
                var pieces = _pieces[partition];
                pieces.RemoveRange(place.Pieces[partition], pieces.Count - place.Pieces[partition]);
                _next[partition] = place.Next[partition];
                _end[partition] = pieces.Count == 0 ? 0 : EndOf(pieces[^1]);
            }

            Rare.RemoveRange(place.Rare, Rare.Count - place.Rare);
        }

        public long CountOf(int partition) => _pieces[partition].Count == 0 ? 0
            : (_pieces[partition].Count * (long)RowsOfAPiece) - (long)((_end[partition] - _next[partition]) / (nuint)sizeof(Row));

        public int Gather(int partition, Span<Row> rows)
        {
            var at = 0;
            foreach (var piece in _pieces[partition])
            {
                var end = EndOf(piece) == _end[partition] ? _next[partition] : EndOf(piece);
                var some = new ReadOnlySpan<Row>((void*)piece, (int)((end - piece) / (nuint)sizeof(Row)));
                some.CopyTo(rows[at..]);
                at += some.Length;
            }

            return at;
        }

        public void Free(int group)
        {
            _slabs[group].ForEach(slab => slab.Dispose());
            _slabs[group].Clear();
        }

        private static nuint EndOf(nuint piece) => piece + (nuint)(RowsOfAPiece * sizeof(Row));

        private void NewPiece(int partition)
        {
            var group = partition / PartitionsOfAGroup;
            if (_handedOut[group] == PiecesOfASlab)
            {
                _slabs[group].Add(new NativeBlock((long)PiecesOfASlab * PieceBytes));
                _handedOut[group] = 0;
            }

            var piece = (nuint)_slabs[group][^1].Start + (nuint)(_handedOut[group]++ * PieceBytes);
            _pieces[partition].Add(piece);
            _next[partition] = piece;
            _end[partition] = EndOf(piece);
        }
    }
}
