// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>Reads the common writing of instants, <c>2026-11-21T10:00:00Z</c> or with an offset such as <c>+01:00</c>, as seconds since the year 2000.</summary>
internal static unsafe class InstantText
{
    private const int DateLength = 10;
    private const int TimeLength = 9;
    private const int SecondsPerDay = 86_400;

    private static ReadOnlySpan<ushort> DaysBefore => [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    private static ReadOnlySpan<byte> DaysIn => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The first day of all.</summary>
    public static LastDate FirstDate
    {
        get
        {
            var text = "2000-01-01"u8;
            return new LastDate(Unsafe.ReadUnaligned<ulong>(in text[0]), Unsafe.ReadUnaligned<ushort>(in text[8]), 0);
        }
    }

    /// <summary>True, and the seconds, for a common writing from 2000 to 2066; false for everything else, which may still be an instant.</summary>
    /// <param name="text">The first byte.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="date">The last date read, to read equal ones faster; <see cref="FirstDate"/> at first.</param>
    /// <param name="seconds">Seconds since 1 January 2000, 0 h UTC; may be negative or large with an offset.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(byte* text, int length, ref LastDate date, out long seconds)
    {
        seconds = 0;
        var offset = 0L;
        if (length == DateLength + TimeLength + 6)
        {
            if (!TryOffset(text + DateLength + TimeLength, out offset))
            {
                return false;
            }
        }
        else if (length != DateLength + TimeLength + 1 || text[length - 1] != 'Z')
        {
            return false;
        }

        if (!date.Is(text) && !TryDate(text, ref date))
        {
            return false;
        }

        var time = text + DateLength;
        uint hour = Two(time + 1), minute = Two(time + 4), second = Two(time + 7);
        if ((time[0] ^ 'T') + (time[3] ^ ':') + (time[6] ^ ':') != 0 || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        seconds = ((long)date.Days * SecondsPerDay) + (hour * 3600) + (minute * 60) + second - offset;
        return true;
    }

    private static bool TryOffset(byte* text, out long offset)
    {
        uint hours = Two(text + 1), minutes = Two(text + 4);
        offset = ((hours * 3600L) + (minutes * 60)) * (text[0] == '-' ? -1 : 1);
        return text[0] is (byte)'+' or (byte)'-' && text[3] == ':' && hours <= 14 && minutes <= 59 && (offset != 0 || text[0] == '+');
    }

    /// <summary>Reads ten bytes as a date from 2000 to 2066.</summary>
    public static bool TryDate(byte* text, ref LastDate date)
    {
        uint century = Two(text), year = Two(text + 2), month = Two(text + 5), day = Two(text + 8);
        if (century != 20 || year > 66 || month is 0 or > 12 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var leap = year % 4 == 0 ? 1u : 0;
        if (day == 0 || day > DaysIn[(int)month] + (month == 2 ? leap : 0))
        {
            return false;
        }

        var days = (year * 365) + ((year + 3) / 4) + DaysBefore[(int)month] + (month > 2 ? leap : 0) + day - 1;
        date = new LastDate(Unsafe.ReadUnaligned<ulong>(text), Unsafe.ReadUnaligned<ushort>(text + 8), days);
        return true;
    }

    /// <summary>Two digits, or something above 99.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Two(byte* text)
    {
        uint tens = (uint)text[0] - '0', ones = (uint)text[1] - '0';
        return tens <= 9 && ones <= 9 ? (tens * 10) + ones : uint.MaxValue;
    }

    /// <summary>A date as written, and its days since 1 January 2000.</summary>
    public readonly struct LastDate(ulong first, ushort rest, uint days)
    {
        private readonly ulong _first = first;
        private readonly ushort _rest = rest;

        public readonly uint Days = days;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Is(byte* text) => Unsafe.ReadUnaligned<ulong>(text) == _first && Unsafe.ReadUnaligned<ushort>(text + 8) == _rest;
    }
}
