// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics.CodeAnalysis;
using Filiera.Kernel;

namespace Filiera.Parties;

/// <summary>An Italian VAT number: seven digits of serial, three of the revenue office, one check digit.</summary>
/// <remarks>
/// The check digit is computed as for payment cards, so every single wrong digit is found. Office codes in use run from 001 to 100,
/// besides 120, 121, 888 and 999. Well formed does not mean issued: only the revenue agency knows that.
/// </remarks>
public readonly record struct PartitaIva : IComparable<PartitaIva>
{
    /// <summary>Digits in a VAT number.</summary>
    public const int Length = 11;

    private readonly string? _digits;

    private PartitaIva(string digits) => _digits = digits;

    /// <summary>The eleven digits, or none for <c>default</c>.</summary>
    public string Digits => _digits ?? "";

    /// <summary>Reads eleven digits, with or without the prefix <c>IT</c> and spaces.</summary>
    /// <returns>The number, or <see cref="VatNumberInvalid"/>.</returns>
    public static Result<PartitaIva> Parse(string? text) =>
        FaultOf(text, out var number) is { } fault ? new VatNumberInvalid(fault) : number;

    /// <inheritdoc cref="Parse"/>
    /// <returns>False, and <c>default</c>, when it is not a VAT number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartitaIva number) => FaultOf(text, out number) is null;

    /// <summary>The check digit of ten digits.</summary>
    /// <exception cref="ArgumentException">Not ten digits.</exception>
    public static char CheckDigitOf(ReadOnlySpan<char> ten)
    {
        if (ten.Length != Length - 1 || ten.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("Ten digits are needed.", nameof(ten));
        }

        var sum = 0;
        for (var i = 0; i < ten.Length; i++)
        {
            var digit = ten[i] - '0';
            var doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <inheritdoc/>
    public int CompareTo(PartitaIva other) => string.CompareOrdinal(Digits, other.Digits);

    /// <summary>The prefix and the digits, such as <c>IT00000000000</c>.</summary>
    public override string ToString() => _digits is null ? "(none)" : "IT" + _digits;

    private static VatNumberFault? FaultOf(string? text, out PartitaIva number)
    {
        number = default;
        var digits = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (digits.StartsWith("IT", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[2..];
        }
        else if (digits.Length > 2 && char.IsAsciiLetter(digits[0]) && char.IsAsciiLetter(digits[1]))
        {
            return VatNumberFault.ForeignPrefix;
        }

        if (digits.Length != Length || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return VatNumberFault.NotElevenDigits;
        }

        if (!digits.AsSpan(0, 7).ContainsAnyExcept('0'))
        {
            return VatNumberFault.NoSerial;
        }

        if (!IsOffice(digits.AsSpan(7, 3)))
        {
            return VatNumberFault.UnknownOffice;
        }

        if (digits[^1] != CheckDigitOf(digits.AsSpan(0, Length - 1)))
        {
            return VatNumberFault.WrongCheckDigit;
        }

        number = new PartitaIva(digits);
        return null;
    }

    private static bool IsOffice(ReadOnlySpan<char> code) =>
        int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) is (>= 1 and <= 100) or 120 or 121 or 888 or 999;
}
