// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>A country by its two capital letters (ISO 3166-1), such as <c>IT</c>. Well formed does not mean assigned.</summary>
public readonly record struct CountryCode
{
    private CountryCode(string code) => Code = code;

    /// <summary>Italy.</summary>
    public static CountryCode Italy { get; } = new("IT");

    /// <summary>Two capital letters, or null for <c>default</c>.</summary>
    public string? Code { get; }

    /// <returns>False, and <c>default</c>, when it is not two capital letters.</returns>
    public static bool TryParse(string? code, out CountryCode country)
    {
        country = default;
        if (code is not { Length: 2 } || !code.All(char.IsAsciiLetterUpper))
        {
            return false;
        }

        country = new CountryCode(code);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">Not two capital letters.</exception>
    public static CountryCode Parse(string code) =>
        TryParse(code, out var country) ? country : throw new FormatException("A country is two capital letters.");

    /// <inheritdoc/>
    public override string ToString() => Code ?? "(none)";
}
