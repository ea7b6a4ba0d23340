// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>Asks the witnesses of a policy to cosign the log's newest checkpoint.</summary>
/// <remarks>A witness that cannot be reached, or whose answer does not fit, is passed over: its word is missing, and nothing else.</remarks>
public sealed class CollectCosignatures(IWitnessClient client)
{
    /// <summary>Collects.</summary>
    /// <param name="log">The log at the checkpoint.</param>
    /// <param name="checkpoint">The checkpoint to be cosigned.</param>
    /// <param name="policy">Whom to ask.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<CosignedCheckpoint> RunAsync(LogReader log, SignedCheckpoint checkpoint, WitnessPolicy policy, CancellationToken ct)
    {
        var note = checkpoint.Note;
        var contradicted = new List<string>();
        foreach (var witness in policy.Witnesses.Where(one => one.Address is not null && !note.Signatures.Any(signature => signature.IsBy(one.Key, note.Text))))
        {
            var answer = await AskAsync(log, checkpoint.Note, witness, ct);
            if (answer is { Status: 409 or 422 })
            {
                contradicted.Add(witness.Name);
            }
            else if (answer is { Status: 200 } && LineOf(answer, witness, note) is { } line)
            {
                note = note.With(line);
            }
        }

        return new CosignedCheckpoint(note, Sequence.From(contradicted));
    }

    private static NoteSignature? LineOf(WitnessAnswer answer, PolicyWitness witness, SignedNote note) => answer.Text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => NoteSignature.Parse(line))
        .OfType<NoteSignature>()
        .FirstOrDefault(signature => signature.IsBy(witness.Key, note.Text));

    private async Task<WitnessAnswer?> AskAsync(LogReader log, SignedNote note, PolicyWitness witness, CancellationToken ct)
    {
        // A witness that knows the log says how large it was when it cosigned last: once more from there. Larger than this is no size of ours.
        var answer = await SendAsync(log, note, witness, 0, ct);
        return answer is { Status: 409 } && Checkpoint.ReadNumber(answer.Text.TrimEnd('\n')) is { } knows and > 0 && knows <= log.Size
            ? await SendAsync(log, note, witness, knows, ct)
            : answer;
    }

    private async Task<WitnessAnswer?> SendAsync(LogReader log, SignedNote note, PolicyWitness witness, long old, CancellationToken ct)
    {
        Sequence<ContentHash> proof = [];
        if (old > 0 && old < log.Size)
        {
            if (await log.ProveConsistencyAsync(old, ct) is not Result<ConsistencyProof>.Ok { Value: var consistent })
            {
                return null;
            }

            proof = consistent.Path;
        }

        var ours = note with { Signatures = [note.Signatures[0]] };
        return await client.AddCheckpointAsync(witness.Address!, new WitnessRequest(old, proof, ours).ToBytes(), ct);
    }
}
