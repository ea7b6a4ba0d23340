// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>Blanks comments and the inside of literals, so that what remains can be searched as code.</summary>
/// <remarks>Holes of interpolated strings are blanked with them. Line ends and offsets are kept.</remarks>
internal static class CodeMask
{
    public static string Of(string text)
    {
        var masked = text.ToCharArray();
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfOpaque(text, at);
            for (var i = at; i < end; i++)
            {
                masked[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
            }

            at = Math.Max(end, at + 1);
        }

        return new(masked);
    }

    /// <summary>The end of the comment or literal that starts at <paramref name="at"/>; the same offset when none does.</summary>
    private static int EndOfOpaque(string text, int at) => text[at] switch
    {
        '/' when Next(text, at) == '/' => IndexOrEnd(text, "\n", at),
        '/' when Next(text, at) == '*' => IndexOrEnd(text, "*/", at + 2) + 2,
        '#' when IsFirstOnLine(text, at) => IndexOrEnd(text, "\n", at),
        '\'' => EndOfCharacter(text, at),
        '"' => EndOfString(text, at, 0, isVerbatim: false),
        '$' or '@' => EndOfPrefixed(text, at),
        _ => at,
    };

    private static int EndOfPrefixed(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && text[quote] is '$' or '@')
        {
            quote++;
        }

        var prefix = text[at..quote];
        return quote < text.Length && text[quote] == '"'
            ? EndOfString(text, quote, prefix.Count(c => c == '$'), prefix.Contains('@', StringComparison.Ordinal))
            : at;
    }

    private static int EndOfString(string text, int quote, int holes, bool isVerbatim)
    {
        var quotes = 0;
        while (quote + quotes < text.Length && text[quote + quotes] == '"')
        {
            quotes++;
        }

        if (quotes >= 3 && !isVerbatim)
        {
            var fence = new string('"', quotes);
            return Math.Min(text.Length, IndexOrEnd(text, fence, quote + quotes) + quotes);
        }

        var at = quote + 1;
        while (at < text.Length && text[at] != '"' || isVerbatim && Next(text, at) == '"')
        {
            at = (text[at], holes) switch
            {
                ('"', _) => at + 2,
                ('\\', _) when !isVerbatim => at + 2,
                ('{', > 0) when Next(text, at) == '{' => at + 2,
                ('{', > 0) => EndOfHole(text, at),
                _ => at + 1,
            };
        }

        return Math.Min(text.Length, at + 1);
    }

    private static int EndOfHole(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at + 1;
            }

            at = Math.Max(at, EndOfOpaque(text, at) - 1);
        }

        return text.Length;
    }

    private static int EndOfCharacter(string text, int at)
    {
        var close = text.IndexOf('\'', Math.Min(text.Length, at + (Next(text, at) == '\\' ? 3 : 1)));
        return close < 0 || close - at > 10 ? at : close + 1;
    }

    private static bool IsFirstOnLine(string text, int at)
    {
        var line = text.LastIndexOf('\n', at) + 1;
        return string.IsNullOrWhiteSpace(text[line..at]);
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static int IndexOrEnd(string text, string what, int from)
    {
        var found = from >= text.Length ? -1 : text.IndexOf(what, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found;
    }
}
