// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Filiera.Screening;

/// <summary>The texts that stand in one column, numbered as they are met: few, since bases, purposes and dates repeat. For one thread.</summary>
/// <remarks>Found by all their bytes, never by a hash alone. Text that is long, or one too many, has no number.</remarks>
internal sealed unsafe class FieldTexts : IDisposable
{
    /// <summary>The text has no number.</summary>
    public const int None = -1;

    /// <summary>Bits in a number.</summary>
    public const int Bits = 12;

    private const int Most = (1 << Bits) - 1;
    private const int Slots = 4 * (Most + 1);
    private const int SlotBytes = 64;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private const int RecentBits = 9;
    private readonly List<string> _texts = [];
    private readonly Encoding _encoding;
    private readonly NativeBuffer _keys = new(Slots * SlotBytes);

    // The number and the length of the text in each slot; 0 for an empty one.
    private readonly uint* _slots = (uint*)NativeMemory.AllocZeroed(Slots, sizeof(uint));
    private readonly byte* _start;

    // Texts of up to sixteen bytes met before, each where its bytes put it: the last one there counts.
    private readonly NativeBuffer _recentMemory = new(sizeof(Recent) << RecentBits);
    private readonly Recent* _recent;

    public FieldTexts(Encoding encoding)
    {
        _encoding = encoding;
        _start = _keys.Start;
        _recent = (Recent*)_recentMemory.Start;
        for (var i = 0; i < 1 << RecentBits; i++)
        {
            _recent[i].Length = None;
        }
    }

    /// <summary>The text of a number.</summary>
    public string this[int number] => _texts[number];

    /// <summary>The number of a text, or <see cref="None"/>.</summary>
    /// <param name="field">Its first byte; 64 may be read.</param>
    /// <param name="length">Its bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(byte* field, int length)
    {
        if (length > 16)
        {
            return Find(field, length);
        }

        // What lies behind the field does not count.
        var low = First(*(ulong*)field, length);
        var high = First(*(ulong*)(field + 8), length - 8);
        var recent = _recent + (((low ^ BitOperations.RotateLeft(high, 29)) * Multiplier) >> (64 - RecentBits));
        if (recent->Low == low && recent->High == high && recent->Length == length)
        {
            return recent->Number;
        }

        var number = Find(field, length);
        if (number >= 0)
        {
            *recent = new Recent { Low = low, High = high, Length = length, Number = number };
        }

        return number;
    }

    public void Dispose()
    {
        NativeMemory.Free(_slots);
        _keys.Dispose();
        _recentMemory.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong First(ulong bytes, int count) =>
        count >= 8 ? bytes : count <= 0 ? 0 : bytes & ((1ul << (8 * count)) - 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Find(byte* field, int length)
    {
        if (length > SlotBytes)
        {
            return None;
        }

        // A text of 64 bytes is compared with its last byte.
        var text = Vector512.ConditionalSelect(
            Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)length)), Vector512.Load(field), Vector512<byte>.Zero);
        var half = text.GetLower() ^ Vector256.ShiftLeft(text.GetUpper().AsUInt64(), 1).AsByte();
        var mixed = (half.GetLower() ^ Vector128.ShiftLeft(half.GetUpper().AsUInt64(), 3).AsByte()).AsUInt64();
        var hash = ((mixed.ToScalar() * Multiplier) ^ (mixed.GetElement(1) + (ulong)length)) * Multiplier;
        for (var slot = (uint)(hash >> 50); ; slot = (slot + 1) & (Slots - 1))
        {
            var held = _slots[slot];
            if ((held & 0xFF) == (uint)length + 1 && Vector512.Load(_start + (slot * SlotBytes)) == text)
            {
                return (int)(held >> 8);
            }

            if (held == 0)
            {
                return Add(slot, field, length, text);
            }
        }
    }

    private int Add(uint slot, byte* field, int length, Vector512<byte> text)
    {
        if (_texts.Count == Most)
        {
            return None;
        }

        _texts.Add(_encoding.GetString(field, length));
        text.Store(_start + (slot * SlotBytes));
        _slots[slot] = ((uint)(_texts.Count - 1) << 8) | ((uint)length + 1);
        return _texts.Count - 1;
    }

    private struct Recent
    {
        public ulong Low;
        public ulong High;
        public int Length;
        public int Number;
    }
}
