// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Lets an act through once for each key: sent again, the same act gets the same answer and does not take effect again.</summary>
/// <remarks>The header also keeps foreign pages out: no form can send it, and no script of another origin may.</remarks>
internal sealed class IdempotencyFilter(IRequestKeys keys) : IEndpointFilter
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Says that the answer is one given before.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int LongestBody = 1 << 20;

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (!RequestKeys.IsKey(key) || Guest.From(http.User) is not { } guest)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, new IdempotencyKeyMissing { Where = Header });
        }

        if (await BodyAsync(http) is not { } body)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, new RequestNotUnderstood());
        }

        // What was answered at one organisation is no answer at another, whoever asks.
        var by = guest.Actor;
        var asked = ContentHash.Of([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path} {guest.Organisation}\n"), .. SHA256.HashData(body)]);
        return await keys.BeginAsync(by, key, asked, http.RequestAborted) switch
        {
            Result<KeptAnswer?>.Ok { Value: { } kept } => new Replay(kept),
            Result<KeptAnswer?>.Ok => new Once(by, key, await next(context)),
            Result<KeptAnswer?>.Refused { Refusals: [RequestUnderWay, ..] } underWay => new Later(underWay.Refusals),
            Result<KeptAnswer?>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        http.Request.EnableBuffering(LongestBody, LongestBody + 1);
        try
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            http.Request.Body.Position = 0;
            return body.Length <= LongestBody ? body.ToArray() : null;
        }
        catch (IOException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed class Later(Sequence<Refusal> refusals) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = "1";
            return ApiAnswers.Against(refusals).ExecuteAsync(httpContext);
        }
    }

    private sealed class Replay(KeptAnswer kept) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = kept.Status;
            response.Headers[ReplayedHeader] = "true";
            if (kept.Location is { } location)
            {
                response.Headers.Location = location;
            }

            response.ContentType = "application/json";
            await response.Body.WriteAsync(kept.Body.AsSpan().ToArray(), httpContext.RequestAborted);
        }
    }

    // Written down before it leaves: an answer that was given can be given again.
    private sealed class Once(Actor by, string key, object? result) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var keys = httpContext.RequestServices.GetRequiredService<IRequestKeys>();
            var (wire, kept) = (response.Body, new MemoryStream());
            response.Body = kept;
            try
            {
                await ((IResult)result!).ExecuteAsync(httpContext);
            }
            finally
            {
                response.Body = wire;
            }

            // What was refused changed nothing: it may be corrected and sent with the same key.
            await (response.StatusCode < 300
                ? keys.EndAsync(by, key, new KeptAnswer(response.StatusCode, response.Headers.Location.ToString() is { Length: > 0 } at ? at : null, Sequence.From(kept.ToArray())), CancellationToken.None)
                : keys.ForgetAsync(by, key, CancellationToken.None));
            await wire.WriteAsync(kept.ToArray(), httpContext.RequestAborted);
        }
    }
}
