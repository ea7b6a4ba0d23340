// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>Reaches witnesses.</summary>
public interface IWitnessClient
{
    /// <summary>Sends a request to a witness's <c>add-checkpoint</c>.</summary>
    /// <returns>Its answer; null when it cannot be reached or says nothing of use.</returns>
    Task<WitnessAnswer?> AddCheckpointAsync(Uri witness, ReadOnlyMemory<byte> body, CancellationToken ct);
}
