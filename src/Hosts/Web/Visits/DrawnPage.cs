// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Filiera.Web;

/// <summary>What was answered to one visitor, ready to be sent to others: what stands before, between and after the places of the form token.</summary>
internal sealed class DrawnPage
{
    private const int Opening = 7;
    private readonly byte[][] _parts;

    private DrawnPage(byte[][] parts, bool isPage)
    {
        _parts = parts;
        Length = parts.Sum(part => (long)part.Length);
        IsPage = isPage;
    }

    /// <summary>Its bytes, without tokens.</summary>
    public long Length { get; }

    /// <summary>True for a page that was found: nothing else may be sent to anybody but who asked.</summary>
    public bool IsPage { get; }

    /// <summary>Has a request answered, and keeps what would have been sent.</summary>
    /// <param name="http">The request.</param>
    /// <param name="tokens">Whose token stands in the page.</param>
    /// <param name="answer">Answers it.</param>
    public static async Task<DrawnPage> DrawAsync(HttpContext http, FormTokens tokens, Func<Task> answer)
    {
        var sent = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        try
        {
            await answer();
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(sent);
        }

        var isPage = http.Response.StatusCode == StatusCodes.Status200OK && http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        return new DrawnPage(isPage ? Cut(bytes, Encoding.ASCII.GetBytes($"value=\"{tokens.Drawn(http)}\"")) : [bytes.ToArray()], isPage);
    }

    /// <summary>Sends it, with the visitor's own token in it.</summary>
    public async Task SendAsync(HttpContext http, FormTokens tokens)
    {
        if (Length == 0)
        {
            return;
        }

        if (IsPage)
        {
            http.Response.ContentType = "text/html; charset=utf-8";
        }

        var token = _parts.Length == 1 ? [] : tokens.Send(http);
        http.Response.ContentLength = Length + ((_parts.Length - 1) * (long)token.Length);

        // Begun before anything is written, or all of it is written aside first and copied behind the headers.
        await http.Response.StartAsync(http.RequestAborted);
        var writer = http.Response.BodyWriter;
        for (var i = 0; i < _parts.Length; i++)
        {
            if (i > 0)
            {
                token.CopyTo(writer.GetSpan(token.Length));
                writer.Advance(token.Length);
            }

            _parts[i].CopyTo(writer.GetSpan(_parts[i].Length));
            writer.Advance(_parts[i].Length);
        }

        await writer.FlushAsync(http.RequestAborted);
    }

    private static byte[][] Cut(ReadOnlySpan<byte> page, ReadOnlySpan<byte> token)
    {
        var parts = new List<byte[]>();
        for (int at; (at = page.IndexOf(token)) >= 0;)
        {
            // The quotation marks stay.
            parts.Add(page[..(at + Opening)].ToArray());
            page = page[(at + token.Length - 1)..];
        }

        parts.Add(page.ToArray());
        return [.. parts];
    }
}
