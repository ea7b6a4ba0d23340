// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Identifies a rights request.</summary>
public readonly record struct RightsRequestId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
