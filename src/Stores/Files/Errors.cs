// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>A signing key, or a directory it lies in, can be read or written by others than its owner.</summary>
/// <param name="Name">The file or directory, from the data directory on.</param>
public sealed record KeyPermissionsTooOpen(string Name) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-permissions-too-open";

    /// <inheritdoc/>
    public override string Message => $"Others than the owner may use {Name}, so the key in it may be known to others and is not used.";

    /// <inheritdoc/>
    public override string Remedy =>
        "Find out who could read it; retire the key if anybody did; then set mode 0700 on key directories and 0600 on the files in them.";
}

/// <summary>The public record of a signing key is not what was written.</summary>
/// <param name="Name">The file, from the data directory on.</param>
public sealed record KeyRecordDamaged(string Name) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-record-damaged";

    /// <inheritdoc/>
    public override string Message => $"The key record {Name} is damaged; without it the list of keys would be incomplete.";

    /// <inheritdoc/>
    public override string Remedy => "Restore the file from a backup.";
}

/// <summary>A journal of the dial gate was altered, or a part of it is missing.</summary>
/// <param name="Position">The last position that is sound.</param>
public sealed record DialJournalDamaged(long Position) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-journal-damaged";

    /// <inheritdoc/>
    public override string Message => $"The journal of calls and opt-outs is damaged after position {Position}; opt-outs may be missing, so nothing is allowed.";

    /// <inheritdoc/>
    public override string Remedy => "Stop the gate, restore the folder dial-journal from a backup or from a replica, and start the gate again.";
}

/// <summary>More events wait to be written than the gate keeps in memory.</summary>
public sealed record DialJournalBusy : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-journal-busy";

    /// <inheritdoc/>
    public override string Message => "Too many events wait to be written; this one was not kept.";

    /// <inheritdoc/>
    public override string Remedy => "Send it again in a moment.";
}

/// <summary>The journal is no longer written by this process.</summary>
public sealed record DialJournalClosed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-journal-closed";

    /// <inheritdoc/>
    public override string Message => "This process writes no more events; this one was not kept.";

    /// <inheritdoc/>
    public override string Remedy => "Send it again: the process that takes over keeps it.";
}

/// <summary>The disk did not take the event.</summary>
public sealed record DialJournalNotWritten : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-journal-not-written";

    /// <inheritdoc/>
    public override string Message => "The disk failed while the event was written; it was not kept.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the disk, then send the event again.";
}

/// <summary>The key of a day's gate log was erased, or never kept here.</summary>
public sealed record GateLogErased : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-log-erased";

    /// <inheritdoc/>
    public override string Message => "The key of that day's gate log is not kept here, so its entries cannot be read.";

    /// <inheritdoc/>
    public override string Remedy => "Use the sealed day, which says what was answered without naming a number.";
}

/// <summary>A file of the gate log is not what was written.</summary>
public sealed record GateLogDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-log-damaged";

    /// <inheritdoc/>
    public override string Message => "A file of that day's gate log is damaged.";

    /// <inheritdoc/>
    public override string Remedy => "Restore the folder of that day from a backup.";
}

/// <summary>There is a journal, and no key for it.</summary>
public sealed record DialJournalKeyMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-journal-key-missing";

    /// <inheritdoc/>
    public override string Message => "The key of the journal of calls and opt-outs is missing, so opt-outs cannot be read and nothing is allowed.";

    /// <inheritdoc/>
    public override string Remedy => "Restore gate-keys/journal.key from a backup; a new key would open nothing.";
}

/// <summary>A file of the status lists is not what was written.</summary>
/// <param name="File">Which, relative to the data directory.</param>
public sealed record StatusBookDamaged(string File) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "status-book-damaged";

    /// <inheritdoc/>
    public override string Message => $"The file {File} of the status lists was altered.";

    /// <inheritdoc/>
    public override string Remedy => "Restore it from a backup; until then no status list is issued.";
}
