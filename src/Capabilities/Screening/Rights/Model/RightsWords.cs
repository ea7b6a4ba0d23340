// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Text;

namespace Filiera.Screening;

/// <summary>The public names of the words of rights requests: lower case, words joined by dashes, such as <c>consent-withdrawal</c>.</summary>
public static class RightsWords
{
    private static readonly ConcurrentDictionary<Enum, string> Names = [];

    /// <summary>The public name.</summary>
    public static string Of<T>(T word)
        where T : struct, Enum => Names.GetOrAdd(word, Kebab);

    /// <summary>The word of that name; false for anything else, null included.</summary>
    public static bool TryParse<T>(string? name, out T word)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (Of(known) == name)
            {
                word = known;
                return true;
            }
        }

        word = default;
        return false;
    }

    private static string Kebab(Enum word)
    {
        var name = new StringBuilder();
        foreach (var c in word.ToString())
        {
            name.Append(char.IsUpper(c) && name.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
