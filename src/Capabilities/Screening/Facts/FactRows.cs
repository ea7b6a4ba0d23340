// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Rows on their way into an index: number, item, and what its reference hashes to. Outside the managed heap, in partitions that are sorted apart.</summary>
internal sealed unsafe class FactRows : IDisposable
{
    public const int Partitions = 512;
    private const int FirstCapacity = 256;
    private readonly Row*[] _rows = new Row*[Partitions];
    private readonly int[] _counts = new int[Partitions];
    private readonly int[] _capacities = new int[Partitions];

    /// <summary>Adds a row.</summary>
    /// <param name="ordinal">The number.</param>
    /// <param name="item">What the row says, by the item's place.</param>
    /// <param name="reference">The hash of its reference, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint ordinal, uint item, ulong reference)
    {
        // Numbers come in ranges: the high bits alone would fill few partitions.
        var partition = (int)((ordinal * 0x9E3779B1) >> 23);
        var at = _counts[partition];
        if (at == _capacities[partition])
        {
            Grow(partition);
        }

        _rows[partition][at] = new Row(((ulong)ordinal << 32) | item, reference);
        _counts[partition] = at + 1;
    }

    /// <summary>Puts the rows of each partition in the order of number and item.</summary>
    public void Sort(int threads)
    {
        var next = -1;
        Workers.Run(threads, _ =>
        {
            int partition;
            while ((partition = Interlocked.Increment(ref next)) < Partitions)
            {
                new Span<Row>(_rows[partition], _counts[partition]).Sort();
            }
        });
    }

    /// <summary>The rows of a partition.</summary>
    public ReadOnlySpan<Row> Of(int partition) => new(_rows[partition], _counts[partition]);

    /// <summary>Frees the rows of a partition.</summary>
    public void Free(int partition)
    {
        NativeMemory.Free(_rows[partition]);
        _rows[partition] = null;
        _counts[partition] = 0;
        _capacities[partition] = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; i < Partitions; i++)
        {
            Free(i);
        }
    }

    private void Grow(int partition)
    {
        var capacity = _capacities[partition];
        capacity = capacity == 0 ? FirstCapacity : checked(capacity + (capacity / 2));
        _rows[partition] = (Row*)NativeMemory.Realloc(_rows[partition], (nuint)capacity * (nuint)sizeof(Row));
        _capacities[partition] = capacity;
    }

    /// <param name="Key">Number in the high half, item in the low.</param>
    /// <param name="Reference">The hash of the reference, or 0 for none.</param>
    public readonly record struct Row(ulong Key, ulong Reference) : IComparable<Row>
    {
        public uint Ordinal => (uint)(Key >> 32);

        public uint Item => (uint)Key;

        public int CompareTo(Row other) => Key != other.Key ? Key.CompareTo(other.Key) : Reference.CompareTo(other.Reference);
    }
}
