// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;

namespace Filiera.Bench;

/// <summary>The peers' SQL, as it stands in <c>bench/peers/screening</c>, with the words of one run put in.</summary>
internal static partial class PeerSql
{
    public static string Folder => Path.Combine(Measure.Root, "bench", "peers", "screening");

    /// <summary>The statements of a file.</summary>
    /// <param name="engine">The folder.</param>
    /// <param name="name">The file, without its ending.</param>
    /// <param name="words">What stands for each <c>{{word}}</c>; a word may hold others.</param>
    public static string[] Statements(string engine, string name, IReadOnlyDictionary<string, string> words)
    {
        var text = Body(engine, name);
        while (Word().IsMatch(text))
        {
            text = Word().Replace(text, match => words[match.Groups[1].Value]);
        }

        return [.. text.Split(";\n").Select(statement => statement.Trim()).Where(statement => statement.Length > 0)];
    }

    /// <summary>A file without its comments.</summary>
    public static string Body(string engine, string name) => string.Join(
        '\n',
        File.ReadLines(Path.Combine(Folder, engine, name + ".sql")).Where(line => !line.StartsWith("--", StringComparison.Ordinal))) + "\n";

    [GeneratedRegex(@"\{\{([a-z_-]+)\}\}")]
    private static partial Regex Word();
}
