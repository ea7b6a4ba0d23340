// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Microsoft.AspNetCore.Http;

namespace Filiera.Gate;

/// <summary>Refusals as RFC 9457 problems: one table from code to status.</summary>
internal static class GateProblems
{
    /// <summary>The problem type of a code: a name that needs no server.</summary>
    public static string TypeOf(string code) => "urn:filiera:problem:" + code;

    /// <summary>The HTTP status of a code.</summary>
    public static int StatusOf(string code) => code switch
    {
        "gate-json-malformed" or "gate-body-broken" => StatusCodes.Status400BadRequest,
        "gate-key-missing" or "gate-key-refused" => StatusCodes.Status401Unauthorized,
        "gate-scope-missing" or "gate-key-of-another-client" => StatusCodes.Status403Forbidden,
        "gate-address-unknown" or "gate-file-not-named" => StatusCodes.Status404NotFound,
        "gate-body-too-slow" => StatusCodes.Status408RequestTimeout,
        "gate-clearance-used" => StatusCodes.Status409Conflict,
        "gate-body-too-large" => StatusCodes.Status413PayloadTooLarge,
        "gate-content-type-wrong" => StatusCodes.Status415UnsupportedMediaType,
        "gate-limit-reached" or "dial-journal-busy" => StatusCodes.Status429TooManyRequests,
        "disk-full" => StatusCodes.Status507InsufficientStorage,
        "gate-takes-no-outcomes" or "gate-outage" or "dial-journal-closed" or "dial-journal-not-written" or "lease-held-by-another"
            => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Writes a problem.</summary>
    /// <param name="http">The request answered.</param>
    /// <param name="refusals">At least one; the first gives the type.</param>
    /// <param name="kept">For outcomes: how many of the others were kept.</param>
    public static Task WriteAsync(HttpContext http, Sequence<Refusal> refusals, int? kept = null)
    {
        var first = refusals[0];
        var status = StatusOf(first.Code);
        var members = new List<(string, Json)>
        {
            ("type", TypeOf(first.Code)),
            ("status", status),
            ("title", first.Message),
            ("detail", first.Message + " " + first.Remedy),
            ("code", first.Code),
            ("refusals", Json.Array(refusals.Select(refusal => (Json)Json.Object(
                ("code", refusal.Code),
                ("where", refusal.Where is { } where ? where : Json.Null),
                ("message", refusal.Message),
                ("remedy", refusal.Remedy))))),
        };
        if (kept is { } count)
        {
            members.Add(("kept", count));
        }

        var body = Json.Object([.. members]).ToCanonicalBytes();
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.ContentLength = body.Length;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        return response.Body.WriteAsync(body).AsTask();
    }

    /// <inheritdoc cref="WriteAsync(HttpContext, Sequence{Refusal}, int?)"/>
    public static Task WriteAsync(HttpContext http, Refusal refusal) => WriteAsync(http, [refusal]);
}
