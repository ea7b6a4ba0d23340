// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The register as one checkpoint states it, ready to answer with proofs. For several threads.</summary>
public sealed class RegisterState
{
    private readonly VerifiableMap _map;
    private readonly IReadOnlyDictionary<ContentHash, long> _places;

    internal RegisterState(byte[] note, SignedCheckpoint checkpoint, LogReader log, VerifiableMap map, IReadOnlyDictionary<ContentHash, long> places) =>
        (Note, Checkpoint, Log, _map, _places) = (note, checkpoint, log, map, places);

    /// <summary>The checkpoint as published, byte for byte.</summary>
    public ReadOnlyMemory<byte> Note { get; }

    /// <summary>The checkpoint, its signature verified.</summary>
    public SignedCheckpoint Checkpoint { get; }

    /// <summary>The log at that checkpoint.</summary>
    public LogReader Log { get; }

    /// <summary>Numbers that the register knows.</summary>
    public int Keys => _map.Count;

    /// <summary>Proves that an entry is in the log.</summary>
    /// <returns>The proof, or what is wrong with the log's files.</returns>
    public async Task<Result<TlogProof>> ProveAsync(long index, CancellationToken ct) => await Log.ProveInclusionAsync(index, ct) switch
    {
        Result<Proofs.InclusionProof>.Ok ok => new TlogProof([], index, ok.Value.Path, Checkpoint.Note),
        Result<Proofs.InclusionProof>.Refused refused => refused.Refusals,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Says, with proof, what speaks for a number, or that nothing does.</summary>
    /// <returns>The answer, or what is wrong with the log's files.</returns>
    public async Task<Result<RegisterAnswer>> AskAsync(MapKey key, CancellationToken ct)
    {
        var proof = _map.Prove(key);
        var last = Log.Size - 1;
        var (rootEntry, rootProof) = (await Log.EntryAsync(last, ct), await ProveAsync(last, ct));
        if (Refusals(rootEntry, rootProof) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        var root = Sequence.Create(rootEntry.ValueOrThrow().Span);
        if (_map[key] is not { } speaks)
        {
            return new RegisterAnswer(key, proof, root, rootProof.ValueOrThrow(), [], null);
        }

        var index = _places[speaks];
        var (entry, entryProof) = (await Log.EntryAsync(index, ct), await ProveAsync(index, ct));
        return Refusals(entry, entryProof) is { IsEmpty: false } refused
            ? refused
            : new RegisterAnswer(key, proof, root, rootProof.ValueOrThrow(), Sequence.Create(entry.ValueOrThrow().Span), entryProof.ValueOrThrow());
    }

    private static Sequence<Refusal> Refusals(Result<ReadOnlyMemory<byte>> entry, Result<TlogProof> proof) =>
        entry is Result<ReadOnlyMemory<byte>>.Refused bad ? bad.Refusals : proof is Result<TlogProof>.Refused worse ? worse.Refusals : [];
}
