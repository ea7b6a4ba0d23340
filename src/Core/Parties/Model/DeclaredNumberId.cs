// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of one declaration of a caller number.</summary>
public readonly record struct DeclaredNumberId(Guid Value) : IComparable<DeclaredNumberId>
{
    /// <inheritdoc/>
    public int CompareTo(DeclaredNumberId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
