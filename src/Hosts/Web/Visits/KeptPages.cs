// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Text;
using Filiera.Operations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;

namespace Filiera.Web;

/// <summary>Pages are drawn once for all who are shown the same, and sent again, each with the visitor's own form token in it, as long as nothing was written.</summary>
/// <remarks>
/// Only pages that say so (<see cref="KeptPage"/>): what they show is in the database, in the address, in what the visitor chose, in who asks, or on the clock. A page
/// is drawn anew after any commit of anybody, and after a second.
/// </remarks>
public sealed class KeptPages(RequestDelegate next, IAntiforgery antiforgery, ICommits commits, IClock clock)
{
    private const long MostBytes = 8 << 20;

    private readonly ConcurrentDictionary<Asked, Kept> _kept = new();
    private long _bytes;

    /// <summary>Sends the page if it still holds; otherwise has it drawn and keeps it.</summary>
    public Task InvokeAsync(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<KeptPage>() is null || Guest.From(http.User) is { Key: not null }
        ? next(http)
        : SendAsync(http);

    private async Task SendAsync(HttpContext http)
    {
        var asked = Asked.Of(http);
        var now = new Moment(await commits.MarkAsync(http), clock.GetCurrentInstant().ToUnixTimeSeconds(), Environment.TickCount64 / 1000);
        if (_kept.TryGetValue(asked, out var kept) && kept.At == now)
        {
            await WriteAsync(http, kept.Page);
            return;
        }

        if (await DrawAsync(http) is { } drawn)
        {
            Keep(asked, new Kept(now, drawn));
            await WriteAsync(http, drawn);
        }
    }

    private void Keep(Asked asked, Kept kept)
    {
        _kept[asked] = kept;
        if (Interlocked.Add(ref _bytes, kept.Page.Length) > MostBytes)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }
    }

    private async Task WriteAsync(HttpContext http, DrawnPage page)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        var token = page.Parts.Length == 1 ? [] : Encoding.ASCII.GetBytes(antiforgery.GetAndStoreTokens(http).RequestToken!);
        http.Response.ContentLength = page.Length + ((page.Parts.Length - 1) * (long)token.Length);
        var writer = http.Response.BodyWriter;
        for (var i = 0; i < page.Parts.Length; i++)
        {
            if (i > 0)
            {
                token.CopyTo(writer.GetSpan(token.Length));
                writer.Advance(token.Length);
            }

            page.Parts[i].CopyTo(writer.GetSpan(page.Parts[i].Length));
            writer.Advance(page.Parts[i].Length);
        }

        await writer.FlushAsync(http.RequestAborted);
    }

    // Null when what was answered is no page: then it has been sent.
    private async Task<DrawnPage?> DrawAsync(HttpContext http)
    {
        var sent = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(sent);
        }

        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true)
        {
            body.Position = 0;
            await body.CopyToAsync(http.Response.Body, http.RequestAborted);
            return null;
        }

        return DrawnPage.Of(body.GetBuffer().AsSpan(0, (int)body.Length), Encoding.ASCII.GetBytes($"value=\"{antiforgery.GetTokens(http).RequestToken}\""));
    }

    // Everything a page is drawn from that is neither written in the database nor read from the clock.
    private sealed record Asked(string Path, string Query, string Host, bool IsTls, Language Language, Theme Theme, string? Views, Guest? Who)
    {
        public static Asked Of(HttpContext http) => new(
            http.Request.Path.Value ?? "/",
            http.Request.QueryString.Value ?? "",
            http.Request.Host.Value ?? "",
            http.Request.IsHttps,
            Languages.Of(http.Request),
            Themes.Of(http.Request),
            http.Request.Cookies[SavedViews.Cookie],
            Guest.From(http.User) is { } guest ? guest with { Session = null } : null);
    }

    // The clock of the installation may stand still, where it is played.
    private readonly record struct Moment(long Mark, long Second, long Tick);

    private sealed record Kept(Moment At, DrawnPage Page);
}
