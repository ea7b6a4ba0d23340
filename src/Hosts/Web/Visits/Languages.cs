// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Filiera.Web;

/// <summary>Which language a request is answered in: <c>?lang=</c>, then the cookie, then what the browser asks for, then Italian.</summary>
public static class Languages
{
    /// <summary>The cookie that keeps an explicit choice.</summary>
    public const string Cookie = "filiera-lang";

    private const int LongestWish = 64;
    private const int MostWishes = 256;

    private static readonly ConcurrentDictionary<string, Language?> Wishes = new(StringComparer.Ordinal);
    private static readonly CultureInfo Italy = CultureInfo.GetCultureInfo("it-IT");
    private static readonly CultureInfo Britain = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The tag written in <c>html lang</c>.</summary>
    public static string Tag(this Language language) => language == Language.Italian ? "it" : "en";

    /// <summary>How numbers and dates are written.</summary>
    public static CultureInfo Culture(this Language language) => language == Language.Italian ? Italy : Britain;

    /// <summary>Reads <c>it</c> or <c>en</c>; anything else is no choice.</summary>
    public static Language? Read(string? tag) => tag switch
    {
        "it" => Language.Italian,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>The language of a request.</summary>
    public static Language Of(HttpRequest request) =>
        Read(request.Query["lang"]) ?? Read(request.Cookies[Cookie]) ?? Asked(request) ?? Language.Italian;

    // Browsers send few wordings, and each with every request: one that is longer than theirs is read each time it comes.
    private static Language? Asked(HttpRequest request)
    {
        if (request.Headers.AcceptLanguage is not [{ Length: <= LongestWish } wish])
        {
            return Read(request);
        }

        if (Wishes.TryGetValue(wish, out var known))
        {
            return known;
        }

        if (Wishes.Count >= MostWishes)
        {
            Wishes.Clear();
        }

        return Wishes[wish] = Read(request);
    }

    private static Language? Read(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage?
        .OrderByDescending(wish => wish.Quality ?? 1)
        .Select(Known)
        .FirstOrDefault(language => language is not null);

    private static Language? Known(StringWithQualityHeaderValue wish) =>
        wish.Quality is 0 || wish.Value.Length < 2 ? null : Read(wish.Value.Value?[..2].ToLowerInvariant());
}
