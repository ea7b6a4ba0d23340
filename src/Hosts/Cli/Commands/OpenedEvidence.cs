// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Proofs;

namespace Filiera.Cli;

/// <summary>An installation opened to read its evidence; disposing it closes the installation.</summary>
/// <param name="Store">The evidence.</param>
/// <param name="Keys">The keys it was sealed with.</param>
/// <param name="Inputs">Where the bytes measured are kept; null when they are not.</param>
/// <param name="Recompute">What measures again with everything this installation keeps.</param>
/// <param name="Installation">What is closed at the end.</param>
public sealed record OpenedEvidence(
    IEvidenceStore Store, IKeyStore Keys, IEvidenceInputs? Inputs, RecomputeRegistry Recompute, IAsyncDisposable Installation) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
