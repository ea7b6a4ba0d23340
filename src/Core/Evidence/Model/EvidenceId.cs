// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>The name of one piece of evidence, for ever. <c>default</c> names none.</summary>
public readonly record struct EvidenceId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
