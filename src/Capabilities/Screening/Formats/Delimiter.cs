// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Finds the delimiter of a file from its first lines.</summary>
internal static class Delimiter
{
    private static readonly char[] Candidates = [';', ',', '\t', '|'];

    /// <summary>The candidate that splits the first line into most fields; a semicolon when none does.</summary>
    /// <remarks>The header decides: data rows of Italian exports hold decimal commas.</remarks>
    public static char Of(string firstLine) =>
        Candidates.MaxBy(candidate => Outside(firstLine, candidate));

    private static int Outside(string line, char delimiter)
    {
        var quoted = false;
        var count = 0;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += !quoted && c == delimiter ? 1 : 0;
        }

        return count;
    }
}
