// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Evidence;

/// <summary>A capability that can measure again: from the same inputs and rules it makes the same statement.</summary>
public interface IRecompute
{
    /// <summary>The name its evidence carries as <see cref="EvidenceProducer.Capability"/>.</summary>
    string Capability { get; }

    /// <summary>The statement that follows from the inputs; the sealed one is not to be looked at.</summary>
    /// <param name="fact">Subject, requirements, rulebook version and instant of the evidence.</param>
    /// <param name="inputs">The inputs, each already found to have the hash named.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The statement, or why it cannot be measured again here.</returns>
    Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct);
}
