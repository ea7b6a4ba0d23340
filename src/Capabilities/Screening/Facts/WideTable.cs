// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A small dictionary from 128 bits to a place, made for look-ups that mostly hit.</summary>
internal sealed class WideTable
{
    private const long Empty = long.MinValue;
    private UInt128[] _keys = new UInt128[64];
    private long[] _values = Fresh(64);

    public int Count { get; private set; }

    public bool TryFind(UInt128 key, out long value)
    {
        var mask = _keys.Length - 1;
        for (var at = Start(key) & mask; ; at = (at + 1) & mask)
        {
            value = _values[at];
            if (value == Empty)
            {
                return false;
            }

            if (_keys[at] == key)
            {
                return true;
            }
        }
    }

    /// <summary>Adds a key that is not there.</summary>
    public void Add(UInt128 key, long value)
    {
        if (2 * (Count + 1) > _keys.Length)
        {
            Grow();
        }

        Put(key, value);
        Count++;
    }

    private static int Start(UInt128 key)
    {
        var high = Math.BigMul((ulong)key ^ 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93 ^ (ulong)(key >> 64), out var low);
        return (int)((high ^ low) >> 32);
    }

    private static long[] Fresh(int length)
    {
        var values = new long[length];
        Array.Fill(values, Empty);
        return values;
    }

    private void Put(UInt128 key, long value)
    {
        var mask = _keys.Length - 1;
        var at = Start(key) & mask;
        while (_values[at] != Empty)
        {
            at = (at + 1) & mask;
        }

        _keys[at] = key;
        _values[at] = value;
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = new UInt128[2 * keys.Length];
        _values = Fresh(_keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (values[i] != Empty)
            {
                Put(keys[i], values[i]);
            }
        }
    }
}
