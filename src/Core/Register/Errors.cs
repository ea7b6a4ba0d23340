// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The note is larger than any note of a log.</summary>
public sealed record NoteTooLarge : Refusal
{
    /// <inheritdoc/>
    public override string Code => "note-too-large";

    /// <inheritdoc/>
    public override string Message => "The signed note is larger than 1,000,000 bytes.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the checkpoint of the log itself and send nothing else.";
}

/// <summary>The bytes are not a C2SP signed note.</summary>
public sealed record NoteUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "note-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not a signed note: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Send the note exactly as it was published, byte for byte.";
}

/// <summary>The text is not a C2SP verifier key of a kind understood here.</summary>
public sealed record NoteKeyUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "note-key-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is not a named Ed25519 key of a log or witness.";

    /// <inheritdoc/>
    public override string Remedy => "Give name, identifier and key joined by plus signs, exactly as the log or witness publishes them.";
}

/// <summary>A signature names a key that is trusted, and does not fit.</summary>
/// <param name="Name">The name in the signature line.</param>
public sealed record NoteSignatureWrong(string Name) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "note-signature-wrong";

    /// <inheritdoc/>
    public override string Message => $"The note carries a signature of {Name} that does not fit: it was altered or forged.";

    /// <inheritdoc/>
    public override string Remedy => "Do not rely on it; fetch it again from the log, and keep this copy if the second is wrong too.";
}

/// <summary>None of the keys trusted signed the note.</summary>
public sealed record NoteSignedByNoKnownKey : Refusal
{
    /// <inheritdoc/>
    public override string Code => "note-signed-by-no-known-key";

    /// <inheritdoc/>
    public override string Message => "None of the log's known keys signed this note.";

    /// <inheritdoc/>
    public override string Remedy => "Check that the log's key list is the current one and came by a way that can be trusted.";
}

/// <summary>The text of a note is not a C2SP checkpoint.</summary>
public sealed record CheckpointUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "checkpoint-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not a checkpoint of a log: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the log's checkpoint again and send it unchanged.";
}

/// <summary>The checkpoint is of another log than the one asked about.</summary>
public sealed record CheckpointOfAnotherLog : Refusal
{
    /// <inheritdoc/>
    public override string Code => "checkpoint-of-another-log";

    /// <inheritdoc/>
    public override string Message => "The checkpoint names another log.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the checkpoint of the log in question.";
}
