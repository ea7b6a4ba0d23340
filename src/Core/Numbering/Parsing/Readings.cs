// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>Weighs the ways in which a row of digits can be read as a number; where two stand, none is chosen.</summary>
/// <remarks>Digits are values 0 to 9.</remarks>
internal static class Readings
{
    private const int FewestDigits = 3;
    private const int FewestForeignWithoutPlus = 11;

    /// <summary>Reads the digits of one number, with or without a plus before them.</summary>
    public static ParsedNumber Of(ReadOnlySpan<byte> digits, bool plus, NumberingPlan plan)
    {
        if (plus)
        {
            return International(digits, plan);
        }

        if (digits.StartsWith("\0\0"u8))
        {
            return International(digits[2..], plan);
        }

        return digits.Length < FewestDigits ? new ParsedNumber(NumberReason.TooShort)
            : digits.Length > NumberingPlan.MostDigits ? new ParsedNumber(NumberReason.TooLong)
            : Bare(digits, plan);
    }

    private static ParsedNumber International(ReadOnlySpan<byte> digits, NumberingPlan plan)
    {
        if (digits.StartsWith("\u0003\u0009"u8))
        {
            return digits.Length > NumberingPlan.MostDigits + 4 ? new ParsedNumber(NumberReason.TooLong) : Italian(digits[2..], plan);
        }

        var countries = CountryTable.World.Find(digits);
        return countries.Length == 0 ? new ParsedNumber(digits.Length < FewestDigits ? NumberReason.TooShort : NumberReason.UnknownCountryCode)
            : countries == "VA" ? new ParsedNumber(NumberReason.CountryCodeNotInUse)
            : digits.Length < CarefulParser.FewestForeignDigits ? new ParsedNumber(NumberReason.TooShort)
            : digits.Length > NumberingPlan.MostDigits ? new ParsedNumber(NumberReason.TooLong)
            : countries == "SM" ? SanMarino(digits[3..])
            : new ParsedNumber(CountryTable.ReasonOf(countries), NumberKind.None, countries, E164.Value(digits));
    }

    // After +39 or 0039: certainly Italy, so only the national part is in question.
    private static ParsedNumber Italian(ReadOnlySpan<byte> national, NumberingPlan plan)
    {
        var range = plan.RangeOf(national);
        if (IsUsable(range))
        {
            return E164.IsShortCode(range.Kind) ? new ParsedNumber(NumberReason.ShortCodeWithCountryCode)
                : MayBeLostZero(range, national, plan) ? new ParsedNumber(NumberReason.NineDigitMobileOrLostZero)
                : Number(range, national, NumberReason.InPlan);
        }

        if (IsFixedWithZero(national, plan))
        {
            return new ParsedNumber(NumberReason.LostLeadingZero);
        }

        var repeated = national.StartsWith("\u0003\u0009"u8) ? national[2..]
            : national.StartsWith("\0\0\u0003\u0009"u8) ? national[4..]
            : default;
        return IsDialable(plan.RangeOf(repeated)) ? new ParsedNumber(NumberReason.RepeatedCountryCode)
            : IsZeroBeforeMobile(national, plan) ? new ParsedNumber(NumberReason.ZeroBeforeMobile)
            : None(range, national, plan);
    }

    // Without a plus: a national number, or 39 and one, or one that lost its zero, or a foreign one that lost its plus.
    private static ParsedNumber Bare(ReadOnlySpan<byte> digits, NumberingPlan plan)
    {
        var range = plan.RangeOf(digits);
        var afterCountry = digits.StartsWith("\u0003\u0009"u8) ? Italian(digits[2..], plan) : default;
        var hasCountry = afterCountry.Status is NumberStatus.Valid or NumberStatus.Foreign
            || afterCountry.Reason == NumberReason.NineDigitMobileOrLostZero;
        var lostZero = IsFixedWithZero(digits, plan);
        if (IsUsable(range))
        {
            return hasCountry ? new ParsedNumber(NumberReason.CountryCodeOrNational)
                : MayBeLostZero(range, digits, plan) ? new ParsedNumber(NumberReason.NineDigitMobileOrLostZero)
                : Number(range, digits, NumberReason.InPlan);
        }

        if (hasCountry)
        {
            return lostZero ? new ParsedNumber(NumberReason.CountryCodeOrLostZero)
                : afterCountry.Reason == NumberReason.InPlan
                    ? new ParsedNumber(NumberReason.CountryCodeWithoutPlus, afterCountry.Kind, afterCountry.Country, afterCountry.Digits)
                : afterCountry;
        }

        return lostZero ? new ParsedNumber(NumberReason.LostLeadingZero)
            : afterCountry.Status == NumberStatus.Ambiguous ? afterCountry
            : IsZeroBeforeMobile(digits, plan) ? new ParsedNumber(NumberReason.ZeroBeforeMobile)
            : IsForeignWithoutPlus(digits) ? new ParsedNumber(NumberReason.ForeignWithoutPlus)
            : None(range, digits, plan);
    }

