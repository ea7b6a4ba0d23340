// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of a person; it names nobody.</summary>
public readonly record struct PersonId(Guid Value) : IComparable<PersonId>
{
    /// <inheritdoc/>
    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
