// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>The histories of the numbers of one client: at most 64 bytes a number in native memory. Written under a lock, read without one.</summary>
/// <remarks>
/// Every field only ever grows, or for an opt-out shrinks, and is read at once: what a reader sees during a write is a history that holds
/// some of the event's consequences. A table that is outgrown is left to whoever still reads it.
/// </remarks>
internal sealed unsafe class ClientMemory
{
    private const int Fields = 7;
    private const int FewestLines = 64;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<ulong, NumberHistory> _rare = new();
    private Table _table = new(FewestLines);
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

            // Half full at most: a line is seldom full, so that a number nobody called costs one look.
            if (2 * (_count + 1) > _table.Slots)
            {
                Volatile.Write(ref _table, _table.Doubled());
            }

            var slot = _table.SlotOf(ordinal);
            var isNew = slot < 0;
            slot = isNew ? ~slot : slot;
            _table.Write(slot, (isNew ? default : _table.Read(slot)).With(one));
            if (isNew)
            {
                _count++;
                _table.Name(slot, ordinal);
            }
        }
    }

    /// <summary>What stands against calling a number that has an ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HistoryFindings Against(uint ordinal, in HistoryLimits limits)
    {
        var table = Volatile.Read(ref _table);
        return table.Holds(ordinal) ? Against(table, ordinal, limits) : HistoryFindings.None;
    }

    /// <summary>What stands against calling a number that was located here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HistoryFindings Against(uint ordinal, Place place, in HistoryLimits limits) =>
        place.Table.Holds(ordinal, place.Line) ? Against(place.Table, ordinal, limits) : HistoryFindings.None;

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
        var history = slot < 0 ? default : table.Read(slot);
        GC.KeepAlive(table);
        return history;
    }

    /// <summary>Asks for the line of a number some time before it is looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(uint ordinal)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Volatile.Read(ref _table).FirstLineOf(ordinal));
        }
    }

    /// <summary>Asks for the line of a number, and says where it is to be looked up: all that was taken in before is found there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Place Locate(uint ordinal)
    {
        var table = Volatile.Read(ref _table);
        var line = table.LineOf(ordinal);
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(table.At(line));
        }

        return new Place(table, line);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HistoryFindings Against(Table table, uint ordinal, in HistoryLimits limits)
    {
        var findings = table.Read(table.SlotOf(ordinal)).Against(limits);
        GC.KeepAlive(table);
        return findings;
    }

    /// <summary>Where a number is looked up.</summary>
    /// <param name="Table">The table of the instant.</param>
    /// <param name="Line">Its first name.</param>
    public readonly record struct Place(Table Table, long Line);

    /// <summary>Names in lines of sixteen, which are all that is read of a number that was never called; histories apart, by the place of the name.</summary>
    public sealed class Table(int lines)
    {
        private const int PerLine = 16;

        // The end of the blocks' life is their finalizer: only then nobody reads them any more.
        private readonly NativeBlock _names = new((long)lines * PerLine * sizeof(uint));
        private readonly NativeBlock _histories = new((long)lines * PerLine * Fields * sizeof(uint));
        private readonly OrdinalHash _hash = new(0);

        public long Slots => (long)lines * PerLine;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint* FirstLineOf(uint ordinal) => At(LineOf(ordinal));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint* At(long line) => (uint*)_names.Start + line;

        /// <summary>The slot of a number, or the complement of the empty one it would be given. One slot in two is empty, so that there is one.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long SlotOf(uint ordinal)
        {
            var line = LineOf(ordinal);
            while (true)
            {
                var names = (uint*)_names.Start + line;
                var found = Among(names, ordinal + 1);
                if (found != 0)
                {
                    // The history is read after its name, on every processor.
                    var place = BitOperations.TrailingZeroCount(found);
                    _ = Volatile.Read(ref names[place]);
                    return line + place;
                }

                var free = Among(names, 0);
                if (free != 0)
                {
                    return ~(line + BitOperations.TrailingZeroCount(free));
                }

                line += PerLine;
                line = line == Slots ? 0 : line;
            }
        }

        /// <summary>Whether a number has a slot. Few have, and what is done for the others waits for one line of memory: it is kept short.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Holds(uint ordinal) => Holds(ordinal, LineOf(ordinal));

        /// <summary>Whether a number whose names begin in a line has a slot.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Holds(uint ordinal, long line)
        {
            while (true)
            {
                var names = (uint*)_names.Start + line;
                if (Among(names, ordinal + 1) != 0)
                {
                    return true;
                }

                if (Among(names, 0) != 0)
                {
                    GC.KeepAlive(this);
                    return false;
                }

                line += PerLine;
                line = line == Slots ? 0 : line;
            }
        }

        public NumberHistory Read(long slot)
        {
            var fields = (uint*)_histories.Start + (slot * Fields);
            return new NumberHistory(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
        }

        public void Write(long slot, NumberHistory history)
        {
            var fields = (uint*)_histories.Start + (slot * Fields);
            fields[0] = history.OptedOut;
            fields[1] = history.Silent;
            fields[2] = history.Reserved;
            fields[3] = history.Answered;
            fields[4] = history.Attempt1;
            fields[5] = history.Attempt2;
            fields[6] = history.Attempt3;
        }

        /// <summary>Makes a slot known: whoever sees the name sees its history.</summary>
        public void Name(long slot, uint ordinal) => Volatile.Write(ref ((uint*)_names.Start)[slot], ordinal + 1);

        public Table Doubled()
        {
            var wider = new Table(checked(lines * 2));
            for (var slot = 0L; slot < Slots; slot++)
            {
                if (((uint*)_names.Start)[slot] is not 0 and var name)
                {
                    var place = ~wider.SlotOf(name - 1);
                    wider.Write(place, Read(slot));
                    wider.Name(place, name - 1);
                }
            }

            return wider;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long LineOf(uint ordinal) => (long)(((ulong)_hash.Of(ordinal) * (uint)lines) >> 32) * PerLine;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static uint Among(uint* names, uint name)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                return (uint)Vector512.Equals(Vector512.Load(names), Vector512.Create(name)).ExtractMostSignificantBits();
            }

            var key = Vector256.Create(name);
            return Vector256.Equals(Vector256.Load(names), key).ExtractMostSignificantBits()
                | (Vector256.Equals(Vector256.Load(names + 8), key).ExtractMostSignificantBits() << 8);
        }
    }
}
