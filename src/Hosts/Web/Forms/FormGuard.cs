// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Antiforgery;

namespace Filiera.Web;

/// <summary>Lets a form through only when it carries the token of a page this installation showed to the same browser.</summary>
public static class FormGuard
{
    /// <summary>The hidden field of every form.</summary>
    public const string FieldName = "gettone";

    /// <summary>What a guarded endpoint carries, so that tests can tell.</summary>
    public static object Mark { get; } = new Guarded("form");

    /// <summary>What an endpoint carries that checks the token itself, because its body must not be buffered.</summary>
    public static object StreamMark { get; } = new Guarded("stream");

    /// <summary>What an endpoint carries that takes no cookie for anything: the secret it is sent is what shows who asks.</summary>
    public static object SecretMark { get; } = new Guarded("secret");

    /// <summary>True when the endpoint checks the token.</summary>
    public static bool Guards(EndpointMetadataCollection metadata) => metadata.GetMetadata<Guarded>() is not null;

    /// <summary>Answers with <paramref name="handler"/>, for forms of this installation alone.</summary>
    public static RequestDelegate Before(RequestDelegate handler) => async http =>
    {
        if (http.Request.HasFormContentType && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await handler(http);
            return;
        }

        await Answers.Problem(StatusCodes.Status400BadRequest, new FormNotFromHere()).ExecuteAsync(http);
    };

    private sealed record Guarded(string How);
}
