// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>A small dictionary from 128 bits to a place, made for look-ups that mostly hit. For one thread.</summary>
internal sealed class WideTable
{
    private const int Empty = int.MinValue;
    private const int FewKeys = 1 << 14;
    private Slot[] _slots = Fresh(64);

    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(ulong high, ulong low, out int value)
    {
        var slots = _slots;
        for (var at = Start(high, low) & (uint)(slots.Length - 1); ; at = (at + 1) & (uint)(slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            value = slot.Value;
            if (slot.Low == low && slot.High == high && value != Empty)
            {
                return true;
            }

            if (value == Empty)
            {
                return false;
            }
        }
    }

    /// <summary>Adds a key that is not there.</summary>
    public void Add(ulong high, ulong low, int value)
    {
        // Where memory allows, one look seldom leads to another: whether it does, the processor cannot foresee.
        if ((Count < FewKeys ? 4 : 2) * (Count + 1) > _slots.Length)
        {
            var slots = _slots;
            _slots = Fresh(2 * slots.Length);
            foreach (var slot in slots)
            {
                if (slot.Value != Empty)
                {
                    Put(slot);
                }
            }
        }

        Put(new Slot(high, low, value));
        Count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Start(ulong high, ulong low)
    {
        var mixed = (low * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(high * 0xD6E8FEB86659FD93, 32);
        return (uint)((mixed * 0xFF51AFD7ED558CCD) >> 32);
    }

    private static Slot[] Fresh(int length)
    {
        var slots = new Slot[length];
        Array.Fill(slots, new Slot(0, 0, Empty));
        return slots;
    }

    private void Put(Slot slot)
    {
        var mask = (uint)_slots.Length - 1;
        var at = Start(slot.High, slot.Low) & mask;
        while (_slots[at].Value != Empty)
        {
            at = (at + 1) & mask;
        }

        _slots[at] = slot;
    }

    private readonly record struct Slot(ulong High, ulong Low, int Value);
}
