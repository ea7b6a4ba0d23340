// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>An answer of the API as it is sent: its bytes, and the ETag that names them.</summary>
internal sealed class ReadyAnswer(byte[] bytes) : IResult
{
    private readonly string _tag = TagOf(bytes);

    /// <summary>The ETag of an answer.</summary>
    public static string TagOf(byte[] bytes) => $"\"{ContentHash.Of(bytes).ToHex()[..32]}\"";

    /// <summary>Sends the answer, or 304 to who has it already.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        if (HttpMethods.IsGet(request.Method))
        {
            // Kept by the caller alone, and asked for again each time.
            response.Headers.ETag = _tag;
            response.Headers.CacheControl = "private, no-cache";
            if (request.Headers.IfNoneMatch.ToString().Contains(_tag, StringComparison.Ordinal))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = "application/json";
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
