// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The register as one checkpoint states it, ready to answer with proofs. For several threads.</summary>
public sealed class RegisterState
{
    private readonly MapView _map;

    internal RegisterState(byte[] note, SignedCheckpoint checkpoint, LogReader log, MapView map) =>
        (Note, Checkpoint, Log, _map) = (note, checkpoint, log, map);

    /// <summary>True once what is kept of the map turned out damaged: whoever asks must read the register anew.</summary>
    internal bool IsGivenUp => _map.IsGivenUp;

    /// <summary>The checkpoint as published, byte for byte.</summary>
    public ReadOnlyMemory<byte> Note { get; }

    /// <summary>The checkpoint, its signature verified.</summary>
    public SignedCheckpoint Checkpoint { get; }

    /// <summary>The log at that checkpoint.</summary>
    public LogReader Log { get; }

    /// <summary>Numbers that the register knows.</summary>
    public long Keys => _map.Count;

    /// <summary>Proves that an entry is in the log.</summary>
    /// <returns>The proof, or what is wrong with the log's files.</returns>
    public async Task<Result<TlogProof>> ProveAsync(long index, CancellationToken ct) => await Log.ProveInclusionAsync(index, ct) switch
    {
        Result<Proofs.InclusionProof>.Ok ok => new TlogProof([], index, ok.Value.Path, Checkpoint.Note),
        Result<Proofs.InclusionProof>.Refused refused => refused.Refusals,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The leaf hash of the entry that speaks for a number under the map's root, and where it should stand; null where none does.</summary>
    /// <exception cref="WorkDamagedException">What is kept of the map is not what was written.</exception>
    public (ContentHash Entry, long Index)? Find(MapKey key) => _map.Find(key).End is { } end && end.Key == key.Hash ? (end.Entry, end.Index) : null;

    /// <summary>Says, with proof, what speaks for a number, or that nothing does.</summary>
    /// <returns>The answer, or what is wrong with the log's files.</returns>
    public async Task<Result<RegisterAnswer>> AskAsync(MapKey key, CancellationToken ct)
    {
        var (proof, end) = _map.Find(key);
        var last = Log.Size - 1;
        var (rootEntry, rootProof) = (await Log.EntryAsync(last, ct), await ProveAsync(last, ct));
        if (Refusals(rootEntry, rootProof) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        var root = Sequence.Create(rootEntry.ValueOrThrow().Span);
        if (end is not (var there, var speaks, var index) || there != key.Hash)
        {
            return new RegisterAnswer(key, proof, root, rootProof.ValueOrThrow(), [], null);
        }

        // Where the entry stands is kept beside the map, under no hash.
        if (index < 0 || index > last)
        {
            throw _map.GiveUp();
        }

        var (entry, entryProof) = (await Log.EntryAsync(index, ct), await ProveAsync(index, ct));
        return Refusals(entry, entryProof) is { IsEmpty: false } refused ? refused
            : MerkleHash.Leaf(entry.ValueOrThrow().Span) != speaks ? throw _map.GiveUp()
            : new RegisterAnswer(key, proof, root, rootProof.ValueOrThrow(), Sequence.Create(entry.ValueOrThrow().Span), entryProof.ValueOrThrow());
    }

    private static Sequence<Refusal> Refusals(Result<ReadOnlyMemory<byte>> entry, Result<TlogProof> proof) =>
        entry is Result<ReadOnlyMemory<byte>>.Refused bad ? bad.Refusals : proof is Result<TlogProof>.Refused worse ? worse.Refusals : [];
}
