// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>Where the bytes of inputs are found: a folder, the blobs of an installation. What is found is hashed before it is believed.</summary>
public interface IEvidenceInputs
{
    /// <summary>The bytes said to be that input, from their beginning; null when they are not here. The caller disposes the stream.</summary>
    Task<Stream?> OpenAsync(EvidenceInput input, CancellationToken ct);
}
