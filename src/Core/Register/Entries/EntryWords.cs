// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Text;

namespace Filiera.Register;

/// <summary>Names of a closed set as they are written: kebab-case.</summary>
internal static class EntryWords<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Kebab(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Name(T value) => Names[value];

    public static bool TryRead(string name, out T value) => Values.TryGetValue(name, out value);

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (var c in name)
        {
            kebab.Append(char.IsAsciiLetterUpper(c) && kebab.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
