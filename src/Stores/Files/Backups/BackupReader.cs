// SPDX-License-Identifier: EUPL-1.2
using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Unpacks a backup into an empty directory, and believes nothing of it before its manifest has come and everything agrees with it.</summary>
public static class BackupReader
{
    private const int LongestManifest = 1 << 30;

    /// <summary>Unpacks it: files of the data directory and tables of a server, each under their own folder of the target.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="key">Its key, or null when it is not encrypted.</param>
    /// <param name="target">An empty directory; what is in it after a refusal is worth nothing.</param>
    /// <returns>
    /// The manifest; or <see cref="BackupUnreadable"/>, <see cref="BackupEncrypted"/>, <see cref="BackupKeyWrong"/>, <see cref="BackupIncomplete"/>
    /// or <see cref="BackupDamaged"/>.
    /// </returns>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public static Result<BackupManifest> Unpack(string path, BackupKey? key, string target)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            return Content(file, key) switch
            {
                Result<Stream>.Ok(var content) => Unpack(content, target),
                Result<Stream>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
        catch (BackupBroken broken)
        {
            return broken.Refusal;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or FormatException)
        {
            return new BackupIncomplete();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new BackupUnreadable();
        }
    }

    private static Result<Stream> Content(FileStream file, BackupKey? key)
    {
        var head = new byte[SealedForm.HeadSize];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (SealedForm.IsHead(head.AsSpan(0, read)))
        {
            return key is null ? new BackupEncrypted() : OpeningStream.Open(file, head, key);
        }

        file.Position = 0;
        return file;
    }

    private static Result<BackupManifest> Unpack(Stream content, string target)
    {
        using var tar = new TarReader(content, leaveOpen: true);
        var unpacked = new List<BackupEntry>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
            {
                return new BackupDamaged();
            }

            if (entry.Name.StartsWith(BackupWriter.ManifestName, StringComparison.Ordinal))
            {
                return Agree(entry, unpacked);
            }

            if (!BackupEntry.IsSafe(entry.Name))
            {
                return new BackupDamaged();
            }

            var hash = default(ContentHash);
            Disk.Write(() => hash = Write(entry.DataStream, Path.Combine(target, entry.Name)));
            unpacked.Add(new BackupEntry(entry.Name, entry.Length, hash));
        }

        return unpacked.Count == 0 ? new BackupUnreadable() : new BackupIncomplete();
    }

    // The manifest is the last file; whatever follows it was not written by us and is not read.
    private static Result<BackupManifest> Agree(TarEntry entry, List<BackupEntry> unpacked)
    {
        if (entry.Length > LongestManifest)
        {
            return new BackupDamaged();
        }

        var bytes = new byte[entry.Length];
        entry.DataStream?.ReadExactly(bytes);
        var expected = string.Create(CultureInfo.InvariantCulture, $"{BackupWriter.ManifestName}{ContentHash.Of(bytes).ToHex()}.json");
        return entry.Name == expected && BackupManifest.Read(bytes) is { } manifest && manifest.Entries.SequenceEqual(unpacked)
            ? manifest
            : new BackupDamaged();
    }

    private static ContentHash Write(Stream? content, string path)
    {
        EnsureWith(Path.GetDirectoryName(path)!);
        using var file = Disk.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; content is not null && (read = content.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            file.Write(buffer, 0, read);
        }

        file.Flush(flushToDisk: true);
        return new ContentHash(hash.GetHashAndReset());
    }

    private static void EnsureWith(string folder)
    {
        if (!Directory.Exists(folder))
        {
            EnsureWith(Path.GetDirectoryName(folder)!);
            DataDirectory.Ensure(folder);
        }
    }
}
