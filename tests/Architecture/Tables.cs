// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>Reads the tables of a Markdown page.</summary>
internal static class Tables
{
    /// <summary>The cells of every body row, trimmed.</summary>
    public static IEnumerable<string[]> RowsOf(string page)
    {
        var lines = Repository.Read(page).Split('\n');
        var inBody = false;
        foreach (var line in lines)
        {
            var isRow = line.StartsWith('|');
            if (isRow && line.Replace("|", "", StringComparison.Ordinal).Trim(' ', '-', ':', '\r').Length == 0)
            {
                inBody = true;
            }
            else if (isRow && inBody)
            {
                yield return [.. line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim())];
            }
            else if (!isRow)
            {
                inBody = false;
            }
        }
    }
}
