// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Web;

/// <summary>The words of screening reasons, read from <c>docs/screening-reasons.md</c>: one table for people and for the program.</summary>
public static class ReasonWords
{
    private static readonly FrozenDictionary<string, (string Italian, string English)> Known = Words.Embedded("Filiera.Web.Lists.reasons")
        .Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(row => row[0].Trim('`'), row => (row[1], row[2].TrimEnd('|', ' ')), StringComparer.Ordinal);

    /// <summary>True when the code has words.</summary>
    public static bool Has(string code) => Known.ContainsKey(code);

    /// <summary>A reason as printed, such as <c>answer-too-old(RPO-03)</c>, in words with its rule; a reason of numbering keeps its code.</summary>
    public static string Reason(this Visit visit, string printed)
    {
        var bracket = printed.IndexOf('(', StringComparison.Ordinal);
        var code = bracket < 0 ? printed : printed[..bracket];
        if (!Known.TryGetValue(code, out var words))
        {
            return printed;
        }

        var said = (visit.Language == Language.Italian ? words.Italian : words.English).TrimEnd('.');
        return bracket < 0 ? said : $"{said} {printed[bracket..]}";
    }

    /// <summary>What would change the verdict of rows with a reason, as printed.</summary>
    public static string Change(this Visit visit, string printed)
    {
        var bracket = printed.IndexOf('(', StringComparison.Ordinal);
        var key = "change." + (bracket < 0 ? printed : printed[..bracket]);
        return visit[Words.Of(visit.Language).Has(key) ? key : "change.unreadable"];
    }
}
