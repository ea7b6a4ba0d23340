// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using Filiera.Kernel;
using Microsoft.AspNetCore.Http;

namespace Filiera.Gate;

/// <summary>What the gate asks of a body before it reads one, and reading one whole.</summary>
internal static class Bodies
{
    private const string Json = "application/json";

    /// <summary>Why a body is not read; null when it is.</summary>
    public static Refusal? Refuse(HttpRequest request, GateLimits limits)
    {
        var type = request.ContentType;
        if (type is null || !type.StartsWith(Json, StringComparison.OrdinalIgnoreCase) || (type.Length > Json.Length && type[Json.Length] is not (';' or ' ')))
        {
            return new GateContentTypeWrong();
        }

        return request.ContentLength > limits.BodyBytes ? new GateBodyTooLarge() : null;
    }

    /// <summary>Why the server stopped reading a body.</summary>
    public static Refusal WhyNotRead(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new GateBodyTooLarge(),
        StatusCodes.Status408RequestTimeout => new GateBodyTooSlow(),
        _ => new GateBodyBroken(),
    };

    /// <summary>The whole body; null when it is longer than the limit.</summary>
    /// <exception cref="BadHttpRequestException">The server's own limit was met first, or it came too slowly or broken.</exception>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, GateLimits limits, CancellationToken ct)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(ct);
            if (result.Buffer.Length > limits.BodyBytes)
            {
                return null;
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
