// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Composition;

/// <summary>The inputs of evidence, from the installation's own blobs.</summary>
public sealed class BlobInputs(IBlobs blobs) : IEvidenceInputs
{
    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(EvidenceInput input, CancellationToken ct) =>
        await blobs.OpenAsync(input.Hash, ct) is Result<Stream>.Ok ok ? ok.Value : null;
}
