// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A file somebody gives for verification.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Open">Opens it from its start, as often as asked.</param>
/// <param name="Path">Where it lies on disk; null when it lies elsewhere.</param>
public sealed record GivenFile(string Name, Func<CancellationToken, Task<Stream>> Open, string? Path = null)
{
    /// <summary>A file on disk.</summary>
    public static GivenFile At(string path) => new(
        System.IO.Path.GetFileName(path),
        _ => Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true)),
        path);
}
