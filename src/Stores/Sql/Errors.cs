// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Sql;

/// <summary>No turn at the database came within the time allowed.</summary>
public sealed record DatabaseLocked : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-locked";

    /// <inheritdoc/>
    public override string Message => "The database was busy with another write for too long; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Try again; if it stays busy, look for a program that keeps the database open and stop it.";
}

/// <summary>The disk, or the database's own limit, is full.</summary>
public sealed record DatabaseFull : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-full";

    /// <inheritdoc/>
    public override string Message => "There is no room left for the database; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Free some space on the disk that holds the database and try again.";
}

/// <summary>The database can be read but not written.</summary>
public sealed record DatabaseReadOnly : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-read-only";

    /// <inheritdoc/>
    public override string Message => "The database can be read but not written; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Check the permissions of the data directory, whether its disk is mounted for writing, or the server's role.";
}

/// <summary>The database cannot be opened or reached.</summary>
public sealed record DatabaseUnreachable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-unreachable";

    /// <inheritdoc/>
    public override string Message => "The database cannot be opened.";

    /// <inheritdoc/>
    public override string Remedy => "Check the path or the address, the name and the password of the database, and that its server runs.";
}

/// <summary>The disk did not do what the database asked.</summary>
public sealed record DatabaseDiskFailed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-disk-failed";

    /// <inheritdoc/>
    public override string Message => "The disk did not read or write what the database asked; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Look whether the disk is full, mounted read-only or failing; then try again.";
}

/// <summary>The file is not a database, or is damaged.</summary>
public sealed record DatabaseDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-damaged";

    /// <inheritdoc/>
    public override string Message => "The file is not a database, or it is damaged.";

    /// <inheritdoc/>
    public override string Remedy => "Stop the program, keep the file for inspection and restore the latest backup.";
}

/// <summary>A newer program has already changed the database.</summary>
/// <param name="Migration">The first change this program does not know.</param>
public sealed record DatabaseNewerThanProgram(string Migration) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-newer-than-program";

    /// <inheritdoc/>
    public override string Message => $"The database has the change {Migration}, which this program does not know; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Start the version of the program that made the change, or a newer one.";
}

/// <summary>The database lacks changes this program needs.</summary>
/// <param name="Missing">How many changes are missing.</param>
public sealed record DatabaseOlderThanProgram(int Missing) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "database-older-than-program";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The database lacks {Missing} changes that this program needs.");

    /// <inheritdoc/>
    public override string Remedy => "Make a backup and let the program bring the database up to date.";
}
