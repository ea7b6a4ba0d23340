// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One consultation of the opt-out register by one controller.</summary>
public readonly record struct ConsultationId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
