// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>What a campaign is for, as a public kebab-case code such as <c>promotion</c>; the rulebook gives it meaning.</summary>
/// <remarks>Lower-case letters, digits and single dashes, starting with a letter, at most 40 characters.</remarks>
public readonly record struct CampaignPurpose
{
    private CampaignPurpose(string code) => Code = code;

    /// <summary>The code, or null for <c>default</c>.</summary>
    public string? Code { get; }

    /// <returns>False, and <c>default</c>, when it is not of that form.</returns>
    public static bool TryParse(string? code, out CampaignPurpose value)
    {
        value = default;
        if (!KebabCase.Holds(code))
        {
            return false;
        }

        value = new CampaignPurpose(code);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">Not of that form.</exception>
    public static CampaignPurpose Parse(string code) => TryParse(code, out var value) ? value : throw new FormatException("Not a kebab-case code.");

    /// <inheritdoc/>
    public override string ToString() => Code ?? "(none)";
}
