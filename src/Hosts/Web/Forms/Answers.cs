// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Filiera.Web;

/// <summary>What an endpoint may answer: a page, a way onwards after a form, or a problem.</summary>
public static class Answers
{
    /// <summary>A page with its parameters.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : IComponent
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            named.Add(name, value);
        }

        // Streaming would send the status before a page is known to render.
        return new RazorComponentResult<TPage>(named) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>A page with its parameters, found.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : IComponent => Page<TPage>(StatusCodes.Status200OK, parameters);

    /// <summary>After a form was taken: the browser asks for this page next, so that reloading sends nothing twice.</summary>
    public static IResult SeeOther(string address) => new SeeOtherAnswer(address);

    /// <summary>Refusals, as a page for people and as an RFC 9457 problem for programs.</summary>
    public static IResult Problem(int status, params ReadOnlySpan<Refusal> refusals) =>
        new ProblemAnswer(status, Sequence.Create(refusals));

    /// <summary>Refusals, with the status their first code stands for.</summary>
    public static IResult Problem(Sequence<Refusal> refusals) =>
        new ProblemAnswer(ProblemTable.StatusOf(refusals[0].Code), refusals);

    private sealed class SeeOtherAnswer(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }

    private sealed class ProblemAnswer(int status, Sequence<Refusal> refusals) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => ProblemAnswers.WriteAsync(httpContext, status, refusals);
    }
}
