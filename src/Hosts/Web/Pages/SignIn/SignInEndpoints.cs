// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Microsoft.AspNetCore.Authentication;

namespace Filiera.Web;

/// <summary>Signing in and out: personas on demonstration data, the operator's key elsewhere.</summary>
public static class SignInEndpoints
{
    private const string KeyField = "chiave";
    private const string ReturnField = "ritorno";

    /// <summary>Maps <c>/entra</c>, <c>/prova</c> and <c>/esci</c>.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.ServiceProvider.GetRequiredService<OperatorKey>().Ensure();
        app.MapPage(AccessPolicies.Everyone, "/entra", (string? ritorno) => Answers.Page<SignInPage>(("Return", Local(ritorno))));
        app.MapForm(AccessPolicies.Everyone, "/entra", EnterAsync);
        app.MapForm(AccessPolicies.Everyone, "/prova", TryAsync);
        app.MapForm(AccessPolicies.Everyone, "/esci", LeaveAsync);
    }

    private static async Task<IResult> EnterAsync(HttpContext http, OperatorKey key, SignInAttempts attempts, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        var from = http.Connection.RemoteIpAddress;
        var wait = attempts.WaitOf(from);
        if (wait > NodaTime.Duration.Zero)
        {
            return Answers.Problem([new TooManyAttempts((long)Math.Ceiling(wait.TotalSeconds))]);
        }

        if (key.Check(form[KeyField]) is { } refusal)
        {
            attempts.Failed(from);
            return Again(form, refusal with { Where = KeyField });
        }

        attempts.Succeeded(from);
        await http.SignInAsync(new Guest(Roles.Operator, IsPersona: false).ToPrincipal());
        return Answers.SeeOther(Local(form[ReturnField]));
    }

    private static async Task<IResult> TryAsync(HttpContext http, Installation installation, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (!installation.Demonstration || !Roles.All.Contains(form["ruolo"]))
        {
            return Answers.Problem([new PersonaNotHere()]);
        }

        await http.SignInAsync(new Guest(form["ruolo"], IsPersona: true).ToPrincipal());
        return Answers.SeeOther(Landing);
    }

    private static async Task<IResult> LeaveAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return Answers.SeeOther("/");
    }

    private static IResult Again(FormState form, Refusal refusal)
    {
        // A secret is the one thing typed that is not given back.
        var emptied = form.Values.Where(field => field.Key != KeyField).ToDictionary();
        return Answers.Page<SignInPage>(
            ProblemTable.StatusOf(refusal.Code), ("Form", new FormState(emptied, [refusal])), ("Return", Local(form[ReturnField])));
    }

    // Where the workspace begins.
    private const string Landing = "/lavoro";

    // Never to another host: "//elsewhere" and "/\elsewhere" are addresses of other hosts to a browser.
    private static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : Landing;
}
