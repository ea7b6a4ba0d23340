// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Filiera.Gate;

/// <summary>The way of a request: address, key, limits, answer. No routing table: there are few addresses.</summary>
internal sealed class GateApp(GateAccess access, Decisions decisions, Outcomes outcomes, GateFeeds feeds, GateFiles files, GateDrain drain)
{
    /// <summary>Where all addresses begin.</summary>
    public const string Root = "/api/gate";

    private const string DecisionsPath = Root + "/decisions";
    private const string OutcomesPath = Root + "/outcomes";
    private const string DeltasPath = Root + "/deltas";
    private const string DayPrefix = Root + "/deltas/";
    private const int LongestAtOnce = 4096;

    // Made once: a method named as a value is a new object each time.
    private readonly Func<HttpContext, GateCaller, Task> _decide = decisions.AnswerAsync;
    private readonly Func<HttpContext, GateCaller, Task> _tell = outcomes.AnswerAsync;

    /// <summary>Answers a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var post = HttpMethods.IsPost(http.Request.Method);
        return post && path is DecisionsPath or OutcomesPath && http.Request.ContentLength <= LongestAtOnce
            ? Answer(http, path, post)
            : ElsewhereAsync(http, path, post);
    }

    // The thread that heard of it has others to hear: it does not read files, sign, or judge thousands of numbers meanwhile.
    private async Task ElsewhereAsync(HttpContext http, string path, bool post)
    {
        await Task.Yield();
        await Answer(http, path, post);
    }

    private Task Answer(HttpContext http, string path, bool post)
    {
        if (drain.IsDraining)
        {
            drain.Answered();
            Close(http);
        }

        if (post && path == DecisionsPath)
        {
            return Enter(http, GateScopes.Ask, _decide);
        }

        if (post && path == OutcomesPath)
        {
            return Enter(http, GateScopes.Outcome, _tell);
        }

        return post ? path == Root + "/drain" ? Enter(http, GateScopes.Admin, DrainAsync) : Nothing(http)
            : !HttpMethods.IsGet(http.Request.Method) ? Nothing(http)
            : path switch
            {
                Root + "/status" => Enter(http, GateScopes.None, feeds.StatusAsync),
                DeltasPath => Enter(http, GateScopes.Replica, feeds.DeltasAsync),
                Root + "/manifest" => Enter(http, GateScopes.Replica, feeds.ManifestAsync),
                Root + "/openapi.json" => Answers.WriteAsync(http, OpenApi.Document, "application/json"),
                _ when GateFiles.Owns(path) => Enter(http, GateScopes.Replica, files.AnswerAsync),
                _ when path.StartsWith(DayPrefix, StringComparison.Ordinal) && path.EndsWith(".csv", StringComparison.Ordinal)
                    => Enter(http, GateScopes.Ask, (request, caller) => feeds.DayAsync(request, caller, path[DayPrefix.Length..^4])),
                _ => Nothing(http),
            };
    }

    private Task Enter(HttpContext http, GateScopes scope, Func<HttpContext, GateCaller, Task> answer)
    {
        if (access.Find(http, scope, out var refusal) is not { } caller)
        {
            return GateProblems.WriteAsync(http, refusal!);
        }

        if (!caller.TryEnter())
        {
            return GateProblems.WriteAsync(http, new GateLimitReached());
        }

        var answering = Started(http, caller, answer);
        if (answering.IsCompletedSuccessfully)
        {
            caller.Leave();
            return answering;
        }

        return LeaveAfterAsync(http, answering, caller);
    }

    // What fails before it first waits leaves too.
    private static Task Started(HttpContext http, GateCaller caller, Func<HttpContext, GateCaller, Task> answer)
    {
        try
        {
            return answer(http, caller);
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    private static async Task LeaveAfterAsync(HttpContext http, Task answering, GateCaller caller)
    {
        try
        {
            await answering;
        }
        catch (Exception gone) when (HasLeft(http, gone))
        {
            await EndAsync(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            // The server's own limits of a body were met while it was read: the caller's doing, not the gate's. Where the next request begins nobody knows.
            Close(http);
            await GateProblems.WriteAsync(http, Bodies.WhyNotRead(bad));
        }
        finally
        {
            caller.Leave();
        }
    }

    private async Task DrainAsync(HttpContext http, GateCaller caller)
    {
        _ = drain.BeginAsync();
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await Answers.WriteAsync(http, Json.Object(("state", "draining")));
    }

    // Who asked stopped sending before the end it had stated, or is gone.
    private static bool HasLeft(HttpContext http, Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode == StatusCodes.Status400BadRequest && http.Request.ContentLength is not null,
        ConnectionResetException or ConnectionAbortedException => true,
        IOException or OperationCanceledException => http.RequestAborted.IsCancellationRequested,
        _ => false,
    };

    // Begun as the last answer of its connection, so that the server does not look for another request there.
    private static async Task EndAsync(HttpContext http)
    {
        if (!http.Response.HasStarted)
        {
            Close(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.StartAsync();
        }

        http.Abort();
    }

    private static void Close(HttpContext http)
    {
        if (HttpProtocol.IsHttp11(http.Request.Protocol))
        {
            http.Response.Headers.Connection = "close";
        }
    }

    private static Task Nothing(HttpContext http) => GateProblems.WriteAsync(http, new GateAddressUnknown());
}
