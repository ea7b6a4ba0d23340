// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>The recorded choices about rules graded S and K: added, listed, never changed or removed.</summary>
public interface IRuleAdoptions
{
    /// <summary>Adds a choice at the end, with its trace; durable when the task completes.</summary>
    /// <param name="adoption">The choice.</param>
    /// <param name="expectedCount">How many choices there were when it was decided.</param>
    /// <param name="ct">Stops before anything is recorded.</param>
    /// <returns>The choice, or <see cref="AdoptionsChangedMeanwhile"/>, or what the store refuses; then nothing was recorded.</returns>
    Task<Result<RuleAdoption>> AppendAsync(RuleAdoption adoption, int expectedCount, CancellationToken ct);

    /// <summary>All choices, in the order added.</summary>
    Task<Sequence<RuleAdoption>> ListAsync(CancellationToken ct);
}
