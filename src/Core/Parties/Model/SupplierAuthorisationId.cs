// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of one authorisation of a supplier.</summary>
public readonly record struct SupplierAuthorisationId(Guid Value) : IComparable<SupplierAuthorisationId>
{
    /// <inheritdoc/>
    public int CompareTo(SupplierAuthorisationId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
