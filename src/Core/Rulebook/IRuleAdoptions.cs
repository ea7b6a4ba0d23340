// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>The recorded choices about rules graded S and K: added, listed, never changed or removed.</summary>
public interface IRuleAdoptions
{
    /// <summary>Adds a choice at the end; durable when the task completes.</summary>
    Task AppendAsync(RuleAdoption adoption, CancellationToken ct);

    /// <summary>All choices, in the order added.</summary>
    Task<Sequence<RuleAdoption>> ListAsync(CancellationToken ct);
}
