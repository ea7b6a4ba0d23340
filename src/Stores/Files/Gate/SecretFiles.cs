// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Stores.Files;

/// <summary>Secrets of 32 bytes, each in a file its owner alone may read.</summary>
/// <param name="root">The data directory.</param>
/// <param name="folder">Where the files lie; made with the first.</param>
internal sealed class SecretFiles(string root, string folder)
{
    /// <summary>Bytes of a secret.</summary>
    public const int Size = 32;

    private const string Suffix = ".key";
    private const string DraftSuffix = ".draft";

    /// <summary>The names of the secrets that begin so, in order.</summary>
    public List<string> Names(string prefix) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, prefix + "*" + Suffix).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>When the secret of that name was made.</summary>
    public DateTimeOffset MadeAt(string name) => File.GetLastWriteTimeUtc(PathOf(name));

    /// <summary>The secret of that name, or null when there is none.</summary>
    /// <returns>Also <see cref="KeyPermissionsTooOpen"/>, or <see cref="SecretUnusable"/> when the file is no secret.</returns>
    public Result<byte[]>? Read(string name)
    {
        var path = PathOf(name);
        foreach (var part in (string[])[folder, path])
        {
            if (!OperatingSystem.IsWindows() && Path.Exists(part) && IsOpenToOthers(File.GetUnixFileMode(part)))
            {
                return new KeyPermissionsTooOpen(Path.GetRelativePath(root, part));
            }
        }

        if (!File.Exists(path))
        {
            return null;
        }

        // One byte more than a secret has, so that a longer file is noticed.
        var secret = GC.AllocateArray<byte>(Size, pinned: true);
        Span<byte> found = stackalloc byte[Size + 1];
        using var file = File.OpenHandle(path);
        var read = RandomAccess.Read(file, found, 0);
        if (read != Size || !found[..Size].ContainsAnyExcept((byte)0))
        {
            return new SecretUnusable();
        }

        found[..Size].CopyTo(secret);
        CryptographicOperations.ZeroMemory(found);
        return secret;
    }

    /// <summary>The secret of that name, made when there is none; however many ask at once, all get the same.</summary>
    /// <returns>Also what <see cref="Read"/> refuses.</returns>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public async Task<Result<byte[]>> ReadOrCreateAsync(string name, CancellationToken ct)
    {
        if (Read(name) is { } kept)
        {
            return kept;
        }

        DataDirectory.Ensure(folder);
        while (true)
        {
            using (var held = DirectoryLock.TryTake(Path.Combine(folder, "lock")))
            {
                if (held is not null)
                {
                    return Read(name) ?? Create(name);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        }
    }

    /// <summary>Overwrites and deletes a secret.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="Operations.StorageFailedException">The disk cannot be written.</exception>
    public bool Erase(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return false;
        }

        Disk.Write(() =>
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                file.Write(new byte[Size]);
                file.Flush(flushToDisk: true);
            }

            File.Delete(path);
            Disk.SyncDirectory(folder);
        });
        return true;
    }

    private Result<byte[]> Create(string name)
    {
        var secret = GC.AllocateArray<byte>(Size, pinned: true);
        RandomNumberGenerator.Fill(secret);
        Disk.Write(() =>
        {
            var draft = PathOf(name) + DraftSuffix;
            File.Delete(draft);
            using (var file = Disk.Create(draft))
            {
                file.Write(secret);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, PathOf(name), overwrite: false);
            Disk.SyncDirectory(folder);
        });
        return secret;
    }

    private string PathOf(string name) => Path.Combine(folder, name + Suffix);

    private static bool IsOpenToOthers(UnixFileMode mode) => (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0;
}
