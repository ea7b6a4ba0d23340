// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace Filiera.Web;

/// <summary>Pages that tell every visitor the same: each is drawn once for what it tells, and sent again with the visitor's own form token in it.</summary>
/// <remarks>
/// A page is told apart by its component, address, language, theme and everything it was given, so nobody is shown what no longer holds. Who is signed in,
/// and whoever sends a query, is drawn a page of their own.
/// </remarks>
public sealed class SharedPages(IAntiforgery antiforgery)
{
    // Two languages and three themes of a handful of pages; figures that changed leave their pages behind.
    private const int Most = 256;

    private readonly ConcurrentDictionary<Told, Drawn> _drawn = new();

    /// <summary>Sends the page, drawing it when nothing like it was drawn before.</summary>
    internal async Task SendAsync<TPage>(HttpContext http, (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        if (http.Request.QueryString.HasValue || Guest.From(http.User) is not null)
        {
            await Answers.Page<TPage>(parameters).ExecuteAsync(http);
            return;
        }

        var told = new Told(typeof(TPage), http.Request.Path, Languages.Of(http.Request), Themes.Of(http.Request), [.. parameters.Select(parameter => parameter.Value)]);
        if (!_drawn.TryGetValue(told, out var drawn))
        {
            drawn = await DrawAsync<TPage>(http, parameters);
            if (_drawn.Count >= Most)
            {
                _drawn.Clear();
            }

            _drawn[told] = drawn;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        var token = drawn.Parts.Length == 1 ? [] : Encoding.UTF8.GetBytes(antiforgery.GetAndStoreTokens(http).RequestToken!);
        http.Response.ContentLength = drawn.Length + ((drawn.Parts.Length - 1) * (long)token.Length);
        var writer = http.Response.BodyWriter;
        for (var i = 0; i < drawn.Parts.Length; i++)
        {
            if (i > 0)
            {
                token.CopyTo(writer.GetSpan(token.Length));
                writer.Advance(token.Length);
            }

            drawn.Parts[i].CopyTo(writer.GetSpan(drawn.Parts[i].Length));
            writer.Advance(drawn.Parts[i].Length);
        }

        await writer.FlushAsync(http.RequestAborted);
    }

    private async Task<Drawn> DrawAsync<TPage>(HttpContext http, (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var sent = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var kept = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        try
        {
            await Answers.Page<TPage>(parameters).ExecuteAsync(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(sent);
        }

        var page = kept.ToArray();
        var token = Encoding.UTF8.GetBytes($"value=\"{antiforgery.GetTokens(http).RequestToken}\"");
        return Drawn.Of(page, token);
    }

    private sealed record Told(Type Page, string Path, Language Language, Theme Theme, object?[] Values)
    {
        public bool Equals(Told? other) => other is not null && Page == other.Page && Path == other.Path && Language == other.Language && Theme == other.Theme
            && Values.AsSpan().SequenceEqual(other.Values);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Page);
            hash.Add(Path);
            hash.Add(Language);
            hash.Add(Theme);
            foreach (var value in Values)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }

    // What stands before, between and after the places of the token.
    private sealed record Drawn(byte[][] Parts, long Length)
    {
        private const int Opening = 7;

        public static Drawn Of(ReadOnlySpan<byte> page, ReadOnlySpan<byte> token)
        {
            var parts = new List<byte[]>();
            for (int at; (at = page.IndexOf(token)) >= 0;)
            {
                // The quotation marks stay.
                parts.Add(page[..(at + Opening)].ToArray());
                page = page[(at + token.Length - 1)..];
            }

            parts.Add(page.ToArray());
            return new Drawn([.. parts], parts.Sum(part => (long)part.Length));
        }
    }
}
