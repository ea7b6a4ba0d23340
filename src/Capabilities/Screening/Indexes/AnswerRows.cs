// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Reads the rows of an answer: those plainly written straight from their bytes, the others as <see cref="AnswerFile"/> reads them.</summary>
internal unsafe struct AnswerRows(AnswerColumns columns, string controllerVat, AnswerClock clock, GatheredNumbers.Writer numbers) : IRowHandler
{
    private const uint LowerCase = 0x2020_2020;
    private readonly int _number = columns.Number;
    private readonly int _result = columns.Result;
    private readonly int _checkedAt = columns.CheckedAt;
    private readonly int _controller = columns.Controller ?? -1;
    private readonly int _last = columns.Last;
    private readonly byte[] _controllerVat = Encoding.UTF8.GetBytes(controllerVat);
    private readonly long _lastCode = Math.Min(clock.LastCode, AnswerClock.FirstPlace - 1);
    private InstantText.LastDate _date = InstantText.FirstDate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(byte* bytes, int start, int* ends, int fields)
    {
        if (fields <= _last)
        {
            return false;
        }

        var from = Begin(_number, start, ends);
        var ordinal = BulkNumbers.Ordinal(bytes + from, ends[_number] - from);
        var resultAt = Begin(_result, start, ends);
        var result = ResultOf(bytes + resultAt, ends[_result] - resultAt);
        var instantAt = Begin(_checkedAt, start, ends);
        if (ordinal == SubscriberOrdinal.None || result < 0
            || !InstantText.TryRead(bytes + instantAt, ends[_checkedAt] - instantAt, ref _date, out var second)
            || (ulong)second > (ulong)_lastCode
            || (_controller >= 0 && !IsController(bytes, start, ends)))
        {
            return false;
        }

        numbers.Add(ordinal, ((uint)second << 1) | (uint)result);
        return true;
    }

    public readonly Refusal? TakeText(CsvRow row) => Read(row, columns, clock, controllerVat, out var number, out var value) is { } refusal ? refusal : Take(number, value);

    /// <summary>Reads a row as text.</summary>
    /// <returns>What stands against it, or null.</returns>
    public static Refusal? Read(CsvRow row, AnswerColumns columns, AnswerClock clock, string controllerVat, out SubscriberNumber number, out uint value)
    {
        value = 0;
        number = default;
        if (row.Problem is not null || row.Fields.Count <= columns.Last
            || !SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[columns.Number]), out number)
            || RemoveOf(row.Fields[columns.Result]) is not { } remove
            || OffsetDateTimePattern.ExtendedIso.Parse(row.Fields[columns.CheckedAt].Trim()) is not { Success: true } checkedAt)
        {
            return new AnswerRowUnreadable();
        }

        if (columns.Controller is { } column && row.Fields[column].Trim() is var named && named != controllerVat
            && !(PartitaIva.TryParse(named, out var vat) && vat.Digits == controllerVat))
        {
            return new AnswerOfAnotherController();
        }

        var instant = checkedAt.Value.ToInstant();
        if (clock.IsFuture(instant))
        {
            return new AnswerFromTheFuture();
        }

        if (clock.CodeOf(instant) is not { } code)
        {
            return new AnswerRowUnreadable();
        }

        value = (code << 1) | (remove ? 1u : 0);
        return null;
    }

    private readonly Refusal? Take(SubscriberNumber number, uint value)
    {
        numbers.Add(number, value);
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Begin(int field, int start, int* ends) => field == 0 ? start : ends[field - 1] + 1;

    /// <summary>0 for keep, 1 for remove, −1 for what else may still be one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ResultOf(byte* text, int length)
    {
        var word = Unsafe.ReadUnaligned<uint>(text) | LowerCase;
        return length == 4 && word == Word("keep"u8) ? 0
            : length == 6 && word == Word("remo"u8) && (Unsafe.ReadUnaligned<ushort>(text + 4) | (LowerCase & 0xFFFF)) == (Word("  ve"u8) >> 16) ? 1
            : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(ReadOnlySpan<byte> four) => Unsafe.ReadUnaligned<uint>(in four[0]);

    private static bool? RemoveOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "KEEP" or "TENERE" => false,
        "REMOVE" or "RIMUOVERE" => true,
        _ => null,
    };

    private readonly bool IsController(byte* bytes, int start, int* ends)
    {
        var from = Begin(_controller, start, ends);
        return new ReadOnlySpan<byte>(bytes + from, ends[_controller] - from).SequenceEqual(_controllerVat);
    }
}
