// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Numbering;

/// <summary>Reads telephone numbers as people and spreadsheets write them, allocating nothing and never throwing.</summary>
/// <remarks>
/// The common forms (digits, spaces, dots, dashes, brackets, <c>+</c>, <c>00</c>) are read here in one pass, and only where the
/// outcome is certain at once; whatever else is read by <see cref="CarefulParser"/>, which alone would give the same answers.
/// </remarks>
public static class NumberParser
{
    private const int LongestCommonForm = 32;

    /// <summary>Reads UTF-8 text by the plan shipped.</summary>
    public static ParsedNumber Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, NumberingPlan.Italy);

    /// <summary>Reads UTF-8 text by a plan.</summary>
    public static ParsedNumber Parse(ReadOnlySpan<byte> utf8, NumberingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return TryCommonForm(utf8, plan, out var parsed) ? parsed : CarefulParser.Parse(utf8, plan);
    }

    /// <summary>Reads text by the plan shipped.</summary>
    public static ParsedNumber Parse(ReadOnlySpan<char> text) => Parse(text, NumberingPlan.Italy);

    /// <summary>Reads text by a plan.</summary>
    public static ParsedNumber Parse(ReadOnlySpan<char> text, NumberingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Span<byte> ascii = stackalloc byte[LongestCommonForm];
        return text.Length <= LongestCommonForm
            && System.Text.Ascii.FromUtf16(text, ascii, out var written) == System.Buffers.OperationStatus.Done
            && TryCommonForm(ascii[..written], plan, out var parsed) ? parsed : CarefulParser.Parse(text, plan);
    }

    private static bool TryCommonForm(ReadOnlySpan<byte> text, NumberingPlan plan, out ParsedNumber parsed)
    {
        parsed = default;
        if (text.Length > LongestCommonForm)
        {
            return false;
        }

        Span<byte> room = stackalloc byte[NumberingPlan.MostDigits + 1];
        var count = 0;
        ulong value = 0;
        var plus = false;
        var sinceDot = 1u;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit <= 9)
            {
                if (count > NumberingPlan.MostDigits)
                {
                    return false;
                }

                room[count++] = (byte)digit;
                value = (value * 10) + digit;
                sinceDot |= digit;
            }
            else if (text[i] == '+' && count == 0 && !plus)
            {
                plus = true;
            }
            else if (text[i] == '.')
            {
                sinceDot = 0;
            }
            else if (!(text[i] is (byte)' ' or (byte)'-' or (byte)')' || (text[i] == '(' && !IsBracketedZero(text[i..]))))
            {
                return false;
            }
        }

        // "347123456.0" is a number that a spreadsheet made a fraction of, not one more digit.
        return sinceDot != 0 && count > 2 && TryDigits(room[..count], value, plus, plan, out parsed);
    }

    private static bool IsBracketedZero(ReadOnlySpan<byte> text) => text.Length > 2 && text[1] == '0' && text[2] == ')';

    private static bool TryDigits(ReadOnlySpan<byte> digits, ulong value, bool plus, NumberingPlan plan, out ParsedNumber parsed)
    {
        if (plus)
        {
            return TryInternational(digits, value, plan, out parsed);
        }

        if (digits[0] == 0 && digits[1] == 0)
        {
            return TryInternational(digits[2..], value, plan, out parsed);
        }

        var begins39 = digits[0] == 3 && digits[1] == 9;
        var kind = plan.PlainKindOf(digits);
        if (kind != NumberKind.None)
        {
            parsed = Valid(kind, NumberReason.InPlan, E164.Italian(value, digits.Length));
            return !IsNineDigitMobile(kind, digits) && !(begins39 && plan.RangeOf(digits[2..]) is not null);
        }

        parsed = default;
        return begins39 && digits.Length >= 11 && TryItalian(digits[2..], value, NumberReason.CountryCodeWithoutPlus, plan, out parsed);
    }

    private static bool TryInternational(ReadOnlySpan<byte> digits, ulong value, NumberingPlan plan, out ParsedNumber parsed)
    {
        parsed = default;
        if (digits.Length is < CarefulParser.FewestForeignDigits or > NumberingPlan.MostDigits)
        {
            return false;
        }

        if (digits[0] == 3 && digits[1] == 9)
        {
            return TryItalian(digits[2..], value, NumberReason.InPlan, plan, out parsed);
        }

        var countries = CountryTable.World.Find(digits);
        parsed = new ParsedNumber(CountryTable.ReasonOf(countries), NumberKind.None, countries, value);
        return countries.Length > 0 && countries is not ("SM" or "VA");
    }

    private static bool TryItalian(ReadOnlySpan<byte> national, ulong value, NumberReason reason, NumberingPlan plan, out ParsedNumber parsed)
    {
        var kind = plan.PlainKindOf(national);
        parsed = Valid(kind, reason, value);
        return kind != NumberKind.None && !E164.IsShortCode(kind) && !IsNineDigitMobile(kind, national);
    }

    // A few are left; whether a fixed line lost its zero is for the careful reading to say.
    private static bool IsNineDigitMobile(NumberKind kind, ReadOnlySpan<byte> national) => kind == NumberKind.Mobile && national.Length == 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ParsedNumber Valid(NumberKind kind, NumberReason reason, ulong digits) => new(reason, kind, "IT", digits);
}
