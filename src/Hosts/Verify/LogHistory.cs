// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>Fetches what shows that a log continues the checkpoint remembered: tiles from the host of the issuer that names the log as its own.</summary>
internal static class LogHistory
{
    /// <summary>The same with the hashes that lead from one checkpoint to the other, where they are needed and can be had.</summary>
    public static async Task<VerificationMeans> CompleteAsync(VerificationMeans means, TlogProof? proof, IFetcher fetcher)
    {
        if (means.Remembered is not { } remembered || means.Consistency is not null || proof is null || Shown(proof, means.Policy) is not { } shown
            || shown.Origin != remembered.Origin || shown.Size == remembered.Size || HostOf(shown.Origin, means) is not { } host)
        {
            return means;
        }

        var (old, newer) = shown.Size < remembered.Size ? (shown, remembered) : (remembered, shown);
        return await LogReader.OpenAsync(new Files(host, fetcher), newer, CancellationToken.None) is Result<LogReader>.Ok { Value: var log }
            && await log.ProveConsistencyAsync(old.Size, CancellationToken.None) is Result<ConsistencyProof>.Ok { Value: var path }
            ? means with { Consistency = path.Path }
            : means;
    }

    private static Checkpoint? Shown(TlogProof proof, VerificationPolicy policy)
    {
        var origin = proof.Checkpoint.Text.Split('\n')[0];
        var keys = policy.LogKeys.Where(key => key.Name == origin && key.Kind == NoteKeyKind.Ed25519);
        return SignedCheckpoint.Open(proof.Checkpoint.ToBytes(), origin, keys) is Result<SignedCheckpoint>.Ok { Value.Checkpoint: var checkpoint } ? checkpoint : null;
    }

    private static string? HostOf(string origin, VerificationMeans means) => means.Issuers
        .FirstOrDefault(one => one.Document.LogKeys.Any(key => NoteKey.Parse(key) is Result<NoteKey>.Ok { Value: var named } && named.Name == origin))?.Document.Id.Host;

    // Nothing of what a host answers is believed: the reader proves each tile under the checkpoint.
    private sealed class Files(string host, IFetcher fetcher) : ILogFiles
    {
        public async ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => await fetcher.FetchAsync($"https://{host}/log/checkpoint");

        public async ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => await fetcher.FetchAsync($"https://{host}/log/{path}");
    }
}
