// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>The passphrase or key file of a backup is too short.</summary>
public sealed record BackupKeyTooShort : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-key-too-short";

    /// <inheritdoc/>
    public override string Message => "The passphrase has fewer than 12 characters, or the key file fewer than 32 bytes.";

    /// <inheritdoc/>
    public override string Remedy => "Use a passphrase of several words, or make a key file: head -c 32 /dev/urandom > backup.key.";
}

/// <summary>The key file of a backup cannot be read.</summary>
public sealed record BackupKeyUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-key-unreadable";

    /// <inheritdoc/>
    public override string Message => "The key file is not there, cannot be read, or is larger than 1 MiB.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the path and at who may read it.";
}

/// <summary>The key given does not open a backup.</summary>
public sealed record BackupKeyWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-key-wrong";

    /// <inheritdoc/>
    public override string Message => "This key or passphrase does not open the backup.";

    /// <inheritdoc/>
    public override string Remedy => "Give the one it was made with; there is no other way to open it.";
}

/// <summary>A backup is encrypted, and no key was given.</summary>
public sealed record BackupEncrypted : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-encrypted";

    /// <inheritdoc/>
    public override string Message => "The backup is encrypted.";

    /// <inheritdoc/>
    public override string Remedy => "Give its key with --key FILE, or its passphrase with --passphrase-file FILE or in FILIERA_BACKUP_PASSPHRASE.";
}

/// <summary>A file of the name of the backup is there.</summary>
public sealed record BackupAlreadyThere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-already-there";

    /// <inheritdoc/>
    public override string Message => "There is a file of that name already.";

    /// <inheritdoc/>
    public override string Remedy => "Choose another name, or name a directory: the backup then gets a name of its own.";
}

/// <summary>A backup cannot be written where it was asked for.</summary>
public sealed record BackupNotWritten : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-not-written";

    /// <inheritdoc/>
    public override string Message => "The backup cannot be written there: no room, no right, or no such directory.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the directory, its permissions and the space left; nothing was kept.";
}

/// <summary>A file is not a backup.</summary>
public sealed record BackupUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-unreadable";

    /// <inheritdoc/>
    public override string Message => "There is no such file, or it is not a backup.";

    /// <inheritdoc/>
    public override string Remedy => "Name a file that filiera backup wrote.";
}

/// <summary>A backup ends before its end.</summary>
public sealed record BackupIncomplete : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-incomplete";

    /// <inheritdoc/>
    public override string Message => "The backup was cut off: its end is missing.";

    /// <inheritdoc/>
    public override string Remedy => "Use another backup, or copy this one again from where it was written.";
}

/// <summary>A backup is not what was written.</summary>
public sealed record BackupDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-damaged";

    /// <inheritdoc/>
    public override string Message => "The backup is not what was written: something in it has changed.";

    /// <inheritdoc/>
    public override string Remedy => "Use another backup, or copy this one again from where it was written.";
}

/// <summary>A file became shorter while it was copied.</summary>
public sealed record BackupSourceChanged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-source-changed";

    /// <inheritdoc/>
    public override string Message => "A file of the data directory became shorter while it was copied.";

    /// <inheritdoc/>
    public override string Remedy => "Make the backup again.";
}
