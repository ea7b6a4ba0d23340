// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;

namespace Filiera.Stores.Files;

/// <summary>Index keys in files that their owner alone may read, one for each controller: <c>index-keys/VAT.key</c>.</summary>
public sealed class FileIndexKeys(DataDirectory directory) : IIndexKeys
{
    private const string Suffix = ".key";
    private const string DraftSuffix = ".draft";
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    /// <returns>
    /// A key to dispose; or <see cref="IndexKeyMissing"/>, <see cref="KeyPermissionsTooOpen"/> when others could have read it, or
    /// <see cref="SecretUnusable"/> when the file is not a key.
    /// </returns>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public async Task<Result<IndexKey>> OfControllerAsync(string controllerVat, bool create, CancellationToken ct)
    {
        var path = PathOf(controllerVat);
        if (Read(path) is { } kept)
        {
            return kept;
        }

        if (!create)
        {
            return new IndexKeyMissing();
        }

        using var held = await LockAsync(ct);
        return Read(path) ?? Create(path);
    }

    /// <inheritdoc/>
    /// <remarks>The bytes are overwritten before the name goes, for disks that keep what they no longer name.</remarks>
    /// <exception cref="Operations.StorageFailedException">The disk cannot be written.</exception>
    public async Task<bool> EraseAsync(string controllerVat, CancellationToken ct)
    {
        var path = PathOf(controllerVat);
        if (!File.Exists(path))
        {
            return false;
        }

        using var held = await LockAsync(ct);
        if (!File.Exists(path))
        {
            return false;
        }

        Disk.Write(() =>
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                file.Write(new byte[IndexKey.Size]);
                file.Flush(flushToDisk: true);
            }

            File.Delete(path);
            Disk.SyncDirectory(directory.IndexKeys);
        });
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public async Task<Result<bool>> KeepAsync(string controllerVat, IndexKey key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(key);
        var path = PathOf(controllerVat);
        using var held = await LockAsync(ct);
        var (given, kept) = (new byte[IndexKey.Size], new byte[IndexKey.Size]);
        key.ExportSecret(given);
        try
        {
            switch (Read(path))
            {
                case Result<IndexKey>.Refused refused:
                    return refused.Refusals;
                case Result<IndexKey>.Ok { Value: var before }:
                    using (before)
                    {
                        before.ExportSecret(kept);
                    }

                    return CryptographicOperations.FixedTimeEquals(given, kept) ? true : new IndexKeyIsAnother();
                default:
                    Disk.Write(() => Write(path, given));
                    return true;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(given);
            CryptographicOperations.ZeroMemory(kept);
        }
    }

    private Result<IndexKey>? Read(string path)
    {
        foreach (var part in (string[])[directory.IndexKeys, path])
        {
            if (!OperatingSystem.IsWindows() && Path.Exists(part) && IsOpenToOthers(File.GetUnixFileMode(part)))
            {
                return new KeyPermissionsTooOpen(Path.GetRelativePath(directory.Root, part));
            }
        }

        if (!File.Exists(path))
        {
            return null;
        }

        // One byte more than a key has, so that a longer file is noticed.
        Span<byte> secret = stackalloc byte[IndexKey.Size + 1];
        try
        {
            using var file = File.OpenHandle(path);
            return RandomAccess.Read(file, secret, 0) == IndexKey.Size && secret.ContainsAnyExcept((byte)0)
                ? new IndexKey(secret[..IndexKey.Size])
                : new SecretUnusable();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private Result<IndexKey> Create(string path)
    {
        var key = IndexKey.Generate();
        var kept = false;
        Span<byte> secret = stackalloc byte[IndexKey.Size];
        try
        {
            key.ExportSecret(secret);
            var copy = secret.ToArray();
            Disk.Write(() => Write(path, copy));
            CryptographicOperations.ZeroMemory(copy);
            kept = true;
            return key;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            if (!kept)
            {
                key.Dispose();
            }
        }
    }

    private void Write(string path, byte[] secret)
    {
        var draft = path + DraftSuffix;
        File.Delete(draft);
        using (var file = Disk.Create(draft))
        {
            file.Write(secret);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
        Disk.SyncDirectory(directory.IndexKeys);
    }

    private async Task<DirectoryLock> LockAsync(CancellationToken ct)
    {
        DataDirectory.Ensure(directory.IndexKeys);
        while (true)
        {
            if (DirectoryLock.TryTake(Path.Combine(directory.IndexKeys, "lock")) is { } held)
            {
                return held;
            }

            await Task.Delay(_betweenAttempts, TimeProvider.System, ct);
        }
    }

    private string PathOf(string controllerVat) => Path.Combine(directory.IndexKeys, ControllerName.Of(controllerVat) + Suffix);

    private static bool IsOpenToOthers(UnixFileMode mode) => (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0;
}
