// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics.CodeAnalysis;

namespace Filiera.Parties;

internal static class KebabCase
{
    internal static bool Holds([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 40 } && char.IsAsciiLetterLower(text[0]) && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && !text.Contains("--", StringComparison.Ordinal);
}
