// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The public number of a rights request, as the receipt shows it: <c>DR-2026-00042-</c> and a check character.</summary>
/// <remarks>Counted by the year of recording, from 1. It says nothing about the person.</remarks>
public readonly record struct RightsRequestNumber
{
    private const string Prefix = "DR-";
    private const int YearDigits = 4;
    private const int FewestDigits = 5;

    /// <param name="year">The year.</param>
    /// <param name="place">The place in it, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No year of four digits, or no place.</exception>
    public RightsRequestNumber(int year, int place)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(year, Math.Clamp(year, 1000, 9999));
        ArgumentOutOfRangeException.ThrowIfLessThan(place, 1);
        (Year, Place) = (year, place);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The place in the year; 0 for <c>default</c>, which is no number.</summary>
    public int Place { get; }

    /// <summary>Reads a number, in any case, as a person copies it.</summary>
    /// <returns>False for anything else, a wrong check character included.</returns>
    public static bool TryParse(string? text, out RightsRequestNumber number)
    {
        number = default;
        var code = text?.Trim().ToUpperInvariant() ?? "";
        var parts = code.Split('-');
        if (parts is not ["DR", { Length: YearDigits } yearText, { Length: >= FewestDigits and <= 9 } placeText, { Length: 1 }]
            || !CheckCharacter.Holds(code)
            || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1000
            || !int.TryParse(placeText, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1)
        {
            return false;
        }

        number = new RightsRequestNumber(year, place);
        return number.ToString() == code;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Place == 0)
        {
            return "(none)";
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Year}-{Place:00000}-");
        return code + CheckCharacter.Of(code);
    }
}
