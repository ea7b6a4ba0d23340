// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>Reads a number in any writing; the whole answer, where <see cref="NumberParser"/> is a shortcut to it.</summary>
internal static class CarefulParser
{
    /// <summary>Fewer digits after a plus are nobody's number.</summary>
    public const int FewestForeignDigits = 7;

    public static ParsedNumber Parse(ReadOnlySpan<byte> utf8, NumberingPlan plan)
    {
        Span<byte> plain = stackalloc byte[PlainText.Longest];
        return PlainText.TryReduce(utf8, plain, out var length) ? Read(plain[..length], plan) : new ParsedNumber(NumberReason.TooLong);
    }

    public static ParsedNumber Parse(ReadOnlySpan<char> text, NumberingPlan plan)
    {
        Span<byte> plain = stackalloc byte[PlainText.Longest];
        return PlainText.TryReduce(text, plain, out var length) ? Read(plain[..length], plan) : new ParsedNumber(NumberReason.TooLong);
    }

    private static ParsedNumber Read(ReadOnlySpan<byte> text, NumberingPlan plan)
    {
        if (text.Contains(PlainText.NotText))
        {
            return new ParsedNumber(NumberReason.NotText);
        }

        var note = NumberReason.InPlan;
        text = Writing.SkipLabel(Writing.Unwrap(text, ref note));
        if (Writing.DigitsIn(text) == 0)
        {
            return new ParsedNumber(text.IsEmpty ? NumberReason.Empty : NumberReason.NoDigits);
        }

        Span<byte> digits = stackalloc byte[PlainText.Longest];
        if (Writing.TryExponent(text, digits, out var count, out var meant))
        {
            return ReadExponent(digits[..count], meant, plan);
        }

        note = Writing.IsGroupedByCommas(text) ? NumberReason.SpreadsheetNumber : note;
        text = Writing.CutExtension(Writing.CutFraction(text, ref note), ref note);
        if (Writing.OffersAlternatives(text))
        {
            return new ParsedNumber(NumberReason.AlternativeDigits);
        }

        var single = ReadSingle(text, plan);
        return IsSeveral(text, single, plan) ? new ParsedNumber(NumberReason.SeveralNumbers) : WithNote(single, note);
    }

    private static ParsedNumber ReadExponent(ReadOnlySpan<byte> digits, int meant, NumberingPlan plan) =>
        meant == digits.Length ? WithNote(Readings.Of(digits, false, plan), NumberReason.SpreadsheetNumber)
        : meant < FewestForeignDigits ? new ParsedNumber(NumberReason.TooShort)
        : meant > NumberingPlan.MostDigits ? new ParsedNumber(NumberReason.TooLong)
        : new ParsedNumber(NumberReason.DigitsLost);

    // A note tells how a valid number was written; what is special about the number itself goes before it.
    private static ParsedNumber WithNote(ParsedNumber number, NumberReason note) =>
        note != NumberReason.InPlan && (number.Reason is NumberReason.InPlan or NumberReason.CountryCodeWithoutPlus)
            ? new ParsedNumber(note, number.Kind, number.Country, number.Digits)
            : number;

    private static ParsedNumber ReadSingle(ReadOnlySpan<byte> text, NumberingPlan plan)
    {
        Span<byte> digits = stackalloc byte[PlainText.Longest];
        var count = 0;
        var plus = false;
        var substituted = false;
        var bracketedZero = -1;
        var problem = NumberReason.InPlan;
        var commas = Writing.IsGroupedByCommas(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Writing.IsDigit(c))
            {
                digits[count++] = (byte)(c - '0');
            }
            else if (c is (byte)'O' or (byte)'o' or (byte)'l' or (byte)'I')
            {
                digits[count++] = (byte)(c is (byte)'O' or (byte)'o' ? 0 : 1);
                substituted = true;
            }
            else if (c == '+')
            {
                problem = plus || count > 0 ? Worse(problem, NumberReason.MisplacedPlus) : problem;
                plus = true;
            }
            else if (c == '(' && text[i..].StartsWith("(0)"u8) && count > 0 && (plus || digits[..count].StartsWith("\0\0"u8)))
            {
                bracketedZero = bracketedZero < 0 ? count : bracketedZero;
            }
            else if (Writing.IsLetter(c))
            {
                problem = Worse(problem, NumberReason.Letters);
            }
            else if (!IsSeparator(c) && !(commas && c == ','))
            {
                problem = Worse(problem, NumberReason.UnexpectedCharacters);
            }
        }

        return problem != NumberReason.InPlan ? new ParsedNumber(problem)
            : Judge(Readings.Of(digits[..count], plus, plan), digits[..count], plus, substituted, bracketedZero, plan);
    }

    private static ParsedNumber Judge(ParsedNumber number, Span<byte> digits, bool plus, bool substituted, int bracketedZero, NumberingPlan plan)
    {
        if (bracketedZero >= 0)
        {
            Span<byte> dropped = stackalloc byte[PlainText.Longest];
            digits[..bracketedZero].CopyTo(dropped);
            digits[(bracketedZero + 1)..].CopyTo(dropped[bracketedZero..]);
            var without = Readings.Of(dropped[..(digits.Length - 1)], plus, plan);
            number = number.Status != NumberStatus.Invalid || without.Status != NumberStatus.Invalid
                ? new ParsedNumber(NumberReason.BracketedZero)
                : number;
        }

        return !substituted ? number
            : new ParsedNumber(number.Status == NumberStatus.Invalid ? NumberReason.Letters : NumberReason.LettersForDigits);
    }

    private static bool IsSeparator(byte c) => c is (byte)' ' or (byte)'.' or (byte)'-' or (byte)'/' or (byte)'(' or (byte)')' or (byte)'[' or (byte)']';

    private static NumberReason Worse(NumberReason one, NumberReason other) => one == NumberReason.InPlan || other < one ? other : one;

    // A number at the start and another at the end; beside a slash even where all the digits together would make one.
    private static bool IsSeveral(ReadOnlySpan<byte> text, ParsedNumber single, NumberingPlan plan)
    {
        var isOne = single.Status is NumberStatus.Valid or NumberStatus.Foreign;
        var mayBeOne = single.Status != NumberStatus.Invalid;
        if (isOne && !text.Contains((byte)'/'))
        {
            return false;
        }

        var hasFirst = false;
        for (var start = NextGap(text, 0); start < text.Length; start = NextGap(text, start + 1))
        {
            var length = GapLength(text[start..]);
            if (mayBeOne && !text.Slice(start, length).Contains((byte)'/'))
            {
                continue;
            }

            hasFirst = (hasFirst && !mayBeOne) || IsNumber(text[..start], plan);
            if (hasFirst && IsNumber(text[(start + length)..], plan))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextGap(ReadOnlySpan<byte> text, int from)
    {
        var i = Math.Max(1, from);
        while (i < text.Length && (Writing.IsDigit(text[i]) || !Writing.IsDigit(text[i - 1])))
        {
            i++;
        }

        return i;
    }

    private static int GapLength(ReadOnlySpan<byte> text)
    {
        var i = 0;
        while (i < text.Length && !Writing.IsDigit(text[i]) && text[i] != '+')
        {
            i++;
        }

        return i;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, NumberingPlan plan) =>
        Writing.DigitsIn(text) > 0 && ReadSingle(text, plan).Status is NumberStatus.Valid or NumberStatus.Foreign;
}
