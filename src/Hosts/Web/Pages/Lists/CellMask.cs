// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Shows the cells of a list without any telephone number in full.</summary>
public static class CellMask
{
    private const int ShortestNumber = 6;
    private const int Shown = 2;

    private static readonly LocalDatePattern[] Days =
    [
        .. new[] { "d/M/uuuu", "d-M-uuuu", "d.M.uuuu", "uuuu-MM-dd", "uuuu/MM/dd" }.Select(LocalDatePattern.CreateWithInvariantCulture),
    ];

    /// <summary>The cell, masked when it reads as a number or holds as many digits as one and is no date.</summary>
    public static string Of(string cell)
    {
        if (IsDate(cell))
        {
            return cell;
        }

        if (SubscriberNumber.TryFrom(NumberParser.Parse(cell), out var number))
        {
            return number.ToString();
        }

        var digits = cell.Count(char.IsAsciiDigit);
        if (digits < ShortestNumber)
        {
            return cell;
        }

        var seen = 0;
        return string.Concat(cell.Select(c => char.IsAsciiDigit(c) && ++seen <= digits - Shown ? '•' : c));
    }

    // A day that exists, in this century or the last, alone or with a time: nothing else is let through.
    private static bool IsDate(string cell)
    {
        var day = cell.Trim().Split(['T', ' '], 2)[0];
        return Array.Exists(Days, pattern => pattern.Parse(day) is { Success: true, Value.Year: >= 1900 and <= 2100 });
    }
}
