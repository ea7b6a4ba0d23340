// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Filiera.Composition;

namespace Filiera.Web;

/// <summary>256 random bits in a file of the installation that only its owner can read, made when first asked for.</summary>
public static class PrivateSecret
{
    private const int Size = 32;
    private static readonly ConcurrentDictionary<string, byte[]> Read = new(StringComparer.Ordinal);

    /// <summary>The bytes of the secret under that name.</summary>
    public static byte[] Of(Installation installation, string name) =>
        Read.GetOrAdd(Path.Combine(PrivateDirectory.Under(installation, "keys"), name), ReadOrMake);

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var file = new FileStream(path, options);
                file.Write(RandomNumberGenerator.GetBytes(Size));
                file.Flush(flushToDisk: true);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process made it first; its secret stands.
            }
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == Size ? bytes : throw new InvalidDataException($"{Path.GetFileName(path)} does not hold {Size} bytes.");
    }
}
