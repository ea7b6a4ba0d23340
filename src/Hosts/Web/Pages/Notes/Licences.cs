// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The works of others that Filiera is built and tested with, and their licences: the tables of <c>docs/dependencies.md</c> themselves.</summary>
public static class Licences
{
    /// <summary>Every package, by name.</summary>
    public static IReadOnlyList<(string Package, string Licence)> All { get; } = [.. Words.Embedded("Filiera.Web.Notes.dependencies")
        .Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => (cells[0].Trim('`'), cells[2]))
        .OrderBy(row => row.Item1, StringComparer.OrdinalIgnoreCase)];
}
