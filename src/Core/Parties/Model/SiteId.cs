// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of a site.</summary>
public readonly record struct SiteId(Guid Value) : IComparable<SiteId>
{
    /// <inheritdoc/>
    public int CompareTo(SiteId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
