// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>Finds blobs, and opens them so that nothing unverified is handed out.</summary>
internal static class BlobReading
{
    /// <summary>The file of a blob, or null when there is none.</summary>
    public static FileStream? Open(DataDirectory directory, ContentHash hash) => OpenFile(BlobPath.Of(directory, hash));

    /// <summary>A stream that verifies as it reads, over a file it then owns.</summary>
    /// <exception cref="BlobDamagedException">A short blob, or a long one without checksums, is not what its hash names.</exception>
    public static async Task<Stream> VerifiedAsync(DataDirectory directory, ContentHash hash, FileStream file, CancellationToken ct)
    {
        Stream opened = file;
        var sound = false;
        try
        {
            var checksums = KnownChecksums(directory, hash, file.Length) ?? await ComputeAsync(hash, file, ct)
                ?? throw new BlobDamagedException(hash);
            var verified = new VerifiedStream(file, hash, checksums);
            opened = verified;
            if (checksums.Pieces.Count == 1)
            {
                verified.LoadFirst();
            }

            sound = true;
            return verified;
        }
        finally
        {
            if (!sound)
            {
                await opened.DisposeAsync();
            }
        }
    }

    /// <summary>The checksums kept beside a blob of that length, or null when they are missing or not sound. A short blob's are its hash.</summary>
    public static ReadChecksums? KnownChecksums(DataDirectory directory, ContentHash hash, long length)
    {
        if (ReadChecksums.PiecesOf(length) == 1)
        {
            return new ReadChecksums(length, [hash]);
        }

        using var file = OpenFile(BlobPath.Of(directory, hash) + BlobPath.ChecksumsSuffix);
        if (file is null || file.Length != ReadChecksums.FileLength(length))
        {
            return null;
        }

        var bytes = new byte[file.Length];
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? ReadChecksums.Read(bytes, length)
            : null;
    }

    /// <summary>Reads a whole blob; its checksums, or null when it is damaged.</summary>
    public static async Task<ReadChecksums?> ComputeAsync(ContentHash hash, FileStream file, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReadChecksums.PieceSize);
        try
        {
            using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var pieces = new List<ContentHash>();
            var length = 0L;
            int read;
            while ((read = await ReadPieceAsync(file, buffer, length, ct)) > 0 || pieces.Count == 0)
            {
                whole.AppendData(buffer, 0, read);
                pieces.Add(ContentHash.Of(buffer.AsSpan(0, read)));
                length += read;
            }

            return new ContentHash(whole.GetCurrentHash()) == hash ? new ReadChecksums(length, Sequence.From(pieces)) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>
    /// Every file in the two-digit directories, in ascending order of its name: with the hash it is named by, or null when it is none;
    /// checksums of a blob are passed over.
    /// </summary>
    public static IEnumerable<(string Path, ContentHash? Hash)> Names(DataDirectory directory) =>
        from folder in Directory.EnumerateDirectories(directory.Blobs).Order(StringComparer.Ordinal)
        where Path.GetFileName(folder).Length == 2
        from path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        where !path.EndsWith(BlobPath.ChecksumsSuffix, StringComparison.Ordinal)
        select (path, BlobPath.HashOf(Path.GetFileName(folder), Path.GetFileName(path)));

    private static async Task<int> ReadPieceAsync(FileStream file, byte[] buffer, long at, CancellationToken ct)
    {
        var read = 0;
        for (var n = 1; n > 0 && read < ReadChecksums.PieceSize; read += n)
        {
            n = await RandomAccess.ReadAsync(file.SafeFileHandle, buffer.AsMemory(read, ReadChecksums.PieceSize - read), at + read, ct);
        }

        return read;
    }

    private static FileStream? OpenFile(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
