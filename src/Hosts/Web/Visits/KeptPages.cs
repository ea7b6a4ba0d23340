// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Web;

/// <summary>Pages are drawn once for all who are shown the same, and sent again, each with the visitor's own form token in it, as long as nothing was written.</summary>
/// <remarks>
/// Only pages that say so (<see cref="KeptPage"/>): what they show is in the database, in the address, in what the visitor chose, in who asks, or on the clock. A page
/// is drawn anew after any commit of anybody, and after a second; who asks for it meanwhile waits for that drawing.
/// </remarks>
public sealed class KeptPages(RequestDelegate next, FormTokens tokens, ICommits commits, IClock clock)
{
    private const long MostBytes = 8 << 20;

    private readonly ConcurrentDictionary<Asked, Kept> _kept = new();
    private readonly SharedDrawings<Drawing> _drawings = new(tokens);
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
            await kept.Page.SendAsync(http, tokens);
            return;
        }

        var drawn = await _drawings.DrawAsync(http, new Drawing(asked, now), () => next(http), page => Keep(asked, new Kept(now, page)));
        await drawn.SendAsync(http, tokens);
    }

    private bool Keep(Asked asked, Kept kept)
    {
        _kept[asked] = kept;
        if (Interlocked.Add(ref _bytes, kept.Page.Length) > MostBytes)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }

        return true;
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

    private sealed record Drawing(Asked Page, Moment At);

    private sealed record Kept(Moment At, DrawnPage Page);
}
