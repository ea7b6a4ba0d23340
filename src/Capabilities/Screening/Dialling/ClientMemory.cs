// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>The histories of the numbers of one client: 32 bytes a number in native memory. Written under a lock, read without one.</summary>
/// <remarks>
/// Every field only ever grows, or for an opt-out shrinks, and is read at once: what a reader sees during a write is a history that holds
/// some of the event's consequences. A table that is outgrown is left to whoever still reads it.
/// </remarks>
internal sealed unsafe class ClientMemory
{
    private const int Fields = 8;
    private const int FewestSlots = 1 << 10;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<ulong, NumberHistory> _rare = new();
    private Table _table = new(FewestSlots);
    private long _count;

    /// <summary>Numbers remembered.</summary>
    public long Count => Volatile.Read(ref _count) + _rare.Count;

    /// <summary>Takes in what happened to a number.</summary>
    public void Apply(in DialEvent one)
    {
        lock (_writing)
        {
            var ordinal = SubscriberOrdinal.Of(one.Number);
            if (ordinal == SubscriberOrdinal.None)
            {
                _rare[one.Number.RevealDigits()] = _rare.GetValueOrDefault(one.Number.RevealDigits()).With(one);
                return;
            }

            // Three quarters full at most: a search always meets an empty slot.
            if (4 * (_count + 1) > 3 * _table.Slots)
            {
                Volatile.Write(ref _table, _table.Doubled());
            }

            var slot = _table.SlotOf(ordinal);
            var isNew = slot[0] == 0;
            Table.Write(slot, Table.Read(slot).With(one));
            if (isNew)
            {
                _count++;
                Volatile.Write(ref *slot, ordinal + 1);
            }
        }
    }

    /// <summary>What stands against calling a number that has an ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HistoryFindings Against(uint ordinal, in HistoryLimits limits)
    {
        var table = Volatile.Read(ref _table);
        var slot = table.SlotOf(ordinal);
        var findings = slot[0] == 0 ? HistoryFindings.None : Table.Read(slot).Against(limits);
        GC.KeepAlive(table);
        return findings;
    }

    /// <summary>The history of a number that has no ordinal.</summary>
    public NumberHistory OfRare(ulong digits) => _rare.GetValueOrDefault(digits);

    /// <summary>The history of a number.</summary>
    public NumberHistory Of(SubscriberNumber number)
    {
        var ordinal = SubscriberOrdinal.Of(number);
        if (ordinal == SubscriberOrdinal.None)
        {
            return OfRare(number.RevealDigits());
        }

        var table = Volatile.Read(ref _table);
        var slot = table.SlotOf(ordinal);
        var history = slot[0] == 0 ? default : Table.Read(slot);
        GC.KeepAlive(table);
        return history;
    }

    /// <summary>Asks for the line of a number some time before it is looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(uint ordinal)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Volatile.Read(ref _table).FirstSlotOf(ordinal));
        }
    }

    private sealed class Table(int slots)
    {
        private readonly NativeBlock _block = new((long)slots * Fields * sizeof(uint));
        private readonly OrdinalHash _hash = new(0);

        public int Slots => slots;

        // The end of the block's life is its finalizer: only then nobody reads it any more.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint* FirstSlotOf(uint ordinal) => (uint*)_block.Start + ((((ulong)_hash.Of(ordinal) * (uint)slots) >> 32) * Fields);

        /// <summary>The slot of a number, or the empty one it would be given.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint* SlotOf(uint ordinal)
        {
            var end = (uint*)_block.Start + ((long)slots * Fields);
            var slot = FirstSlotOf(ordinal);
            while (Volatile.Read(ref *slot) is var held && held != ordinal + 1 && held != 0)
            {
                slot += Fields;
                slot = slot == end ? (uint*)_block.Start : slot;
            }

            return slot;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static NumberHistory Read(uint* slot) => new(slot[1], slot[2], slot[3], slot[4], slot[5], slot[6], slot[7]);

        public static void Write(uint* slot, NumberHistory history)
        {
            slot[1] = history.OptedOut;
            slot[2] = history.Silent;
            slot[3] = history.Reserved;
            slot[4] = history.Answered;
            slot[5] = history.Attempt1;
            slot[6] = history.Attempt2;
            slot[7] = history.Attempt3;
        }

        public Table Doubled()
        {
            var wider = new Table(checked(slots * 2));
            for (var slot = (uint*)_block.Start; slot < (uint*)_block.Start + ((long)slots * Fields); slot += Fields)
            {
                if (slot[0] != 0)
                {
                    new Span<uint>(slot, Fields).CopyTo(new Span<uint>(wider.SlotOf(slot[0] - 1), Fields));
                }
            }

            return wider;
        }
    }
}
