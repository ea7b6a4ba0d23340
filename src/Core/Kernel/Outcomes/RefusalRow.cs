// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>What one refusal code means to people, as a row of <c>docs/refusals.md</c> says it, for every host that shows it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Italian">What is wrong.</param>
/// <param name="ItalianRemedy">What to do next.</param>
/// <param name="English">What is wrong.</param>
/// <param name="EnglishRemedy">What to do next.</param>
public sealed record RefusalRow(string Code, string Italian, string ItalianRemedy, string English, string EnglishRemedy)
{
    /// <summary>Reads the rows of the Markdown table: code, Italian, Italian remedy, English, English remedy.</summary>
    /// <exception cref="FormatException">A row is not whole.</exception>
    public static IEnumerable<RefusalRow> Read(string text) => text
        .Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries) is [var code, var it, var itRemedy, var en, var enRemedy]
            && it.Length > 0 && itRemedy.Length > 0 && en.Length > 0 && enRemedy.Length > 0
                ? new RefusalRow(code.Trim('`'), it, itRemedy, en, enRemedy)
                : throw new FormatException($"Not a whole row: {line}"));
}
