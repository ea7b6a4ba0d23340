// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Numbers whose rows are looked for, to name their lines.</summary>
internal sealed class SoughtNumbers
{
    private const int Most = 1 << 20;
    private readonly Lock _lock = new();
    private readonly HashSet<uint> _ordinals = [];
    private readonly HashSet<ulong> _rare = [];
    private long _count;

    /// <summary>How many there are, those not kept for looking included.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void AddOrdinal(uint ordinal)
    {
        lock (_lock)
        {
            _count++;
            if (_ordinals.Count < Most)
            {
                _ordinals.Add(ordinal);
            }
        }
    }

    public void AddRare(ulong digits)
    {
        lock (_lock)
        {
            _count++;
            if (_rare.Count < Most)
            {
                _rare.Add(digits);
            }
        }
    }

    public bool Holds(uint ordinal) => _ordinals.Contains(ordinal);

    public bool Holds(SubscriberNumber number)
    {
        var ordinal = SubscriberOrdinal.Of(number);
        return ordinal == SubscriberOrdinal.None ? _rare.Contains(number.RevealDigits()) : Holds(ordinal);
    }
}
