// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads the rows of a snapshot: a number, and the day it was enrolled where the file says so.</summary>
internal unsafe struct SnapshotRows(int number, int? enrolled, LocalDate lastDay, GatheredNumbers.Writer numbers) : IRowHandler
{
    private const uint SecondsPerDay = NodaConstants.SecondsPerDay;
    private static readonly LocalDate _start = AnswerClock.Start.InUtc().Date;
    private readonly long _lastDays = Period.DaysBetween(_start, lastDay);
    private readonly int _last = Math.Max(number, enrolled ?? 0);
    private InstantText.LastDate _date = InstantText.FirstDate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(byte* bytes, int start, int* ends, int fields)
    {
        if (fields <= _last)
        {
            return false;
        }

        var code = AnswerClock.Unknown;
        if (enrolled is { } column)
        {
            var dateAt = column == 0 ? start : ends[column - 1] + 1;
            if (ends[column] - dateAt != 10
                || (!_date.Is(bytes + dateAt) && !InstantText.TryDate(bytes + dateAt, ref _date))
                || _date.Days > _lastDays)
            {
                return false;
            }

            code = _date.Days * SecondsPerDay;
        }

        var from = number == 0 ? start : ends[number - 1] + 1;
        var ordinal = BulkNumbers.Ordinal(bytes + from, ends[number] - from);
        if (ordinal == SubscriberOrdinal.None)
        {
            return false;
        }

        numbers.Add(ordinal, (code << 1) | 1);
        return true;
    }

    public readonly Refusal? TakeText(CsvRow row)
    {
        if (row.Problem is not null || row.Fields.Count <= number || !SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[number]), out var found))
        {
            return new NumberRowUnreadable();
        }

        var date = enrolled is { } column && row.Fields.Count > column ? DateText.Read(row.Fields[column]) : DateField.Missing;
        if (date.IsUnreadable)
        {
            return new NumberRowUnreadable();
        }

        if (date.Value > lastDay)
        {
            return new AnswerFromTheFuture();
        }

        // A day too early to be kept is left out: an enrolment of unknown date is the more cautious reading.
        var code = date.Value is { } day && day >= _start ? (uint)Period.DaysBetween(_start, day) * SecondsPerDay : AnswerClock.Unknown;
        numbers.Add(found, (code << 1) | 1);
        return null;
    }
}
