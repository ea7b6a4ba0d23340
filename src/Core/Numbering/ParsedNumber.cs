// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>What reading one piece of text as a telephone number came to.</summary>
/// <remarks>
/// A small value: nothing is allocated. <c>default</c> is invalid, because empty. Its text names no digit, so that it may be logged.
/// Make a <see cref="SubscriberNumber"/> or a <see cref="CallerId"/> of it, according to whose number it is.
/// </remarks>
public readonly record struct ParsedNumber
{
    internal ParsedNumber(NumberReason reason, NumberKind kind = NumberKind.None, string? country = null, ulong digits = 0)
    {
        Reason = reason;
        Kind = kind;
        Country = country;
        Digits = digits;
    }

    /// <summary>Valid, invalid, foreign or ambiguous.</summary>
    public NumberStatus Status => Reason switch
    {
        <= NumberReason.CountryCodeNotInUse => NumberStatus.Invalid,
        <= NumberReason.SpreadsheetNumber => NumberStatus.Valid,
        <= NumberReason.SanMarino => NumberStatus.Foreign,
        _ => NumberStatus.Ambiguous,
    };

    /// <summary>What the number is for; none unless valid, except for a withdrawn range.</summary>
    public NumberKind Kind { get; }

    /// <summary>Why.</summary>
    public NumberReason Reason { get; }

    /// <summary>ISO 3166-1 alpha-2 of a valid or foreign number; several joined by a slash where they share a code; 001 for no country; else null.</summary>
    public string? Country { get; }

    /// <summary>Country code and national number as one integer; 0 unless valid or foreign.</summary>
    internal ulong Digits { get; }

    /// <summary>The number in full, which may be personal: plus and digits; null unless valid or foreign, and for a short code, which has no such form.</summary>
    public string? RevealE164() => Digits == 0 || E164.IsShortCode(Kind) ? null : E164.Text(Digits, Kind);

    /// <summary>Status, kind and reason; never a digit.</summary>
    public override string ToString() => $"{Status.ToCode()} {Kind.ToCode() ?? "number"} ({Reason.ToCode()})";
}
