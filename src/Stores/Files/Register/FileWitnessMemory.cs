// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>What a witness of our own cosigned last, a small file for each log in a folder.</summary>
/// <param name="folder">The folder; one witness at a time uses it.</param>
public sealed class FileWitnessMemory(string folder) : IWitnessMemory
{
    private const string Temporary = ".new";
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public Task<Checkpoint?> LastAsync(string origin, CancellationToken ct) => Task.FromResult(Last(origin));

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Task<bool> ReplaceAsync(long oldSize, Checkpoint checkpoint, CancellationToken ct)
    {
        lock (_gate)
        {
            if ((Last(checkpoint.Origin)?.Size ?? 0) != oldSize)
            {
                return Task.FromResult(false);
            }

            DataDirectory.Ensure(folder);
            Disk.Write(() => Write(PathOf(checkpoint.Origin), Encoding.UTF8.GetBytes(checkpoint.ToText())));
            return Task.FromResult(true);
        }
    }

    private void Write(string path, byte[] bytes)
    {
        File.Delete(path + Temporary);
        using (var file = Disk.Create(path + Temporary))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + Temporary, path, overwrite: true);
        Disk.SyncDirectory(folder);
    }

    private Checkpoint? Last(string origin) =>
        PathOf(origin) is var path && File.Exists(path) ? Checkpoint.Parse(File.ReadAllText(path)).ValueOrThrow() : null;

    // A log's name may hold what no file name takes.
    private string PathOf(string origin) => Path.Combine(folder, ContentHash.Of(Encoding.UTF8.GetBytes(origin)).ToHex());
}
