// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>The different values of one column, each by a number from 1; nothing is 0.</summary>
internal sealed class FieldValues
{
    /// <summary>More different values than this are not remembered: a column of free text would be remembered whole.</summary>
    public const int Most = 1 << 20;

    private const int Short = 15;
    private readonly WideTable _short = new();
    private readonly Dictionary<byte[], long> _long = new(ByteKey.Comparer);
    private byte[] _last = [];
    private long _lastNumber;

    /// <summary>The number of a value; -1 when it is one too many.</summary>
    public long NumberOf(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        return value.Length <= Short ? OfShort(value) : OfLong(value);
    }

    private long OfShort(ReadOnlySpan<byte> value)
    {
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        value.CopyTo(padded);
        padded[Short] = (byte)value.Length;
        var key = MemoryMarshal.Read<UInt128>(padded);
        if (!_short.TryFind(key, out var number) && (number = Next()) > 0)
        {
            _short.Add(key, number);
        }

        return number;
    }

    private long OfLong(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual(_last))
        {
            return _lastNumber;
        }

        var lookup = _long.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(value, out _last!, out var number))
        {
            _last = [];
            if ((number = Next()) < 0)
            {
                return number;
            }

            _last = value.ToArray();
            _long.Add(_last, number);
        }

        _lastNumber = number;
        return number;
    }

    private long Next() => _short.Count + _long.Count >= Most ? -1 : _short.Count + _long.Count + 1;
}
