// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Stores.Files;

/// <summary>The keys of one purpose on the disk.</summary>
/// <remarks>
/// Each key has a public record <c>ID.json</c>, kept for ever, and while it is in use a secret <c>ID.secret</c> of 32 bytes. The record decides: a
/// secret without a record was never used, one whose record is retired is no longer; both are leftovers of a crash.
/// </remarks>
internal sealed class KeyFolder(DataDirectory directory, string purpose)
{
    private const string RecordSuffix = ".json";
    private const string SecretSuffix = ".secret";
    private const string DraftSuffix = ".draft";
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(10);

    private readonly string _path = Path.Combine(directory.Keys, purpose);

    /// <summary>The folders of all purposes that ever had a key.</summary>
    public static IEnumerable<KeyFolder> All(DataDirectory directory) => Directory.EnumerateDirectories(directory.Keys)
        .Select(path => Path.GetFileName(path))
        .Where(KeyPurpose.IsName)
        .Order(StringComparer.Ordinal)
        .Select(name => new KeyFolder(directory, name));

    /// <summary>Waits until no other process changes this folder; makes the folder first.</summary>
    public async Task<DirectoryLock> LockAsync(CancellationToken ct)
    {
        DataDirectory.Ensure(_path);
        while (true)
        {
            if (DirectoryLock.TryTake(Path.Combine(_path, "lock")) is { } held)
            {
                return held;
            }

            await Task.Delay(_betweenAttempts, TimeProvider.System, ct);
        }
    }

    /// <summary>Every key of the purpose, in no order.</summary>
    /// <exception cref="StorageFailedException">A record is not what was written: <see cref="KeyRecordDamaged"/>.</exception>
    public List<TrustedKey> Records() => Directory.Exists(_path)
        ? [.. Directory.EnumerateFiles(_path, "*" + RecordSuffix).Select(Record)]
        : [];

    /// <summary>The key in use, or null.</summary>
    public TrustedKey? InUse() => Records().SingleOrDefault(key => key.RetiredAt is null);

    /// <summary>The first thing in which somebody else than the owner could look, or null. Windows is taken at its word.</summary>
    public KeyPermissionsTooOpen? TooOpen(TrustedKey? key)
    {
        foreach (var path in (string[])[directory.Keys, _path, .. key is null ? (string[])[] : [SecretPath(key)]])
        {
            if (!OperatingSystem.IsWindows() && Path.Exists(path) && IsOpenToOthers(File.GetUnixFileMode(path)))
            {
                return new KeyPermissionsTooOpen(Path.GetRelativePath(directory.Root, path));
            }
        }

        return null;
    }

    /// <summary>The key with its secret; <see cref="NoSigningKeyHere"/> when only its public half is here.</summary>
    public Result<SigningKey> Open(TrustedKey key)
    {
        // One byte more than a secret has, so that a longer file is noticed.
        Span<byte> secret = stackalloc byte[SigningKey.SecretSize + 1];
        try
        {
            using var file = File.OpenHandle(SecretPath(key));
            var length = RandomAccess.Read(file, secret, 0);
            var opened = SigningKey.FromSecret(key.Key.Algorithm, secret[..length]);
            if (opened is Result<SigningKey>.Ok { Value: var signing } && signing.Key != key.Key)
            {
                signing.Dispose();
                return new SecretUnusable();
            }

            return opened;
        }
        catch (FileNotFoundException)
        {
            return new NoSigningKeyHere();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Puts a new key on the disk: the secret first, then the record, which brings it into use.</summary>
    public void Add(SigningKey key, TrustedKey record)
    {
        Span<byte> secret = stackalloc byte[SigningKey.SecretSize];
        try
        {
            key.ExportSecret(secret);
            Write(SecretPath(record), secret);
            Write(record);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Puts a record in the place of the one the key had.</summary>
    public void Write(TrustedKey record) => Write(RecordPath(record), record.ToJson().ToCanonicalBytes());

    /// <summary>Deletes every secret but that of the key in use, and files half written.</summary>
    public void RemoveLeftovers()
    {
        var inUse = InUse();
        var leftovers = Directory.EnumerateFiles(_path)
            .Where(path => path.EndsWith(DraftSuffix, StringComparison.Ordinal)
                || (path.EndsWith(SecretSuffix, StringComparison.Ordinal) && (inUse is null || path != SecretPath(inUse))))
            .ToList();
        if (leftovers.Count > 0)
        {
            Disk.Write(() =>
            {
                leftovers.ForEach(File.Delete);
                Disk.SyncDirectory(_path);
            });
        }
    }

    private static bool IsOpenToOthers(UnixFileMode mode) => (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0;

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + DraftSuffix;
        using (var file = Disk.Create(draft))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        Disk.SyncDirectory(Path.GetDirectoryName(path)!);
    }

    private TrustedKey Record(string path)
    {
        var json = Json.Parse(File.ReadAllBytes(path));
        return json is Result<Json>.Ok { Value: var value }
            && TrustedKey.Read(value) is Result<TrustedKey>.Ok { Value: var key }
            && key.Purpose == purpose
            && path == RecordPath(key)
            ? key
            : throw new StorageFailedException(new KeyRecordDamaged(Path.GetRelativePath(directory.Root, path)));
    }

    private string RecordPath(TrustedKey key) => Path.Combine(_path, key.Key.Id + RecordSuffix);

    private string SecretPath(TrustedKey key) => Path.Combine(_path, key.Key.Id + SecretSuffix);
}
