// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Filiera.Screening;

/// <summary>The different values of one column, each by a number from 1; nothing is 0. For one thread.</summary>
internal sealed unsafe class FieldValues
{
    /// <summary>More different values than this are not remembered: a column of free text would be remembered whole.</summary>
    public const int Most = 1 << 18;

    /// <summary>Values of more bytes are kept apart, and no more of them than this many bytes.</summary>
    public const int MostBytes = 16 << 20;

    private const int Short = 32;
    private readonly Dictionary<byte[], int> _long = new(BytesKey.Comparer);
    private Slot[] _slots = new Slot[64];
    private int _shorts;
    private int _longBytes;

    /// <summary>The number of a value; -1 when it is one too many.</summary>
    /// <param name="value">The first byte; at least 64 from here may be read.</param>
    /// <param name="length">How many belong to the value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(byte* value, int length)
    {
        if (length == 0)
        {
            return 0;
        }

        if (length > Short)
        {
            return OfLong(new ReadOnlySpan<byte>(value, length));
        }

        var text = Vector256.Load(value) & Vector256.LessThan(Vector256<byte>.Indices, Vector256.Create((byte)length));
        var slots = _slots;
        for (var at = Start(text); ; at++)
        {
            ref readonly var slot = ref slots[at & (uint)(slots.Length - 1)];
            if (slot.Text == text && slot.Length == length)
            {
                return slot.Number;
            }

            if (slot.Length == 0)
            {
                return Add(text, length);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Start(Vector256<byte> text)
    {
        var words = text.AsUInt64();
        var mixed = (words[0] * 0x9E3779B97F4A7C15) ^ (words[1] * 0xD6E8FEB86659FD93) ^ (words[2] * 0xFF51AFD7ED558CCD) ^ (words[3] * 0xC4CEB9FE1A85EC53);
        return (uint)(((mixed ^ (mixed >> 32)) * 0x9E3779B97F4A7C15) >> 32);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(Vector256<byte> text, int length)
    {
        if (_shorts + _long.Count == Most)
        {
            return -1;
        }

        if (2 * (_shorts + 1) > _slots.Length)
        {
            var slots = _slots;
            _slots = new Slot[2 * slots.Length];
            foreach (var slot in slots)
            {
                if (slot.Length != 0)
                {
                    Put(slot);
                }
            }
        }

        _shorts++;
        Put(new Slot(text, length, _shorts + _long.Count));
        return _shorts + _long.Count;
    }

    private void Put(Slot slot)
    {
        var mask = (uint)_slots.Length - 1;
        var at = Start(slot.Text) & mask;
        while (_slots[at].Length != 0)
        {
            at = (at + 1) & mask;
        }

        _slots[at] = slot;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int OfLong(ReadOnlySpan<byte> value)
    {
        var lookup = _long.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(value, out var number))
        {
            return number;
        }

        if (_shorts + _long.Count == Most || _longBytes + value.Length > MostBytes)
        {
            return -1;
        }

        _longBytes += value.Length;
        number = _shorts + _long.Count + 1;
        lookup[value] = number;
        return number;
    }

    private readonly record struct Slot(Vector256<byte> Text, int Length, int Number);

    private sealed class BytesKey : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static BytesKey Comparer { get; } = new();

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            fixed (byte* first = alternate)
            {
                return (int)ByteHash.Of(first, alternate.Length);
            }
        }

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());
    }
}
