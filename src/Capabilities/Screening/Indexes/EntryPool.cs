// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>Entries on their way into a table, each a hash (high 32 bits) and a value (low 32), partitioned by the top bits of the hash.</summary>
/// <remarks>Each thread writes through a <see cref="Writer"/> of its own. An entry takes eight bytes wherever it lies, and is never moved twice.</remarks>
internal sealed unsafe class EntryPool : IDisposable
{
    public const int PartitionBits = 10;
    public const int Partitions = 1 << PartitionBits;
    private const int PieceBytes = 4096;
    private const int SlabBytes = 16 << 20;
    private readonly List<NativeBlock> _slabs = [];
    private readonly List<Piece>[] _pieces = [.. Enumerable.Range(0, Partitions).Select(_ => new List<Piece>(0))];
    private readonly List<Writer> _writers = [];

    public EntryPool(OrdinalHash hash) => Hash = hash;

    public OrdinalHash Hash { get; }

    /// <summary>Which partition a hash belongs to; partitions are in the order of their hashes.</summary>
    public static int PartitionOf(uint hash) => (int)(hash >> (32 - PartitionBits));

    public Writer Write()
    {
        lock (_writers)
        {
            _writers.Add(new Writer(this));
            return _writers[^1];
        }
    }

    /// <summary>Ends the writing; from here on entries are read.</summary>
    public void Close()
    {
        foreach (var writer in _writers)
        {
            writer.Hand(_pieces);
        }

        _writers.Clear();
    }

    public long CountOf(int partition)
    {
        long count = 0;
        foreach (var piece in _pieces[partition])
        {
            count += piece.Count;
        }

        return count;
    }

    public List<Piece> PiecesOf(int partition) => _pieces[partition];

    /// <summary>Puts entries back in the place of those of a partition, no more than there were.</summary>
    public void Replace(int partition, ReadOnlySpan<ulong> entries)
    {
        var pieces = _pieces[partition];
        var kept = 0;
        for (var i = 0; i < pieces.Count && entries.Length > 0; i++)
        {
            var count = Math.Min(pieces[i].Count, entries.Length);
            entries[..count].CopyTo(new Span<ulong>(pieces[i].Start, count));
            entries = entries[count..];
            pieces[i] = new Piece(pieces[i].Start, count);
            kept = i + 1;
        }

        pieces.RemoveRange(kept, pieces.Count - kept);
    }

    public void Dispose()
    {
        _slabs.ForEach(slab => slab.Dispose());
        _slabs.Clear();
        Array.ForEach(_pieces, pieces => pieces.Clear());
    }

    private NativeBlock NewSlab()
    {
        var slab = new NativeBlock(SlabBytes);
        lock (_slabs)
        {
            _slabs.Add(slab);
        }

        return slab;
    }

    /// <summary>Entries that lie one after the other.</summary>
    public readonly struct Piece(ulong* start, int count)
    {
        public readonly ulong* Start = start;
        public readonly int Count = count;

        public ReadOnlySpan<ulong> Entries => new(Start, Count);
    }

    /// <summary>One thread's way in.</summary>
    public sealed class Writer(EntryPool pool)
    {
        private readonly nuint[] _next = new nuint[Partitions];
        private readonly List<Piece>[] _full = new List<Piece>[Partitions];
        private readonly nuint[] _open = new nuint[Partitions];
        private byte* _slab;
        private byte* _slabEnd;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint hash, uint value)
        {
            ref var next = ref _next[hash >> (32 - PartitionBits)];
            if ((next & (PieceBytes - 1)) == 0)
            {
                NewPiece((int)(hash >> (32 - PartitionBits)));
            }

            *(ulong*)next = ((ulong)hash << 32) | value;
            next += sizeof(ulong);
        }

        public void Hand(List<Piece>[] pieces)
        {
            for (var i = 0; i < Partitions; i++)
            {
                if (_open[i] != 0)
                {
                    ClosePiece(i);
                    pieces[i].AddRange(_full[i]);
                }
            }
        }

        // The first piece of a partition begins somewhere within its page: heads that all stood at one offset would fight for the same lines
        // of the cache.
        private void NewPiece(int partition)
        {
            var isFirst = _open[partition] == 0;
            if (!isFirst)
            {
                ClosePiece(partition);
            }

            if (_slab == _slabEnd)
            {
                _slab = pool.NewSlab().Start;
                _slabEnd = _slab + SlabBytes;
            }

            _open[partition] = (nuint)_slab + (isFirst ? (nuint)(partition & 63) * 64 : 0);
            _next[partition] = _open[partition];
            _slab += PieceBytes;
        }

        private void ClosePiece(int partition) => (_full[partition] ??= []).Add(
            new Piece((ulong*)_open[partition], (int)((_next[partition] - _open[partition]) / sizeof(ulong))));
    }
}
