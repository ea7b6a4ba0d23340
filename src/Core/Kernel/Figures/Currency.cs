// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>An ISO 4217 currency: three capital letters and the number of decimals of its smallest unit.</summary>
/// <remarks><c>default</c> is no currency, and money cannot be made of it.</remarks>
public readonly record struct Currency
{
    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
    }

    /// <summary>The euro, two decimals.</summary>
    public static Currency Euro { get; } = new("EUR", 2);

    /// <summary>Three capital letters, or null for <c>default</c>.</summary>
    public string? Code { get; }

    /// <summary>Decimals of the smallest unit that is paid out.</summary>
    public int Decimals { get; }

    /// <exception cref="ArgumentException">The code is not three capital Latin letters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Decimals outside 0 to 4.</exception>
    public static Currency Of(string code, int decimals)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 4);
        return code.Length == 3 && code.All(char.IsAsciiLetterUpper)
            ? new Currency(code, decimals)
            : throw new ArgumentException("An ISO 4217 code is three capital letters.", nameof(code));
    }

    /// <inheritdoc/>
    public override string ToString() => Code ?? "(none)";
}
