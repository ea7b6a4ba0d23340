// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>The identifier of a mandate.</summary>
public readonly record struct MandateId(Guid Value) : IComparable<MandateId>
{
    /// <inheritdoc/>
    public int CompareTo(MandateId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
