// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Where the blob of a hash lies: two hexadecimal digits for the directory, the other 62 for the file.</summary>
internal static class BlobPath
{
    public const string ChecksumsSuffix = ".sums";

    public static string Of(DataDirectory directory, ContentHash hash)
    {
        var hex = hash.ToHex();
        return Path.Combine(directory.Blobs, hex[..2], hex[2..]);
    }

    /// <summary>The hash a file is named by, or null when it is no blob.</summary>
    public static ContentHash? HashOf(string directoryName, string fileName) =>
        directoryName.Length == 2 && ContentHash.TryParse("sha256:" + directoryName + fileName, out var hash) ? hash : null;
}
