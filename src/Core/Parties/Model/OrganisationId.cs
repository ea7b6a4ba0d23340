// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of an organisation.</summary>
public readonly record struct OrganisationId(Guid Value) : IComparable<OrganisationId>
{
    /// <inheritdoc/>
    public int CompareTo(OrganisationId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
