// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Words of lower-case letters and digits joined by single dashes: <c>screen-list</c>.</summary>
internal static class KebabCase
{
    public static string Require(string? word, string parameter, int longest = 60) => Is(word, longest)
        ? word!
        : throw new ArgumentException("A kebab-case word is needed.", parameter);

    public static bool Is(string? word, int longest = 60) => !string.IsNullOrEmpty(word) && word.Length <= longest
        && word[0] != '-' && word[^1] != '-' && !word.Contains("--", StringComparison.Ordinal)
        && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
