// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Decides how exactly the instants of an index are kept, and gives each answer its payload.</summary>
internal sealed class StampPlan
{
    private static readonly (AnswerPrecision Precision, uint Seconds)[] _units =
        [(AnswerPrecision.Exact, 1), (AnswerPrecision.Hour, NodaConstants.SecondsPerHour), (AnswerPrecision.Day, NodaConstants.SecondsPerDay)];

    private readonly AnswerClock _clock;
    private readonly RankedBits _bits;
    private readonly uint _unit;
    private readonly ushort[] _stampOfRank;
    private readonly Dictionary<uint, ushort> _stampOfPlace;

    private StampPlan(AnswerClock clock, AnswersSeen seen, RankedBits bits, uint unit, AnswerPrecision precision, bool isSnapshot)
    {
        (_clock, _bits, _unit, Precision) = (clock, bits, unit, precision);
        var places = unit == 1 && !clock.FloorsFractions ? seen.Places : [];
        var stamps = new List<(Stamp Stamp, int Rank, uint Place)>();
        if (seen.HasUnknown)
        {
            stamps.Add((Stamp.None, -1, AnswerClock.Unknown));
        }

        stamps.AddRange(bits.Set().Select((bit, rank) => (StampOf((uint)bit * unit, isSnapshot), rank, 0u)));
        stamps.AddRange(places.Select(place => (Stamp.Of(clock.InstantOf(place)), -1, place)));
        stamps.Sort((one, other) => one.Stamp.CompareTo(other.Stamp));
        Stamps = Sequence.From(stamps.Select(stamp => stamp.Stamp));
        _stampOfRank = new ushort[bits.Count];
        _stampOfPlace = [];
        foreach (var (index, (_, rank, place)) in stamps.Index())
        {
            if (rank >= 0)
            {
                _stampOfRank[rank] = (ushort)index;
            }
            else
            {
                _stampOfPlace[place] = (ushort)index;
            }
        }
    }

    public AnswerPrecision Precision { get; }

    /// <summary>In ascending order.</summary>
    public Sequence<Stamp> Stamps { get; }

    /// <summary>The finest plan in which the stamps find room; null when even days are too many.</summary>
    public static StampPlan? For(AnswersSeen seen, AnswerClock clock, bool isSnapshot)
    {
        foreach (var (precision, seconds) in _units)
        {
            if (isSnapshot && seconds != NodaConstants.SecondsPerDay)
            {
                continue;
            }

            if (seen.Bits(seconds) is { } bits && bits.Count + (seconds == 1 && !clock.FloorsFractions ? seen.Places.Count : 0) + (seen.HasUnknown ? 1 : 0) <= AnswerIndex.MostStamps)
            {
                return new StampPlan(clock, seen, bits, seconds, isSnapshot ? AnswerPrecision.Exact : precision, isSnapshot);
            }
        }

        return null;
    }

    /// <summary>The payload of an answer, which is one of those seen.</summary>
    public ushort PayloadOf(uint value)
    {
        var code = value >> 1;
        var stamp = code < AnswerClock.FirstPlace ? OfSecond(code)
            : _stampOfPlace.TryGetValue(code, out var known) ? known
            : OfSecond(_clock.SecondOf(code));
        return (ushort)((stamp * 2) + (value & 1) + 1);
    }

    private int OfSecond(uint second) => _stampOfRank[_bits.RankOf(_unit == 1 ? second : second / _unit)];

    private static Stamp StampOf(uint second, bool isSnapshot)
    {
        var instant = AnswerClock.Start + Duration.FromSeconds(second);
        return isSnapshot ? Stamp.Of(instant.InUtc().Date) : Stamp.Of(instant);
    }
}
