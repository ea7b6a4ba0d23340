// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>A checkpoint whose log's signature was verified, with the note it came in.</summary>
public sealed record SignedCheckpoint
{
    private SignedCheckpoint(Checkpoint checkpoint, SignedNote note, Sequence<Cosignature> cosignatures) =>
        (Checkpoint, Note, Cosignatures) = (checkpoint, note, cosignatures);

    /// <summary>What the log said.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The note, every signature in it.</summary>
    public SignedNote Note { get; }

    /// <summary>The witnesses given that cosigned, each once with its latest time, in the order of their lines.</summary>
    public Sequence<Cosignature> Cosignatures { get; }

    /// <summary>Opens a checkpoint of one log.</summary>
    /// <param name="note">The note as sent.</param>
    /// <param name="origin">The log it must be of.</param>
    /// <param name="logKeys">The log's keys, any of which is enough.</param>
    /// <param name="witnesses">Keys whose cosignatures are looked for; none has to be there, none that is there may be wrong.</param>
    /// <returns>
    /// The checkpoint; or <see cref="NoteTooLarge"/>, <see cref="NoteUnreadable"/>, <see cref="CheckpointUnreadable"/>,
    /// <see cref="CheckpointOfAnotherLog"/>, <see cref="NoteSignatureWrong"/> or <see cref="NoteSignedByNoKnownKey"/>.
    /// </returns>
    public static Result<SignedCheckpoint> Open(ReadOnlySpan<byte> note, string origin, IEnumerable<NoteKey> logKeys, IEnumerable<NoteKey>? witnesses = null)
    {
        var parsed = SignedNote.Parse(note);
        return parsed is Result<SignedNote>.Ok ok
            ? OpenParsed(ok.Value, origin, [.. logKeys], [.. witnesses ?? []])
            : ((Result<SignedNote>.Refused)parsed).Refusals;
    }

    /// <summary>Signs a checkpoint as its log.</summary>
    public static SignedCheckpoint Sign(Checkpoint checkpoint, Instant at, params ReadOnlySpan<NoteSigner> signers) =>
        new(checkpoint, SignedNote.Sign(checkpoint.ToText(), at, signers), []);

    private static Result<SignedCheckpoint> OpenParsed(SignedNote note, string origin, List<NoteKey> log, List<NoteKey> witnesses)
    {
        var cosigners = witnesses.Where(key => key.Kind == NoteKeyKind.Cosignature).Except(log).ToList();
        var parsed = Checkpoint.Parse(note.Text);
        if (parsed is not Result<Checkpoint>.Ok { Value: var checkpoint })
        {
            return ((Result<Checkpoint>.Refused)parsed).Refusals;
        }

        if (checkpoint.Origin != origin)
        {
            return new CheckpointOfAnotherLog();
        }

        return note.VerifyBy([.. log, .. cosigners]) switch
        {
            Result<Sequence<NoteKey>>.Ok signed when signed.Value.Any(log.Contains) =>
                new SignedCheckpoint(checkpoint, note, Latest(note, cosigners)),
            Result<Sequence<NoteKey>>.Refused refused => refused.Refusals,
            _ => new NoteSignedByNoKnownKey(),
        };
    }

    private static Sequence<Cosignature> Latest(SignedNote note, List<NoteKey> cosigners) => Sequence.From(
        from signature in note.Signatures
        from key in cosigners
        where signature.IsBy(key, note.Text)
        group signature.CosignedAtSeconds!.Value by key into times
        select new Cosignature(times.Key, times.Max()));
}