    private static ParsedNumber Number(PlanRange range, ReadOnlySpan<byte> national, NumberReason plain) => range.Country switch
    {
        "SM" => SanMarino(national),
        "VA" => new ParsedNumber(NumberReason.VaticanInItalianPlan, range.Kind, range.Country, E164.Italian(E164.Value(national), national.Length)),
        _ => new ParsedNumber(
            range.Kind == NumberKind.Mobile && national.Length == 9 ? NumberReason.NineDigitMobile : plain,
            range.Kind,
            range.Country,
            E164.Italian(E164.Value(national), national.Length)),
    };

    // Fixed lines are 0549 and six digits, the six alone being a short way to write them; the others have eight digits from 5 to 7.
    private static ParsedNumber SanMarino(ReadOnlySpan<byte> national)
    {
        var isFixed = national.StartsWith("\0\u0005\u0004\u0009"u8);
        var six = isFixed ? national[4..] : national;
        return six.Length == 6 && (isFixed || six[0] is 8 or 9)
                ? new ParsedNumber(NumberReason.SanMarino, NumberKind.None, "SM", 3_780_549_000_000 + E164.Value(six))
            : !isFixed && national[0] is >= 5 and <= 7 && national.Length == 8
                ? new ParsedNumber(NumberReason.SanMarino, NumberKind.None, "SM", 37_800_000_000 + E164.Value(national))
            : !isFixed && national[0] is < 5 ? new ParsedNumber(NumberReason.UnknownPrefix)
            : new ParsedNumber(six.Length < (!isFixed && national[0] <= 7 ? 8 : 6) ? NumberReason.TooShort : NumberReason.TooLong);
    }

    private static ParsedNumber None(PlanRange? range, ReadOnlySpan<byte> national, NumberingPlan plan) => range is { IsWithdrawn: true }
        ? new ParsedNumber(NumberReason.WithdrawnRange, range.Kind)
        : new ParsedNumber(national.Length < FewestDigits ? NumberReason.TooShort : plan.WhyNone(national));

    private static bool IsUsable([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] PlanRange? range) => range is { IsWithdrawn: false };

    private static bool IsDialable(PlanRange? range) => IsUsable(range) && !E164.IsShortCode(range.Kind);

    private static bool MayBeLostZero(PlanRange range, ReadOnlySpan<byte> national, NumberingPlan plan) =>
        range.Kind == NumberKind.Mobile && national.Length == 9 && IsFixedWithZero(national, plan);

    private static bool IsFixedWithZero(ReadOnlySpan<byte> digits, NumberingPlan plan)
    {
        if (digits.IsEmpty || digits[0] == 0 || digits.Length >= NumberingPlan.MostDigits)
        {
            return false;
        }

        Span<byte> withZero = stackalloc byte[NumberingPlan.MostDigits];
        withZero[0] = 0;
        digits.CopyTo(withZero[1..]);
        return IsUsable(plan.RangeOf(withZero[..(digits.Length + 1)]));
    }

    private static bool IsZeroBeforeMobile(ReadOnlySpan<byte> digits, NumberingPlan plan) =>
        digits.Length > 1 && digits[0] == 0 && plan.RangeOf(digits[1..]) is { Kind: NumberKind.Mobile, IsWithdrawn: false };

    private static bool IsForeignWithoutPlus(ReadOnlySpan<byte> digits) =>
        digits.Length >= FewestForeignWithoutPlus && CountryTable.World.Find(digits) is not ("" or "IT" or "VA");
}
