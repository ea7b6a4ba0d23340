// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>Pages of the register, drawn once for all visitors who are not signed in and kept until there is a new checkpoint or a new day.</summary>
/// <remarks>Told apart by address, query, language, theme and what else they are drawn from; only a page that was found is kept. Memory has a bound.</remarks>
public sealed class RegisterPages(FormTokens tokens)
{
    // Of the 250 MB that the portal may take in all.
    private const long Most = 12 << 20;
    private const int LongestQuery = 256;

    private readonly ConcurrentDictionary<Told, DrawnPage> _drawn = new();
    private readonly SharedDrawings<Told> _drawings = new(tokens);
    private readonly Lock _keeping = new();
    private volatile RegisterState? _complete;
    private long _held;

    /// <summary>Bytes of pages kept.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>A page of the register as one checkpoint states it.</summary>
    /// <param name="state">The register; null where nothing was published yet, and then nothing is kept.</param>
    /// <param name="visit">Who asks.</param>
    /// <param name="book">Where entries are read: a page drawn before it knows them all is drawn again.</param>
    /// <param name="draw">The page, read and drawn when none is kept.</param>
    public static IResult Kept(RegisterState? state, Visit visit, IRegisterBook book, Func<Task<IResult>> draw) =>
        new KeptAnswer((state?.Log.Checkpoint, visit.Today, visit.Http.Request.Scheme, visit.Http.Request.Host), state, book, draw);

    private async Task SendAsync(HttpContext http, object source, RegisterState? state, IRegisterBook book, Func<Task<IResult>> draw)
    {
        if (http.Request.QueryString.Value is { Length: > LongestQuery } || Guest.From(http.User) is not null)
        {
            await (await draw()).ExecuteAsync(http);
            return;
        }

        var told = new Told(http.Request.Path, http.Request.QueryString.Value, Languages.Of(http.Request), Themes.Of(http.Request), source);
        if (!_drawn.TryGetValue(told, out var page))
        {
            // Asked before anything is read: what is read after it can only be newer.
            var isComplete = await IsCompleteAsync(state, book, http.RequestAborted);
            page = await _drawings.DrawAsync(http, told, async () => await (await draw()).ExecuteAsync(http), drawn => isComplete && Keep(told, drawn, state!));
        }

        await page.SendAsync(http, tokens);
    }

    private async Task<bool> IsCompleteAsync(RegisterState? state, IRegisterBook book, CancellationToken ct)
    {
        if (state is null || state == _complete)
        {
            return state is not null;
        }

        // The database learns where entries stand just after the checkpoint can be read. The last entry of a log is the map's, which it does not hold.
        var isComplete = await book.NewestAsync(1, ct) is [var newest] && newest.Index == state.Log.Size - 2;
        if (isComplete)
        {
            Follow(state);
        }

        return isComplete;
    }

    // Pages of an older checkpoint are asked for by nobody any more.
    private void Follow(RegisterState state)
    {
        lock (_keeping)
        {
            if (_complete is { } before && before.Log.Size < state.Log.Size)
            {
                Empty();
            }

            _complete = _complete is { } newer && newer.Log.Size > state.Log.Size ? newer : state;
        }
    }

    // Others who wait for this very page get it even where it came too late to be kept.
    private bool Keep(Told told, DrawnPage page, RegisterState state)
    {
        lock (_keeping)
        {
            if (state == _complete && _drawn.TryAdd(told, page) && (_held += page.Length) > Most)
            {
                Empty();
            }
        }

        return true;
    }

    private void Empty()
    {
        _drawn.Clear();
        _held = 0;
    }

    private sealed record Told(string Path, string? Query, Language Language, Theme Theme, object Source);

    private sealed class KeptAnswer(object source, RegisterState? state, IRegisterBook book, Func<Task<IResult>> draw) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<RegisterPages>().SendAsync(httpContext, source, state, book, draw);
    }
}
