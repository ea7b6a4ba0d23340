// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.AspNetCore.Http;

namespace Filiera.Gate;

/// <summary>Answers away from the hot path.</summary>
internal static class Answers
{
    /// <summary>Writes canonical JSON.</summary>
    public static Task WriteAsync(HttpContext http, Json json) => WriteAsync(http, json.ToCanonicalBytes(), "application/json");

    /// <summary>Writes bytes.</summary>
    public static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body, string type)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
