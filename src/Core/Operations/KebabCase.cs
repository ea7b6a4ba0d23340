// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;

namespace Filiera.Operations;

/// <summary>Words of lower-case letters and digits joined by single dashes: <c>screen-list</c>.</summary>
internal static class KebabCase
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static string Require(string? word, string parameter, int longest = 60) => Is(word, longest)
        ? word!
        : throw new ArgumentException("A kebab-case word is needed.", parameter);

    public static bool Is(string? word, int longest = 60) => !string.IsNullOrEmpty(word) && word.Length <= longest
        && word[0] != '-' && word[^1] != '-' && !word.AsSpan().ContainsAnyExcept(Allowed)
        && !word.Contains("--", StringComparison.Ordinal);
}
