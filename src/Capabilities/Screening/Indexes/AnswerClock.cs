// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>Gives each instant a code of 31 bits: seconds since the year 2000, or for one with a fraction a place in a list.</summary>
/// <remarks>
/// When more than a million different fractions are met, all of them are floored to the second; by then the index keeps hours anyway. Shared
/// by all threads of a compilation.
/// </remarks>
internal sealed class AnswerClock(Instant now)
{
    /// <summary>Codes from here on are places in the list.</summary>
    public const uint FirstPlace = int.MaxValue - MostPlaces;

    /// <summary>For a snapshot: the day of enrolment is not known.</summary>
    public const uint Unknown = int.MaxValue;

    private const int MostPlaces = 1 << 20;
    private readonly Lock _lock = new();
    private readonly Dictionary<Instant, uint> _places = [];
    private readonly List<Instant> _fractions = [];

    /// <summary>The instant of code 0.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2000, 1, 1, 0, 0);

    /// <summary>The last code that is not in the future.</summary>
    public long LastCode { get; } = (long)Math.Floor((now - Start).TotalSeconds);

    /// <summary>True when fractions were met, so that codes are not in the order of their instants.</summary>
    public bool HasFractions => _fractions.Count > 0;

    /// <summary>True when there were too many.</summary>
    public bool FloorsFractions { get; private set; }

    /// <summary>The code of an instant; null when it lies before the year 2000 or too far from it, and the code is a long past <see cref="LastCode"/> when it is in the future.</summary>
    public uint? CodeOf(Instant instant)
    {
        var since = instant - Start;
        var second = since.Days * (long)NodaConstants.SecondsPerDay + (since.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        if (instant < Start || second >= FirstPlace)
        {
            return null;
        }

        if (since.NanosecondOfDay % NodaConstants.NanosecondsPerSecond == 0)
        {
            return (uint)second;
        }

        lock (_lock)
        {
            if (_places.TryGetValue(instant, out var place))
            {
                return place;
            }

            if (_fractions.Count == MostPlaces)
            {
                FloorsFractions = true;
                return (uint)second;
            }

            _fractions.Add(instant);
            return _places[instant] = FirstPlace + (uint)_fractions.Count - 1;
        }
    }

    /// <summary>True when the instant is later than now.</summary>
    public bool IsFuture(Instant instant) => instant > now;

    /// <summary>The instant of a code, floored where all are.</summary>
    public Instant InstantOf(uint code) => code < FirstPlace || FloorsFractions
        ? Start + Duration.FromSeconds(SecondOf(code))
        : _fractions[(int)(code - FirstPlace)];

    /// <summary>The second of a code.</summary>
    public uint SecondOf(uint code)
    {
        if (code < FirstPlace)
        {
            return code;
        }

        var since = _fractions[(int)(code - FirstPlace)] - Start;
        return (uint)((since.Days * (long)NodaConstants.SecondsPerDay) + (since.NanosecondOfDay / NodaConstants.NanosecondsPerSecond));
    }
}
