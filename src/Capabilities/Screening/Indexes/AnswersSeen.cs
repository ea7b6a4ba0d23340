// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The instants of the answers that count, and how many of them say remove.</summary>
internal sealed class AnswersSeen
{
    private const uint Hour = NodaConstants.SecondsPerHour;
    private readonly AnswerClock _clock;
    private readonly ConcurrentDictionary<uint, bool> _places = [];
    private readonly RankedBits _seconds;
    private readonly RankedBits _hours;
    private readonly uint _first;
    private readonly uint _last;
    private long _remove;
    private int _exact;
    private bool _hasUnknown;

    private AnswersSeen(AnswerClock clock, uint first, uint last) =>
        (_clock, _first, _last, _seconds, _hours) = (clock, first, last, new RankedBits(first, last), new RankedBits(first / Hour, last / Hour));

    public long Remove => _remove;

    /// <summary>True when an enrolment of unknown date is among them.</summary>
    public bool HasUnknown => _hasUnknown;

    /// <summary>The codes of instants with fractions.</summary>
    public ICollection<uint> Places => _places.Keys;

    /// <summary>Looks at sorted numbers, on several threads.</summary>
    public static AnswersSeen In(GatheredNumbers numbers, AnswerClock clock, int threads)
    {
        var pool = numbers.Pool;
        var (first, last) = Range(numbers, clock, threads);
        var seen = new AnswersSeen(clock, first, last);
        var next = -1;
        Workers.Run(threads, _ =>
        {
            int partition;
            while ((partition = Interlocked.Increment(ref next)) < EntryPool.Partitions)
            {
                long remove = 0;
                foreach (var piece in pool.PiecesOf(partition))
                {
                    foreach (var entry in piece.Entries)
                    {
                        remove += (long)(entry & 1);
                        seen.Add((uint)entry >> 1);
                    }
                }

                Interlocked.Add(ref seen._remove, remove);
            }
        });
        foreach (var (_, value) in numbers.Rare)
        {
            seen._remove += value & 1;
            seen.Add(value >> 1);
        }

        seen._seconds.Rank();
        seen._hours.Rank();
        return seen;
    }

    /// <summary>The instants in units of so many seconds since the year 2000; null when they are surely too many.</summary>
    public RankedBits? Bits(uint unit)
    {
        if (unit == 1 && _exact > AnswerIndex.MostStamps)
        {
            return null;
        }

        if (unit == 1 && !_clock.FloorsFractions)
        {
            return _seconds;
        }

        var bits = new RankedBits(_first / unit, _last / unit);
        foreach (var seen in unit == 1 ? _seconds.Set() : _hours.Set().Select(hour => hour * Hour))
        {
            bits.Add((uint)seen / unit);
        }

        foreach (var place in _places.Keys)
        {
            bits.Add(_clock.SecondOf(place) / unit);
        }

        return bits.Rank();
    }

    private static (uint First, uint Last) Range(GatheredNumbers numbers, AnswerClock clock, int threads)
    {
        var pool = numbers.Pool;
        var ranges = new (uint First, uint Last)[threads];
        Workers.Run(threads, thread =>
        {
            var (first, last) = (uint.MaxValue, 0u);
            for (var partition = thread; partition < EntryPool.Partitions; partition += threads)
            {
                foreach (var piece in pool.PiecesOf(partition))
                {
                    foreach (var entry in piece.Entries)
                    {
                        Widen((uint)entry >> 1);
                    }
                }
            }

            ranges[thread] = (first, last);

            void Widen(uint code)
            {
                if (code >= AnswerClock.FirstPlace)
                {
                    if (code == AnswerClock.Unknown)
                    {
                        return;
                    }

                    code = clock.SecondOf(code);
                }

                first = Math.Min(first, code);
                last = Math.Max(last, code);
            }
        });
        var rare = numbers.Rare.Select(rare => rare.Value >> 1).Where(code => code != AnswerClock.Unknown).Select(clock.SecondOf).ToList();
        var all = ranges.Where(range => range.First <= range.Last).Concat(rare.Select(code => (First: code, Last: code))).ToList();
        return all.Count == 0 ? (0, 0) : (all.Min(range => range.First), all.Max(range => range.Last));
    }

    // Once there are too many instants to be exact, hours suffice: they find room in the nearest cache.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(uint code)
    {
        if (code >= AnswerClock.FirstPlace)
        {
            AddOther(code);
            return;
        }

        _hours.Add(code / Hour);
        if (_exact <= AnswerIndex.MostStamps && _seconds.Add(code))
        {
            Interlocked.Increment(ref _exact);
        }
    }

    private void AddOther(uint code)
    {
        if (code == AnswerClock.Unknown)
        {
            _hasUnknown = true;
        }
        else
        {
            _places.TryAdd(code, true);
        }
    }
}
