// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Remembers a small number for each of many keys of 64 bits, up to a limit. For one thread.</summary>
internal sealed unsafe class NumberedKeys : IDisposable
{
    /// <summary>The key is not remembered.</summary>
    public const int None = -1;

    private const ulong Empty = ulong.MaxValue;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private const int SmallestBits = 12;
    private readonly int _most;
    private Entry* _entries;
    private int _shift;
    private uint _mask;
    private int _count;

    public NumberedKeys(int most)
    {
        _most = most;
        Allocate(SmallestBits);
    }

    /// <summary>The number of a key, or <see cref="None"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong key)
    {
        for (var at = (uint)((key * Multiplier) >> _shift); ; at = (at + 1) & _mask)
        {
            if (_entries[at].Key == key)
            {
                return _entries[at].Number;
            }

            if (_entries[at].Key == Empty)
            {
                return None;
            }
        }
    }

    /// <summary>Remembers a key that is not yet, while there is room; the key of all ones is never remembered.</summary>
    public void Add(ulong key, int number)
    {
        if (_count >= _most || key == Empty)
        {
            return;
        }

        if (2 * _count > _mask)
        {
            Grow();
        }

        Put(key, number);
        _count++;
    }

    public void Dispose()
    {
        NativeMemory.Free(_entries);
        _entries = null;
    }

    private void Put(ulong key, int number)
    {
        var at = (uint)((key * Multiplier) >> _shift);
        while (_entries[at].Key != Empty)
        {
            at = (at + 1) & _mask;
        }

        _entries[at] = new Entry { Key = key, Number = number };
    }

    private void Grow()
    {
        var old = _entries;
        var count = _mask + 1;
        Allocate(BitOperations.Log2(count) + 1);
        for (var i = 0u; i < count; i++)
        {
            if (old[i].Key != Empty)
            {
                Put(old[i].Key, old[i].Number);
            }
        }

        NativeMemory.Free(old);
    }

    private void Allocate(int bits)
    {
        _shift = 64 - bits;
        _mask = (1u << bits) - 1;
        _entries = (Entry*)NativeMemory.Alloc((nuint)1 << bits, (nuint)sizeof(Entry));
        new Span<byte>(_entries, sizeof(Entry) << bits).Fill(0xFF);
    }

    private struct Entry
    {
        public ulong Key;
        public int Number;
    }
}
