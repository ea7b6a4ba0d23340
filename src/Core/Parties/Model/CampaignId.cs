// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of a campaign.</summary>
public readonly record struct CampaignId(Guid Value) : IComparable<CampaignId>
{
    /// <inheritdoc/>
    public int CompareTo(CampaignId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
