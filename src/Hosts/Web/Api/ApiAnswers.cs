// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Microsoft.Extensions.Options;

namespace Filiera.Web;

/// <summary>What an address of the API may answer: JSON with an ETag, or a problem.</summary>
internal static class ApiAnswers
{
    /// <summary>A thing as it stands; 304 for who has it already.</summary>
    public static IResult One<T>(T value) => new JsonAnswer<T>(StatusCodes.Status200OK, value, null);

    /// <summary>A thing as it stands, in a form that can be sent any number of times.</summary>
    public static ReadyAnswer Keep<T>(HttpContext http, T value) => new(Bytes(http, value));

    /// <summary>A thing just made, and where it is found.</summary>
    public static IResult Made<T>(string location, T value) => new JsonAnswer<T>(StatusCodes.Status201Created, value, location);

    /// <summary>Work taken on, and where to see how far it is.</summary>
    public static IResult TakenOn<T>(string location, T value) => new JsonAnswer<T>(StatusCodes.Status202Accepted, value, location);

    /// <summary>Nothing is there.</summary>
    public static IResult Nothing() => Results.NotFound();

    /// <summary>The refusals as a problem.</summary>
    public static IResult Against(Sequence<Refusal> refusals) => Answers.Problem(refusals);

    /// <summary>The ETag of a thing as it stands.</summary>
    public static string TagOf<T>(HttpContext http, T value) => ReadyAnswer.TagOf(Bytes(http, value));

    /// <summary>True when the caller knows the thing as it stands, or does not say what it knows.</summary>
    public static bool Matches<T>(HttpContext http, T value) =>
        http.Request.Headers.IfMatch is not { Count: > 0 } known || known.ToString() == "*" || known.ToString().Contains(TagOf(http, value), StringComparison.Ordinal);

    private static byte[] Bytes<T>(HttpContext http, T value) => JsonSerializer.SerializeToUtf8Bytes(
        value, http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions);

    private sealed class JsonAnswer<T>(int status, T value, string? location) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            if (location is not null)
            {
                response.Headers.Location = location;
            }

            await Keep(httpContext, value).ExecuteAsync(httpContext);
        }
    }
}
