// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Gate;

/// <summary>Tells whether two halves are of one file: the hash of its beginning. The index files of one content differ in it, for each has a salt of its own.</summary>
internal static class FileTag
{
    /// <summary>Bytes of the beginning.</summary>
    public const int Bytes = 256;

    /// <summary>The tag of a stream, which is put back to its beginning; null while there is too little of it.</summary>
    /// <param name="file">The file, or the part there is of it.</param>
    /// <param name="isWhole">True when nothing is missing: then less than the beginning is enough.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<string?> OfAsync(Stream file, bool isWhole, CancellationToken ct)
    {
        var start = new byte[Bytes];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(start, Bytes, throwOnEndOfStream: false, ct);
        file.Position = 0;
        return read == Bytes || isWhole ? '"' + Convert.ToHexStringLower(SHA256.HashData(start.AsSpan(0, read))) + '"' : null;
    }
}
