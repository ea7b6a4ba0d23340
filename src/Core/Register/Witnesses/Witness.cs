// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Cosigns checkpoints of the logs it knows, each only when it continues the one cosigned before (C2SP tlog-witness).</summary>
/// <param name="logs">The keys of the logs watched; a key's name is its log's origin.</param>
/// <param name="memory">What was cosigned; written before a cosignature is given.</param>
/// <param name="signer">Makes the cosignatures.</param>
/// <param name="clock">Dates them.</param>
public sealed class Witness(Sequence<NoteKey> logs, IWitnessMemory memory, NoteSigner signer, IClock clock)
{
    /// <summary>The purpose of a witness's keys.</summary>
    public static KeyPurpose KeyPurpose { get; } = new("witness", SignatureAlgorithm.Ed25519);

    /// <summary>Answers one request; for several threads.</summary>
    public async Task<WitnessAnswer> AddCheckpointAsync(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (WitnessRequest.Parse(body.Span) is not Result<WitnessRequest>.Ok { Value: var request }
            || Checkpoint.Parse(request.Note.Text) is not Result<Checkpoint>.Ok { Value: var checkpoint })
        {
            return new WitnessAnswer(400);
        }

        var keys = logs.Where(key => key.Name == checkpoint.Origin).ToList();
        if (keys.Count == 0)
        {
            return new WitnessAnswer(404);
        }

        if (request.Note.VerifyBy(keys) is not Result<Sequence<NoteKey>>.Ok)
        {
            return new WitnessAnswer(403);
        }

        if (request.OldSize > checkpoint.Size)
        {
            return new WitnessAnswer(400);
        }

        var last = await memory.LastAsync(checkpoint.Origin, ct);
        if (request.OldSize != (last?.Size ?? 0))
        {
            return Conflict(last);
        }

        if (!Continues(last, checkpoint, request.Proof))
        {
            // Equal sizes with other roots: the log has shown two trees.
            return last?.Size == checkpoint.Size ? Conflict(last) : new WitnessAnswer(422);
        }

        // Remembered first: a witness that forgot what it cosigned could be shown another tree.
        return await memory.ReplaceAsync(last?.Size ?? 0, checkpoint, ct)
            ? new WitnessAnswer(200, signer.Sign(request.Note.Text, clock.GetCurrentInstant()).ToLine() + "\n")
            : Conflict(await memory.LastAsync(checkpoint.Origin, ct));
    }

    private static bool Continues(Checkpoint? last, Checkpoint next, Sequence<ContentHash> proof) => last is null || last.Size == 0
        ? proof.IsEmpty && (next.Size > 0 || next.Root == MerkleHash.EmptyRoot)
        : last.Size == next.Size
            ? proof.IsEmpty && last.Root == next.Root
            : new ConsistencyProof(last.Size, next.Size, proof).Proves(last.Root, next.Root);

    private static WitnessAnswer Conflict(Checkpoint? last) =>
        new(409, string.Create(CultureInfo.InvariantCulture, $"{last?.Size ?? 0}\n"));
}
