// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Reads the number of a row of a fact file. A foreign number is a number: nobody on an Italian list has it.</summary>
/// <remarks>
/// A bare number that begins with 39 may be a whole national number, or 39 may be the country code. Files that exclude then exclude every
/// reading: one number too many is not called, and whoever was meant is not lost.
/// </remarks>
internal static class FactNumber
{
    private const ulong ItalyAndNineDigits = 39_000_000_000;
    private const ulong NineDigits = 1_000_000_000;
    private const int MostDigits = 15;

    /// <summary>The code of what is wrong with a field; null when it is read, and the numbers it speaks of were added.</summary>
    /// <param name="kind">The kind of file.</param>
    /// <param name="field">The field.</param>
    /// <param name="numbers">Receives the numbers: one, or all readings of a bare 39.</param>
    public static string? Problem(InputKind kind, string field, List<SubscriberNumber> numbers)
    {
        var parsed = NumberParser.Parse(field);
        if (SubscriberNumber.TryFrom(parsed, out var number))
        {
            numbers.Add(number);
            return null;
        }

        if (IsBare39(parsed) && ExcludesEveryReading(kind) && Readings(field, parsed.Reason) is { Count: > 0 } readings)
        {
            numbers.AddRange(readings);
            return null;
        }

        return parsed.Status is NumberStatus.Valid or NumberStatus.Foreign ? new NotASubscriberNumber(parsed.Kind).Code : "number-" + parsed.Reason.ToCode();
    }

    /// <summary>True for a bare number that begins with 39 and can be read in two ways.</summary>
    public static bool IsBare39(ParsedNumber parsed) => parsed.Reason is NumberReason.CountryCodeOrNational or NumberReason.CountryCodeOrLostZero;

    // A decision may also let somebody be called: it is not one of them.
    private static bool ExcludesEveryReading(InputKind kind) => kind is InputKind.Withdrawals
        or InputKind.SuppressOwn or InputKind.SuppressClient or InputKind.SuppressCampaign;

    private static HashSet<SubscriberNumber>? Readings(string field, NumberReason reason)
    {
        var digits = DigitsOf(field);
        if (digits is null || NumberParser.Parse(digits).Reason != reason)
        {
            return null;
        }

        var readings = new HashSet<SubscriberNumber>();
        return AddReadings("+" + digits, readings)
            && AddReadings((reason == NumberReason.CountryCodeOrLostZero ? "+390" : "+39") + digits, readings) ? readings : null;
    }

    // Nine digits may be one of the few short mobiles left, or a fixed line that lost its zero.
    private static bool AddReadings(string international, HashSet<SubscriberNumber> readings)
    {
        var parsed = NumberParser.Parse(international);
        if (SubscriberNumber.TryFrom(parsed, out var number))
        {
            readings.Add(number);
            return true;
        }

        // A number that only calls others is no line that could be called.
        if (parsed.Reason != NumberReason.NineDigitMobileOrLostZero)
        {
            return parsed.Status is NumberStatus.Valid;
        }

        readings.Add(SubscriberNumber.FromRevealed(ItalyAndNineDigits + (ulong.Parse(international.AsSpan(1), CultureInfo.InvariantCulture) % NineDigits)));
        return AddReadings(string.Concat("+390", international.AsSpan(3)), readings);
    }

    /// <summary>The digits of a field in which nothing but blanks, dashes, dots and brackets stands between them; null for any other.</summary>
    private static string? DigitsOf(string field)
    {
        var text = field.Trim();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));

        // "3912345678.0" is a number that a spreadsheet made a fraction of, not one more digit.
        return digits.Length is > 0 and <= MostDigits
            && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '.' or '(' or ')')
            && text[(text.LastIndexOf('.') + 1)..].Any(c => c is >= '1' and <= '9') ? digits : null;
    }
}
