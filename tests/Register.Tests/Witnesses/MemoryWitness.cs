// SPDX-License-Identifier: EUPL-1.2

namespace Filiera.Register.Tests;

/// <summary>Witnesses in memory, reached by their addresses without a network.</summary>
internal sealed class MemoryWitness : IWitnessMemory, IWitnessClient
{
    public Dictionary<string, Checkpoint> Last { get; } = [];

    public Dictionary<Uri, Witness> Reached { get; } = [];

    public List<(Uri Address, byte[] Body)> Sent { get; } = [];

    public Task<Checkpoint?> LastAsync(string origin, CancellationToken ct) => Task.FromResult(Last.GetValueOrDefault(origin));

    public Task<bool> ReplaceAsync(long oldSize, Checkpoint checkpoint, CancellationToken ct)
    {
        var same = (Last.GetValueOrDefault(checkpoint.Origin)?.Size ?? 0) == oldSize;
        if (same)
        {
            Last[checkpoint.Origin] = checkpoint;
        }

        return Task.FromResult(same);
    }

    public async Task<WitnessAnswer?> AddCheckpointAsync(Uri witness, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        Sent.Add((witness, body.ToArray()));
        return Reached.TryGetValue(witness, out var there) ? await there.AddCheckpointAsync(body, ct) : null;
    }
}
