// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Stores.Files;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Composition;

/// <summary>Puts a backup back in a place that is empty, and checks everything before the place is given its name.</summary>
public static class RestoreInstallation
{
    /// <summary>What was restored, and what the checks of it found.</summary>
    public sealed record Restored(BackupMade Backup, Sequence<IntegrityCheck> Checks)
    {
        /// <summary>True when every check found it sound.</summary>
        public bool IsSound => Checks.All(check => check.IsSound);
    }

    /// <summary>Restores a backup into a data directory that is not there or is empty, and with PostgreSQL into a database without rows.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="secret">Its key.</param>
    /// <param name="dataDirectory">The data directory to be.</param>
    /// <param name="postgres">The database to load, or null for SQLite.</param>
    /// <param name="ct">Stops it; the directory is not there then.</param>
    /// <returns>
    /// What was restored; or <see cref="RestoreTargetNotEmpty"/>, <see cref="BackupOfAnotherEngine"/>, <see cref="BackupOfAnotherForm"/>,
    /// <see cref="RestoredNotSound"/>, or what <see cref="BackupReader"/> refuses.
    /// </returns>
    public static async Task<Result<Restored>> RunAsync(string path, BackupSecret secret, string dataDirectory, string? postgres, CancellationToken ct)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            return new RestoreTargetNotEmpty { Where = "--data" };
        }

        // Beside the target, so that giving it its name is one step; what an interrupted restore left is done again.
        var beside = target + ".restoring";
        if (Directory.Exists(beside))
        {
            Directory.Delete(beside, recursive: true);
        }

        try
        {
            DataFiles.MakePrivate(beside);
            var restored = await UnpackAsync(path, secret, beside, postgres, ct);
            if (restored is not Result<Restored>.Ok { Value: var sound })
            {
                return restored;
            }

            if (!sound.IsSound)
            {
                return Sequence.From(sound.Checks.Where(check => !check.IsSound).Select(check => (Refusal)new RestoredNotSound { Where = check.Name }));
            }

            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            DataFiles.Rename(Path.Combine(beside, "data"), target);
            return restored;
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    /// <summary>Restores a backup in a scratch place, checks it and throws it away.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="secret">Its key.</param>
    /// <param name="scratch">A directory for the purpose; it is removed.</param>
    /// <param name="postgres">A server on which a scratch database may be made; needed for a backup of PostgreSQL.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What was restored and how it checks; sound or not.</returns>
    public static async Task<Result<Restored>> CheckAsync(string path, BackupSecret secret, string scratch, string? postgres, CancellationToken ct)
    {
        DataFiles.MakePrivate(scratch);
        string? database = null;
        DatabaseCopies? maker = null;
        await using var services = postgres is null ? null : Services(Installation.At(Path.Combine(scratch, "maker"), postgres));
        await using var scope = services?.CreateAsyncScope();
        try
        {
            if (scope is { } opened)
            {
                maker = opened.ServiceProvider.GetRequiredService<DatabaseCopies>();
                database = await maker.MakeScratchAsync(ct);
                if (database is null)
                {
                    return new ScratchDatabaseRefused();
                }
            }

            return await UnpackAsync(path, secret, Path.Combine(scratch, "restored"), database, ct);
        }
        finally
        {
            DatabaseCopies.Close();
            if (database is not null)
            {
                await maker!.DropScratchAsync(database);
            }

            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<Result<Restored>> UnpackAsync(string path, BackupSecret secret, string place, string? postgres, CancellationToken ct)
    {
        var read = secret.Read();
        if (read is not Result<BackupKey?>.Ok { Value: var key })
        {
            return ((Result<BackupKey?>.Refused)read).Refusals;
        }

        DataFiles.MakePrivate(place);
        DataFiles.MakePrivate(Path.Combine(place, "data"));
        var unpacked = BackupReader.Unpack(path, key, place);
        if (unpacked is not Result<BackupManifest>.Ok { Value: var manifest })
        {
            return ((Result<BackupManifest>.Refused)unpacked).Refusals;
        }

        if (manifest.Engine == "postgres" != postgres is not null)
        {
            return new BackupOfAnotherEngine();
        }

        await using var services = Services(Installation.At(Path.Combine(place, "data"), postgres));
        await using var scope = services.CreateAsyncScope();
        var copies = scope.ServiceProvider.GetRequiredService<DatabaseCopies>();
        if (copies.Changes != manifest.Changes)
        {
            return new BackupOfAnotherForm();
        }

        if (postgres is not null && await LoadAsync(services, copies, place, ct) is { IsEmpty: false } against)
        {
            return against;
        }

        var checks = await scope.ServiceProvider.GetRequiredService<CheckIntegrity>().RunAsync(ct);
        DatabaseCopies.Close();
        return new Restored(BackupMade.Of(manifest), checks);
    }

    // A server's tables are made by the program itself, then filled; a SQLite file brings its own.
    private static async Task<Sequence<Refusal>> LoadAsync(ServiceProvider services, DatabaseCopies copies, string place, CancellationToken ct)
    {
        if (await services.PrepareAsync(ct) is Result<int>.Refused notReady)
        {
            return notReady.Refusals;
        }

        return await copies.LoadPostgresAsync(Path.Combine(place, "database"), ct) ? [] : [new RestoreTargetNotEmpty { Where = "--postgres" }];
    }

    private static ServiceProvider Services(Installation installation) =>
        new ServiceCollection().AddLogging().AddFiliera(installation).BuildServiceProvider();
}
