// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>The rulebook as a directory: <c>packs/</c>, <c>calendars/</c>, <c>profiles/</c> and <c>precedence/</c> with <c>.yaml</c> files.</summary>
public static class RulebookDirectory
{
    /// <summary>The environment variable that names the directory.</summary>
    public const string Variable = "FILIERA_RULEBOOK";

    private static readonly string[] Rooms = ["packs", "calendars", "profiles", "precedence"];

    /// <summary>Finds the directory: as named, else as the environment names it, else beside the program, else above the current directory.</summary>
    /// <param name="named">What the user asked for; null when nothing.</param>
    /// <param name="environment">The value of <see cref="Variable"/>; null or empty when not set.</param>
    /// <param name="beside">The directory of the program.</param>
    /// <param name="current">The current directory.</param>
    /// <returns>A directory, or null. A directory that was named is returned even when it does not exist, so that another is never taken in its place.</returns>
    public static string? Locate(string? named, string? environment, string beside, string current)
    {
        if (!string.IsNullOrEmpty(named) || !string.IsNullOrEmpty(environment))
        {
            return string.IsNullOrEmpty(named) ? environment : named;
        }

        if (Holds(beside) is { } near)
        {
            return near;
        }

        for (var above = new DirectoryInfo(current); above is not null; above = above.Parent)
        {
            if (Holds(above.FullName) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Reads and loads the rulebook in a directory.</summary>
    /// <returns>The rulebook, or every error; a file that cannot be read is one of them.</returns>
    public static Result<RuleCatalogue> Load(string? directory)
    {
        var errors = new List<Refusal>();
        var files = new List<PackFile>();
        foreach (var room in Rooms)
        {
            foreach (var path in Files(directory, room))
            {
                var name = $"{room}/{Path.GetFileName(path)}";
                if (Bytes(path) is { } bytes)
                {
                    files.Add(new PackFile(name, bytes));
                }
                else
                {
                    errors.Add(new RulePackUnreadable { Where = name + ":1:1" });
                }
            }
        }

        return errors.Count > 0 ? Sequence.From(errors) : RulebookLoader.Load(Sequence.From(files));
    }

    private static IEnumerable<string> Files(string? directory, string room)
    {
        var path = directory is null ? null : Path.Combine(directory, room);
        return path is null || !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal);
    }

    private static byte[]? Bytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);

            // One byte more than is allowed, so that the loader sees that there is more.
            var bytes = new byte[Math.Min(file.Length, YamlReader.MaxBytes + 1)];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Holds(string directory)
    {
        var rulebook = Path.Combine(directory, "rulebook");
        return Directory.Exists(Path.Combine(rulebook, "packs")) ? rulebook : null;
    }
}
