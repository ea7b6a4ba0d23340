// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>A file that the log must have is not there.</summary>
/// <param name="Path">Which one.</param>
public sealed record LogFileMissing(TilePath Path) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-file-missing";

    /// <inheritdoc/>
    public override string Message => $"The log's file {Path} is missing.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the file again; on our own log, restore it from a backup and run the check again.";
}

/// <summary>A file of the log does not hang together with its checkpoint.</summary>
/// <param name="Path">Which one.</param>
public sealed record LogFileCorrupted(TilePath Path) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-file-corrupted";

    /// <inheritdoc/>
    public override string Message => $"The log's file {Path} was altered or damaged, and nothing of it is used.";

    /// <inheritdoc/>
    public override string Remedy => "Keep a copy of it and fetch it again; on our own log, restore it from a backup and run the check again.";
}

/// <summary>The tiles at the right edge do not give the checkpoint's root; which of them is wrong only the entries can tell.</summary>
/// <param name="Paths">All of them.</param>
public sealed record LogEdgeCorrupted(Sequence<TilePath> Paths) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-edge-corrupted";

    /// <inheritdoc/>
    public override string Message => $"The newest files of the log do not give the root of its checkpoint: {string.Join(", ", Paths)}.";

    /// <inheritdoc/>
    public override string Remedy => "Keep copies and fetch checkpoint and files again; if they still differ, the log shows different trees to different readers.";
}

/// <summary>The log has no entry of that index, and never had that size.</summary>
public sealed record LogEntryUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-entry-unknown";

    /// <inheritdoc/>
    public override string Message => "The log does not reach that far at this checkpoint.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the newest checkpoint and ask again.";
}

/// <summary>The entry is longer than a log's entry can be.</summary>
public sealed record LogEntryTooLong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-entry-too-long";

    /// <inheritdoc/>
    public override string Message => "An entry of a log has at most 65,535 bytes.";

    /// <inheritdoc/>
    public override string Remedy => "Put the content elsewhere and its hash into the log.";
}

/// <summary>What the writer noted before a crash does not continue the log.</summary>
public sealed record LogJournalDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-journal-damaged";

    /// <inheritdoc/>
    public override string Message => "The log's journal does not continue its newest checkpoint, so entries that were acknowledged may be missing.";

    /// <inheritdoc/>
    public override string Remedy => "Restore log and journal together from the same backup; never go on with either alone.";
}

/// <summary>Another process writes the log.</summary>
public sealed record LogHasAWriter : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-has-a-writer";

    /// <inheritdoc/>
    public override string Message => "Another process is writing this log at the moment.";

    /// <inheritdoc/>
    public override string Remedy => "Wait until it has ended, or stop it, and try again.";
}

/// <summary>The bytes are not a C2SP tlog-proof.</summary>
public sealed record TlogProofUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "tlog-proof-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not the proof of an entry of a log: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Send the .tlog-proof file exactly as it was issued.";
}

/// <summary>The proof does not lead from the entry to the checkpoint's root.</summary>
public sealed record TlogProofWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "tlog-proof-wrong";

    /// <inheritdoc/>
    public override string Message => "The proof does not show that this entry is in the log.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for the proof of exactly this entry; if it stays so, the entry was never logged or was altered since.";
}
