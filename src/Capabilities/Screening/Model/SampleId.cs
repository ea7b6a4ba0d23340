// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One sample of consents drawn for checking.</summary>
public readonly record struct SampleId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
