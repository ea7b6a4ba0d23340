// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Composition;

/// <summary>The place to restore into already holds something.</summary>
public sealed record RestoreTargetNotEmpty : Refusal
{
    /// <inheritdoc/>
    public override string Code => "restore-target-not-empty";

    /// <inheritdoc/>
    public override string Message => "The data directory or database to restore into is not empty.";

    /// <inheritdoc/>
    public override string Remedy => "Name a directory that is not there yet, and an empty database; what is there is never overwritten.";
}

/// <summary>A backup was made by a program whose database has another form.</summary>
public sealed record BackupOfAnotherForm : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-of-another-form";

    /// <inheritdoc/>
    public override string Message => "The backup's database has another form than this program's.";

    /// <inheritdoc/>
    public override string Remedy => "Restore it with the version of the program that made it, then start the newer one.";
}

/// <summary>A backup of one engine was to be restored into the other.</summary>
public sealed record BackupOfAnotherEngine : Refusal
{
    /// <inheritdoc/>
    public override string Code => "backup-of-another-engine";

    /// <inheritdoc/>
    public override string Message => "The backup is of the other database engine.";

    /// <inheritdoc/>
    public override string Remedy => "Give --postgres for a backup of PostgreSQL, and leave it out for one of SQLite.";
}

/// <summary>The server makes no scratch database in which a backup could be verified.</summary>
public sealed record ScratchDatabaseRefused : Refusal
{
    /// <inheritdoc/>
    public override string Code => "scratch-database-refused";

    /// <inheritdoc/>
    public override string Message => "The server does not let this user make a scratch database to verify the backup in.";

    /// <inheritdoc/>
    public override string Remedy => "Allow it with ALTER ROLE … CREATEDB, or verify elsewhere: filiera restore FILE --check; with --no-verify the backup is made unverified.";
}

/// <summary>What was restored from a backup does not pass the integrity checks.</summary>
public sealed record RestoredNotSound : Refusal
{
    /// <inheritdoc/>
    public override string Code => "restored-not-sound";

    /// <inheritdoc/>
    public override string Message => "What was restored does not pass every integrity check.";

    /// <inheritdoc/>
    public override string Remedy => "Read the checks above; use another backup, and look whether the installation itself is sound: filiera doctor --integrity.";
}
