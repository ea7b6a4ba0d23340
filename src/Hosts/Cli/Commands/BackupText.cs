// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>What a backup came to, in lines or as JSON.</summary>
internal static class BackupText
{
    /// <summary>Writes it.</summary>
    /// <param name="parsed">The command's output, and whether it is JSON.</param>
    /// <param name="path">The backup, or the data directory it was restored into.</param>
    /// <param name="made">What is in it.</param>
    /// <param name="checks">What the checks of the restored copy found; null when none were made.</param>
    /// <param name="elapsed">How long all took.</param>
    public static Task WriteAsync(ParseResult parsed, string path, BackupMade made, Sequence<IntegrityCheck>? checks, TimeSpan elapsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(OptionReading.AsJson))
        {
            return output.WriteLineAsync(Json.Object(
                ("bytes", made.Bytes),
                ("checks", checks is { } all ? Json.Array(all.Select(Line)) : Json.Null),
                ("engine", made.Engine),
                ("files", made.Files),
                ("ms", (long)elapsed.TotalMilliseconds),
                ("path", path)).ToCanonicalText());
        }

        var lines = new List<string>
        {
            path,
            string.Create(CultureInfo.InvariantCulture, $"{made.Files} files, {made.Bytes} bytes, {made.Engine}, {elapsed.TotalSeconds:0.0} s"),
        };
        lines.AddRange(checks is { } found ? IntegrityText.Lines(found) : ["not verified"]);
        return output.WriteLineAsync(string.Join(output.NewLine, lines));
    }

    private static Json Line(IntegrityCheck check) => Json.Object(("name", check.Name), ("sound", check.IsSound), ("text", check.Text));
}
