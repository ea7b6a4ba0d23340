// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Text;
using Filiera.Register;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Filiera.Web;

/// <summary>Pages of the register, drawn once for all visitors who are not signed in and kept until there is a new checkpoint or a new day.</summary>
/// <remarks>Told apart by address, query, language, theme and what else they are drawn from; only a page that was found is kept. Memory has a bound.</remarks>
public sealed class RegisterPages(IAntiforgery antiforgery)
{
    private const long Most = 64 << 20;
    private const int LongestQuery = 256;

    private readonly ConcurrentDictionary<Told, Drawn> _drawn = new();
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

    // The database learns where entries stand just after the checkpoint can be read. The last entry of a log is the map's, which it does not hold.
    private static async Task<bool> IsCompleteAsync(RegisterState? state, IRegisterBook book, CancellationToken ct) =>
        state is not null && await book.NewestAsync(1, ct) is [var newest] && newest.Index == state.Log.Size - 2;

    private async Task SendAsync(HttpContext http, object source, RegisterState? state, IRegisterBook book, Func<Task<IResult>> draw)
    {
        if (http.Request.QueryString.Value is { Length: > LongestQuery } || Guest.From(http.User) is not null)
        {
            await (await draw()).ExecuteAsync(http);
            return;
        }

        var told = new Told(http.Request.Path, http.Request.QueryString.Value, Languages.Of(http.Request), Themes.Of(http.Request), source);
        if (!_drawn.TryGetValue(told, out var drawn))
        {
            // Asked before anything is read: what is read after it can only be newer.
            var isComplete = await IsCompleteAsync(state, book, http.RequestAborted);
            drawn = await DrawAsync(http, await draw());
            if (isComplete && http.Response.StatusCode == StatusCodes.Status200OK)
            {
                Keep(told, drawn);
            }
        }

        await SendAsync(http, drawn);
    }

    private void Keep(Told told, Drawn drawn)
    {
        if (Interlocked.Add(ref _held, drawn.Length) > Most)
        {
            _drawn.Clear();
            Volatile.Write(ref _held, drawn.Length);
        }

        _drawn[told] = drawn;
    }

    private async Task SendAsync(HttpContext http, Drawn drawn)
    {
        http.Response.ContentType ??= "text/html; charset=utf-8";
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

    private async Task<Drawn> DrawAsync(HttpContext http, IResult page)
    {
        var sent = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var kept = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        try
        {
            await page.ExecuteAsync(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(sent);
        }

        return Drawn.Of(kept.ToArray(), Encoding.UTF8.GetBytes($"value=\"{antiforgery.GetTokens(http).RequestToken}\""));
    }

    private sealed record Told(string Path, string? Query, Language Language, Theme Theme, object Source);

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

    private sealed class KeptAnswer(object source, RegisterState? state, IRegisterBook book, Func<Task<IResult>> draw) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<RegisterPages>().SendAsync(httpContext, source, state, book, draw);
    }
}
