// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Conformance;

/// <summary>The folder of foreign vectors: FILIERA_VECTORS, or <c>shared/vectors</c> beside the checkout.</summary>
internal static class Vectors
{
    /// <summary>The folder of that name; skips the test where the vectors do not stand, which in CI is a failure.</summary>
    public static string Folder(string name, [CallerFilePath] string from = "")
    {
        var root = Environment.GetEnvironmentVariable("FILIERA_VECTORS");
        for (var up = Path.GetDirectoryName(from); string.IsNullOrEmpty(root) && up is not null; up = Path.GetDirectoryName(up))
        {
            var candidate = Path.Combine(up, "shared", "vectors");
            root = Directory.Exists(candidate) ? candidate : null;
        }

        var folder = Path.Combine(root ?? "", name);
        if (root is null || !Directory.Exists(folder))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "In CI the folder shared/vectors stands beside the checkout.");
            Assert.Skip("The foreign vectors do not stand beside this checkout (shared/vectors, or FILIERA_VECTORS).");
        }

        return folder;
    }

    /// <summary>The files below that folder with that extension, in order.</summary>
    public static string[] Files(string folder, string extension)
    {
        var files = Directory.GetFiles(folder, "*" + extension, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
