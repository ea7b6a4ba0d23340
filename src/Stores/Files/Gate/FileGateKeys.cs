// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Stores.Files;

/// <summary>The keys of the gate's callers, one file each, <c>gate-keys/access/ID.json</c>: hashes, no secret.</summary>
/// <param name="directory">Where they lie.</param>
public sealed class FileGateKeys(DataDirectory directory) : IGateKeys
{
    private const string Suffix = ".json";

    private string Folder => Path.Combine(directory.GateKeys, "access");

    /// <inheritdoc/>
    /// <remarks>Each change is a rename, which changes when the folder was last written.</remarks>
    public long Version => Directory.Exists(Folder) ? Directory.GetLastWriteTimeUtc(Folder).Ticks : 0;

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public Task AddAsync(GateKey key, CancellationToken ct)
    {
        DataDirectory.Ensure(directory.GateKeys);
        DataDirectory.Ensure(Folder);
        Write(key);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">A record is damaged: a key taken back might open again.</exception>
    public Sequence<GateKey> List() => Directory.Exists(Folder)
        ? Sequence.From(Directory.EnumerateFiles(Folder, "*" + Suffix)
            .Select(Read)
            .OrderBy(key => key.From)
            .ThenBy(key => key.Id, StringComparer.Ordinal))
        : [];

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written, or the record is damaged.</exception>
    public Task<GateKey?> RevokeAsync(string id, Instant at, CancellationToken ct)
    {
        if (List().FirstOrDefault(key => key.Id == id) is not { } known)
        {
            return Task.FromResult<GateKey?>(null);
        }

        var revoked = known with { RevokedAt = known.RevokedAt ?? at };
        Write(revoked);
        return Task.FromResult<GateKey?>(revoked);
    }

    private GateKey Read(string path) =>
        Json.Parse(File.ReadAllBytes(path)) is Result<Json>.Ok { Value: var json } && GateKeyJson.Read(json) is { } key
            && Path.GetFileNameWithoutExtension(path) == key.Id
            ? key
            : throw new StorageFailedException(new KeyRecordDamaged(Path.GetRelativePath(directory.Root, path)));

    private void Write(GateKey key) => Disk.Write(() =>
    {
        var path = Path.Combine(Folder, key.Id + Suffix);
        var draft = path + ".draft";
        File.Delete(draft);
        using (var file = Disk.Create(draft))
        {
            file.Write(GateKeyJson.Write(key).ToCanonicalBytes());
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        Disk.SyncDirectory(Folder);
    });
}
