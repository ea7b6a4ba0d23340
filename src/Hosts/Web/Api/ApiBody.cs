// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Microsoft.Extensions.Options;

namespace Filiera.Web;

/// <summary>Reads the JSON body of a request.</summary>
internal static class ApiBody
{
    /// <summary>The body; or <see cref="RequestNotUnderstood"/> for anything else, unknown members included.</summary>
    public static async Task<Result<T>> ReadAsync<T>(HttpContext http, CancellationToken ct)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return new RequestNotUnderstood();
        }

        var options = new JsonSerializerOptions(http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
        };
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, options, ct) is { } read ? read : new RequestNotUnderstood();
        }
        catch (JsonException wrong)
        {
            return new RequestNotUnderstood { Where = wrong.Path is { Length: > 1 } path ? "/" + path[1..].Trim('.').Replace('.', '/') : null };
        }
    }
}
