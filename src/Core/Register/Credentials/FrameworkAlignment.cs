// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Where a profile stands in a framework of others.</summary>
/// <param name="Framework">The framework's name.</param>
/// <param name="Code">The code there.</param>
/// <param name="Name">The name there.</param>
/// <param name="Url">Its address.</param>
public sealed partial record FrameworkAlignment(string Framework, string Code, string Name, string Url)
{
    /// <summary>Reads it as an entry of the log states it: <c>esco:</c> and a code of ESCO, or <c>ada:</c> and an activity area of the Italian atlas of work. Null for anything else.</summary>
    public static FrameworkAlignment? Read(string text) => text.Split(':', 2) switch
    {
        ["esco", var code] when Esco().IsMatch(code) => new FrameworkAlignment("ESCO", code, code, UrlOf(text)),
        ["ada", var code] when Ada().IsMatch(code) => new FrameworkAlignment("Atlante del Lavoro", code, code, UrlOf(text)),
        _ => null,
    };

    /// <summary>The address under which a credential names what an entry states.</summary>
    internal static string UrlOf(string text) => "urn:filiera:framework:" + text;

    [GeneratedRegex(@"\A[0-9]{4}(\.[0-9]{1,3}){0,4}\z")]
    private static partial Regex Esco();

    [GeneratedRegex(@"\AADA\.[0-9]{2}\.[0-9]{2}\.[0-9]{2}\z")]
    private static partial Regex Ada();

    internal Json.Map ToJson(string id) => Json.Object(
        ("id", id),
        ("targetCode", Code),
        ("targetFramework", Framework),
        ("targetName", Name),
        ("targetUrl", Url),
        ("type", Json.Array("Alignment")));
}
