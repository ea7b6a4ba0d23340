// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence.Tests;

/// <summary>Inputs by name, as somebody claims them to be.</summary>
internal sealed class MemoryInputs(params (string Name, byte[] Bytes)[] inputs) : IEvidenceInputs
{
    public Task<Stream?> OpenAsync(EvidenceInput input, CancellationToken ct) =>
        Task.FromResult<Stream?>(inputs.FirstOrDefault(one => one.Name == input.Name).Bytes is { } bytes ? new MemoryStream(bytes) : null);
}
