// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Numbering;

/// <summary>The number of somebody's line: personal data.</summary>
/// <remarks>
/// One integer inside, so that millions are cheap. Its text is masked (<c>+39 347 ••• ••67</c>); the full form must be asked for
/// by name. <c>default</c> is no number. Ordered by its digits as an integer. There is no conversion to or from <see cref="CallerId"/>.
/// </remarks>
public readonly record struct SubscriberNumber : IComparable<SubscriberNumber>
{
    private readonly ulong _digits;

    private SubscriberNumber(ulong digits) => _digits = digits;

    /// <summary>True for <c>default</c>: no number.</summary>
    public bool IsNone => _digits == 0;

    /// <summary>Its kind in the plan shipped; none for a foreign number.</summary>
    public NumberKind Kind => NumberingPlan.Italy.RangeOf(this)?.Kind ?? NumberKind.None;

    /// <summary>Reads a number, refusing with <see cref="NumberIsInvalid"/>, <see cref="NumberIsAmbiguous"/> or <see cref="NotASubscriberNumber"/>.</summary>
    public static Result<SubscriberNumber> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parsed = NumberParser.Parse(text);
        return TryFrom(parsed, out var number) ? number : parsed.Status switch
        {
            NumberStatus.Invalid => new NumberIsInvalid(parsed.Reason),
            NumberStatus.Ambiguous => new NumberIsAmbiguous(parsed.Reason),
            _ => new NotASubscriberNumber(parsed.Kind),
        };
    }

    /// <summary>The subscriber's number, when the reading is valid or foreign and neither a short code nor 0843 or 0844.</summary>
    public static bool TryFrom(ParsedNumber parsed, out SubscriberNumber number)
    {
        var reachesSomebody = !E164.IsShortCode(parsed.Kind) && parsed.Kind is not (NumberKind.CommercialCaller or NumberKind.StatisticalCaller);
        number = reachesSomebody ? new SubscriberNumber(parsed.Digits) : default;
        return !number.IsNone;
    }

    /// <summary>The number kept as <see cref="RevealDigits"/> gave it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero, or more than 15 digits.</exception>
    public static SubscriberNumber FromRevealed(ulong digits) => digits is > 0 and < 1_000_000_000_000_000
        ? new SubscriberNumber(digits)
        : throw new ArgumentOutOfRangeException(nameof(digits), "An E.164 number has 1 to 15 digits.");

    /// <summary>The number in full: plus and digits. Personal data: never log it.</summary>
    /// <exception cref="InvalidOperationException">There is no number.</exception>
    public string Reveal() => IsNone
        ? throw new InvalidOperationException("There is no number.")
        : string.Create(CultureInfo.InvariantCulture, $"+{_digits}");

    /// <summary>The number in full as one integer, country code first; 0 for none. Personal data: never log it.</summary>
    public ulong RevealDigits() => _digits;

    /// <inheritdoc/>
    public int CompareTo(SubscriberNumber other) => _digits.CompareTo(other._digits);

    /// <summary>Masked: country, range or district, and the last two digits of a long number.</summary>
    public override string ToString()
    {
        if (IsNone)
        {
            return "no number";
        }

        var full = _digits.ToString(CultureInfo.InvariantCulture);
        var range = NumberingPlan.Italy.RangeOf(this);
        if (range is null)
        {
            return $"+{full[..Math.Min(2, full.Length)]} ••• ••{full[^2..]}";
        }

        var national = full[2..];
        var shown = range.Kind == NumberKind.Mobile ? 3 : Math.Min(range.Prefix.Length, range.Kind == NumberKind.Geographic ? 4 : 3);
        return national.Length >= shown + 4
            ? $"+39 {national[..shown]} ••• ••{national[^2..]}"
            : $"+39 {national[..shown]} •••";
    }
}
