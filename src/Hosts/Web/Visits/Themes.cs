// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Which theme a request is answered in: <c>?tema=</c>, then the cookie, then the visitor's own system.</summary>
public static class Themes
{
    /// <summary>The cookie that keeps an explicit choice.</summary>
    public const string Cookie = "filiera-tema";

    /// <summary>The name of the choice in an address.</summary>
    public const string Parameter = "tema";

    /// <summary>The word written in addresses, cookies and keys.</summary>
    public static string Tag(this Theme theme) => theme switch
    {
        Theme.Light => "chiaro",
        Theme.Dark => "scuro",
        _ => "sistema",
    };

    /// <summary>What the style sheet reads; null leaves it to the visitor's system.</summary>
    public static string? Mark(this Theme theme) => theme switch
    {
        Theme.Light => "light",
        Theme.Dark => "dark",
        _ => null,
    };

    /// <summary>Reads one of the words; anything else is no choice.</summary>
    public static Theme? Read(string? tag) => tag switch
    {
        "chiaro" => Theme.Light,
        "scuro" => Theme.Dark,
        "sistema" => Theme.System,
        _ => null,
    };

    /// <summary>The theme of a request.</summary>
    public static Theme Of(HttpRequest request) => Read(request.Query[Parameter]) ?? Read(request.Cookies[Cookie]) ?? Theme.System;
}
