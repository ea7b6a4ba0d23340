// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>How the rows of a consultation are cut into parts by the layout's limit and the account's daily limit. Pure.</summary>
public static class PartCut
{
    /// <summary>The parts: first row, rows, and the first instant at which each may be sent.</summary>
    /// <param name="rows">Rows in all.</param>
    /// <param name="mostInAPart">The most the layout takes, or null.</param>
    /// <param name="dailyLimit">The most that may be sent in a day, or null where nobody stated it.</param>
    /// <param name="sentOn">Rows that other consultations of the account already take of a legal day.</param>
    /// <param name="now">The moment of export.</param>
    public static IEnumerable<(long First, long Rows, Instant SendFrom)> Of(long rows, long? mostInAPart, long? dailyLimit, Func<LocalDate, long> sentOn, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostInAPart ?? 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dailyLimit ?? 1);
        var day = RomeTime.DayOf(now);
        var room = Room();
        var from = now;
        for (long first = 1; first <= rows;)
        {
            while (room == 0)
            {
                day = day.PlusDays(1);
                (room, from) = (Room(), RomeTime.StartOf(day));
            }

            var size = Math.Min(Math.Min(rows - first + 1, room), mostInAPart ?? long.MaxValue);
            yield return (first, size, from);
            first += size;
            room -= dailyLimit is null ? 0 : size;
        }

        long Room() => dailyLimit is { } limit ? Math.Max(0, limit - sentOn(day)) : long.MaxValue;
    }
}
