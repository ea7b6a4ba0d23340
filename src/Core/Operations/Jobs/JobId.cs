// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>The identifier of a job, a UUIDv7. <c>default</c> is no job.</summary>
public readonly record struct JobId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
