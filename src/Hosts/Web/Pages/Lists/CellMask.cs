// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Web;

/// <summary>Shows the cells of a list without any telephone number in full.</summary>
public static class CellMask
{
    private const int ShortestNumber = 6;
    private const int Shown = 2;

    /// <summary>The cell, masked when it reads as a number or holds as many digits as one and is no date.</summary>
    public static string Of(string cell)
    {
        if (SubscriberNumber.TryFrom(NumberParser.Parse(cell), out var number))
        {
            return number.ToString();
        }

        var digits = cell.Count(char.IsAsciiDigit);
        if (digits < ShortestNumber || IsDate(cell))
        {
            return cell;
        }

        var seen = 0;
        return string.Concat(cell.Select(c => char.IsAsciiDigit(c) && ++seen <= digits - Shown ? '•' : c));
    }

    // Eight digits in three groups, or a day and a time: 21/11/2026, 2026-11-21T10:00:00Z.
    private static bool IsDate(string cell)
    {
        var groups = cell.Split(['-', '/', '.', ':', ' ', 'T', 'Z', '+'], StringSplitOptions.RemoveEmptyEntries);
        return groups.Length is >= 3 and <= 9 && groups.All(group => group.Length <= 4 && group.All(char.IsAsciiDigit))
            && groups.Take(3).Any(group => group.Length == 4) && groups[0].Length is 1 or 2 or 4;
    }
}
