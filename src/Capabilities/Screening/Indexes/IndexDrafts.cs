// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Screening;

/// <summary>Indexes while they are written: <c>NAME.HEX.draft</c>, open and so locked by whoever writes it until it bears its name.</summary>
/// <remarks>The lock dies with its process, so a draft that nobody holds was left by one that was killed.</remarks>
public static class IndexDrafts
{
    private const string Suffix = ".draft";
    private const int HexDigits = 16;
    private const int MostAttempts = 3;

    /// <summary>Removes the drafts of an index that no process holds; those being written stay, and so does everything where files cannot be locked.</summary>
    /// <param name="path">The index; it need not be there.</param>
    public static void RemoveAbandoned(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var name = Path.GetFileName(path);
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var drafts = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => IsDraftOf(Path.GetFileName(file), name)).ToList() : [];
            if (drafts.Count > 0 && Locks(path))
            {
                drafts.ForEach(draft => TryRemove(draft));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whether the directory can be written is said when the index is.
        }
    }

    /// <summary>A new draft, held until it is disposed.</summary>
    internal static FileStream Create(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var name = $"{path}.{RandomNumberGenerator.GetHexString(HexDigits, lowercase: true)}{Suffix}";
            try
            {
                var draft = new FileStream(name, options);
                if (File.Exists(name))
                {
                    return draft;
                }

                draft.Dispose();
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Between its making and its lock somebody may take a draft for an abandoned one: it is still empty, and the next one is as good.
            }
        }
    }

    // A lock that does not keep even ourselves out says nothing about others.
    private static bool Locks(string path)
    {
        using var held = Create(path);
        var locks = !TryRemove(held.Name);
        File.Delete(held.Name);
        return locks;
    }

    // It goes while it is held: nobody can begin to write it in between.
    private static bool TryRemove(string draft)
    {
        try
        {
            using var held = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsDraftOf(string file, string name) =>
        file.Length == name.Length + 1 + HexDigits + Suffix.Length && file.StartsWith(name + ".", StringComparison.Ordinal) && file.EndsWith(Suffix, StringComparison.Ordinal)
        && file.AsSpan(name.Length + 1, HexDigits).IndexOfAnyExcept("0123456789abcdef") < 0;
}
