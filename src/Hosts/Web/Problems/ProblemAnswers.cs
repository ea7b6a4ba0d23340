// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Access;
using Filiera.Kernel;
using Microsoft.AspNetCore.Diagnostics;

namespace Filiera.Web;

/// <summary>Answers that are not what was asked for: a page with words for people, an RFC 9457 problem for programs.</summary>
public static class ProblemAnswers
{
    /// <summary>True when the caller is a program: an address under <c>/api</c>, or JSON preferred over HTML.</summary>
    public static bool WantsJson(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var accept = request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An answer without a body (404, 403, 405…) gets one.</summary>
    public static Task OnStatusAsync(StatusCodeContext context) =>
        WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, []);

    /// <summary>A bug or an outage: nothing of it is shown. A body over the limit is answered as such.</summary>
    public static Task OnExceptionAsync(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is NotYoursException)
        {
            return WriteAsync(http, StatusCodes.Status403Forbidden, [new OrganisationNotYours()]);
        }

        var status = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return WriteAsync(http, status, []);
    }

    /// <summary>Writes the problem in the form the caller reads.</summary>
    public static async Task WriteAsync(HttpContext http, int status, Sequence<Refusal> refusals)
    {
        foreach (var wait in refusals.OfType<TooManyAttempts>())
        {
            http.Response.Headers.RetryAfter = wait.Seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (WantsJson(http.Request))
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/problem+json";
            await http.Response.Body.WriteAsync(ToJson(status, refusals).ToCanonicalBytes(), http.RequestAborted);
            return;
        }

        await Answers.Page<ProblemPage>(status, ("Status", status), ("Refusals", refusals)).ExecuteAsync(http);
    }

    /// <summary>The problem as RFC 9457 writes it; <c>refusals</c> lists every reason with its place.</summary>
    public static Json ToJson(int status, Sequence<Refusal> refusals)
    {
        if (refusals.IsEmpty)
        {
            return Json.Object(("type", "about:blank"), ("status", status), ("title", TitleOf(status)));
        }

        var first = refusals[0];
        return Json.Object(
            ("type", ProblemTable.TypeOf(first.Code)),
            ("status", status),
            ("title", ProblemTable.Find(first.Code)?.English ?? first.Message),
            ("detail", first.Message + " " + first.Remedy),
            ("code", first.Code),
            ("refusals", Json.Array(refusals.Select(refusal => Json.Object(
                ("code", refusal.Code),
                ("where", refusal.Where is { } where ? where : Json.Null),
                ("message", refusal.Message),
                ("remedy", refusal.Remedy))))));
    }

    /// <summary>The kind of page a status is told with: one that has words, or its hundred.</summary>
    public static string PageOf(int status) => status switch
    {
        400 or 403 or 404 or 405 or 413 or 415 or 429 or 503 => status.ToString(CultureInfo.InvariantCulture),
        401 => "403",
        >= 500 => "500",
        _ => "400",
    };

    private static string TitleOf(int status) => Words.Of(Language.English)[$"problem.{PageOf(status)}.title"];
}
