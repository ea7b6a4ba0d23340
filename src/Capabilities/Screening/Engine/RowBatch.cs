// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What is known of rows between finding them and writing them: one array for each thing.</summary>
internal sealed unsafe class RowBatch : IDisposable
{
    /// <summary>The row is still to be judged.</summary>
    public const int Open = -1;

    private const int BytesPerRow = (5 * sizeof(int)) + sizeof(ulong);
    private NativeBuffer _memory = new(BytesPerRow);

    public RowBatch(int capacity) => Ensure(capacity);

    public int Capacity { get; private set; }

    /// <summary>Numbers of the rows that have no ordinal, and of foreign ones; 0 for none.</summary>
    public ulong* Digits { get; private set; }

    /// <summary>Where each row begins, counted from the start of the buffer.</summary>
    public int* Start { get; private set; }

    /// <summary>Its bytes without the line end.</summary>
    public int* Length { get; private set; }

    /// <summary>The ordinal of its number, or none.</summary>
    public uint* Ordinal { get; private set; }

    /// <summary>The number of its claim.</summary>
    public int* Claim { get; private set; }

    /// <summary>The number of its verdict, or <see cref="Open"/>.</summary>
    public int* Verdict { get; private set; }

    /// <summary>Makes room for so many rows, keeping those there are.</summary>
    public void Ensure(int capacity)
    {
        if (capacity <= Capacity)
        {
            return;
        }

        capacity = Math.Max(capacity, 2 * Capacity);
        var grown = new NativeBuffer((long)capacity * BytesPerRow);
        var at = grown.Start;
        Digits = (ulong*)Move((byte*)Digits, sizeof(ulong));
        Start = (int*)Move((byte*)Start, sizeof(int));
        Length = (int*)Move((byte*)Length, sizeof(int));
        Ordinal = (uint*)Move((byte*)Ordinal, sizeof(uint));
        Claim = (int*)Move((byte*)Claim, sizeof(int));
        Verdict = (int*)Move((byte*)Verdict, sizeof(int));
        _memory.Dispose();
        (_memory, Capacity) = (grown, capacity);

        byte* Move(byte* old, int size)
        {
            var to = at;
            Buffer.MemoryCopy(old, to, (long)capacity * size, (long)Capacity * size);
            at += (long)capacity * size;
            return to;
        }
    }

    public void Dispose() => _memory.Dispose();
}
