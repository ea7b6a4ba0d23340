// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Stores.Files;
using Filiera.Stores.Sql;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Composition;

/// <summary>Makes a backup of an installation while programs go on working with it: database, blobs, indexes, keys, journals, public log.</summary>
public sealed class BackUpInstallation(Installation installation, DataDirectory directory, DatabaseCopies copies, IClock clock)
{
    /// <summary>What the name of a backup ends in.</summary>
    public const string Ending = ".filiera-backup";

    private static readonly LocalDateTimePattern Named = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Where a backup of this name goes: into a directory that is there, under the time of now; else under the name itself.</summary>
    public string PathOf(string target) => Directory.Exists(target)
        ? Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"filiera-{Named.Format(clock.GetCurrentInstant().InUtc().LocalDateTime)}{Ending}"))
        : Path.GetFullPath(target);

    /// <summary>Makes it.</summary>
    /// <param name="path">A file that is not there.</param>
    /// <param name="secret">Encrypts it; without a key it is readable by whoever has the file.</param>
    /// <param name="ct">Stops it; nothing is left then.</param>
    /// <returns>What is in it; what is wrong with the key; or <see cref="BackupAlreadyThere"/>, <see cref="BackupNotWritten"/>, <see cref="BackupSourceChanged"/>.</returns>
    public async Task<Result<BackupMade>> RunAsync(string path, BackupSecret secret, CancellationToken ct)
    {
        var read = secret.Read();
        if (read is not Result<BackupKey?>.Ok { Value: var key })
        {
            return ((Result<BackupKey?>.Refused)read).Refusals;
        }

        DataFiles.RemoveLeftovers(directory);
        var begun = clock.GetCurrentInstant();
        var creating = BackupWriter.Create(path, key);
        if (creating is not Result<BackupWriter>.Ok { Value: var writer })
        {
            return ((Result<BackupWriter>.Refused)creating).Refusals;
        }

        using (writer)
        using (var files = new DataFiles(directory))
        {
            try
            {
                // 1. The database as of one instant. Whatever it cites was kept before it was cited, so that it is found in step 2.
                await DatabaseAsync(writer, files, ct);

                // 2. Files, in an order in which nothing that is kept lacks what it needs.
                foreach (var file in files.List())
                {
                    ct.ThrowIfCancellationRequested();
                    writer.Add("data/" + file, Path.Combine(directory.Root, file));
                }

                // 3. The manifest, then the name: what breaks off before has neither.
                return BackupMade.Of(writer.Finish(entries => new BackupManifest(
                    begun, typeof(BackUpInstallation).Assembly.GetName().Version!.ToString(3), copies.Engine, copies.Changes, entries)));
            }
            catch (IOException failed) when (Outage.Explain(failed) is null)
            {
                return BackupFailure.Explain(failed);
            }
        }
    }

    private async Task DatabaseAsync(BackupWriter writer, DataFiles files, CancellationToken ct)
    {
        foreach (var name in DataFiles.Databases(directory).ToList())
        {
            var copy = Path.Combine(files.Scratch, name);
            DatabaseCopies.CopySqlite(Path.Combine(directory.Root, name), copy);
            writer.Add("data/" + name, copy);
            File.Delete(copy);
        }

        if (installation.Postgres is not null)
        {
            var folder = Directory.CreateDirectory(Path.Combine(files.Scratch, "database")).FullName;
            await copies.CopyPostgresAsync(folder, ct);
            foreach (var table in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList())
            {
                writer.Add("database/" + Path.GetFileName(table), table);
                File.Delete(table);
            }
        }
    }
}
