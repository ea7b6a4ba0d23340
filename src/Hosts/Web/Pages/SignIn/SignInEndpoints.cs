// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Signing in and out: a passkey first, a password and a code where there is none; personas on demonstration data.</summary>
public static class SignInEndpoints
{
    /// <summary>The step that remembers what a passkey was asked with.</summary>
    internal const string PasskeyStep = "passkey";

    private const string CodeStep = "code";
    private const string ReturnField = "ritorno";

    /// <summary>Where the workspace begins.</summary>
    private const string Landing = "/lavoro";

    /// <summary>Maps <c>/entra</c> and what lies below it, <c>/prova</c> and <c>/esci</c>.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Everyone, "/entra", (string? ritorno) => Answers.Page<SignInPage>(("Return", Local(ritorno))));
        app.MapForm(AccessPolicies.Everyone, "/entra", EnterAsync);
        app.MapPage(AccessPolicies.Everyone, "/entra/codice", (HttpContext http, Step step) =>
            step.Look(http, CodeStep) is null ? Answers.SeeOther("/entra") : Answers.Page<SignInCodePage>());
        app.MapForm(AccessPolicies.Everyone, "/entra/codice", CodeAsync);
        app.MapForm(AccessPolicies.Everyone, "/entra/passkey/domanda", AskAsync);
        app.MapForm(AccessPolicies.Everyone, "/entra/passkey", PasskeyAsync);
        app.MapForm(AccessPolicies.Everyone, "/prova", TryAsync);
        app.MapForm(AccessPolicies.Everyone, "/esci", LeaveAsync);
    }

    /// <summary>An address of this host to go on to, or the workspace.</summary>
    /// <remarks>Never another host: "//elsewhere" and "/\elsewhere" are addresses of other hosts to a browser.</remarks>
    internal static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : Landing;

    /// <summary>Opens a session, or tells why not; a failure slows the address down.</summary>
    internal static async Task<IResult> OpenAsync(
        HttpContext http, SignIns signIns, AccountId account, SignInMeans means, string next, CancellationToken ct)
    {
        http.RequestServices.GetRequiredService<SignInAttempts>().Succeeded(http.Connection.RemoteIpAddress);
        return await signIns.OpenAsync(http, account, means, null, ct) switch
        {
            Result<Guest>.Ok(var guest) => Answers.SeeOther(guest.IsStrong && guest.Role != Roles.None ? next : AccountEndpoints.Address),
            Result<Guest>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a guest nor a refusal."),
        };
    }

    /// <summary>The refusal for an address that failed too often, or null.</summary>
    internal static Refusal? MustWait(this SignInAttempts attempts, System.Net.IPAddress? from) =>
        attempts.WaitOf(from) is var wait && wait > NodaTime.Duration.Zero ? new TooManyAttempts((long)Math.Ceiling(wait.TotalSeconds)) : null;

    private static async Task<IResult> EnterAsync(
        HttpContext http, ICredentials credentials, SignIns signIns, SignInAttempts attempts, Step step, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        var next = Local(form[ReturnField]);
        switch (await credentials.CheckPasswordAsync(form["email"], http.Typed("password"), ct))
        {
            case Result<PasswordOutcome>.Ok { Value: { NeedsCode: true } right }:
                step.Put(http, CodeStep, $"{right.Account} {next}");
                return Answers.SeeOther("/entra/codice");
            case Result<PasswordOutcome>.Ok { Value: var right }:
                return await OpenAsync(http, signIns, right.Account, SignInMeans.PasswordAlone, next, ct);
            case Result<PasswordOutcome>.Refused refused:
                attempts.Failed(http.Connection.RemoteIpAddress);
                var emptied = form.Values.Where(field => field.Key != "password").ToDictionary();
                return Answers.Page<SignInPage>(
                    ProblemTable.StatusOf(refused.Refusals[0].Code), ("Form", new FormState(emptied, refused.Refusals)), ("Return", next));
            default:
                throw new InvalidOperationException("Neither right nor refused.");
        }
    }

    private static async Task<IResult> CodeAsync(
        HttpContext http, ICredentials credentials, SignIns signIns, SignInAttempts attempts, Step step, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (step.Look(http, CodeStep)?.Split(' ', 2) is not [var written, var next] || !Guid.TryParse(written, out var account))
        {
            return Answers.SeeOther("/entra");
        }

        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        switch (await credentials.CheckCodeAsync(new AccountId(account), form["code"], ct))
        {
            case Result<SignInMeans>.Ok(var means):
                step.Take(http, CodeStep);
                return await OpenAsync(http, signIns, new AccountId(account), means, Local(next), ct);
            case Result<SignInMeans>.Refused refused:
                attempts.Failed(http.Connection.RemoteIpAddress);
                return Answers.Page<SignInCodePage>(
                    ProblemTable.StatusOf(refused.Refusals[0].Code), ("Form", FormState.Empty.Refused(Sequence.From(refused.Refusals.Select(one => one with { Where = "code" })))));
            default:
                throw new InvalidOperationException("Neither right nor refused.");
        }
    }

    private static async Task<IResult> AskAsync(HttpContext http, ICredentials credentials, Step step, CancellationToken ct)
    {
        var asked = await credentials.AskForPasskeyAsync(ct);
        step.Put(http, PasskeyStep, asked.State);
        return Results.Text(asked.Options, "application/json");
    }

    private static async Task<IResult> PasskeyAsync(
        HttpContext http, ICredentials credentials, SignIns signIns, SignInAttempts attempts, Step step, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        var next = Local(form[ReturnField]);
        var state = step.Take(http, PasskeyStep);
        var shown = state is null ? new PasskeyRefused() : await credentials.CheckPasskeyAsync(form["credential"], state, ct);
        if (shown is Result<AccountId>.Refused refused)
        {
            attempts.Failed(http.Connection.RemoteIpAddress);
            return Answers.Page<SignInPage>(
                ProblemTable.StatusOf(refused.Refusals[0].Code), ("Form", FormState.Empty.Refused(refused.Refusals)), ("Return", next));
        }

        return await OpenAsync(http, signIns, shown.ValueOrThrow(), SignInMeans.Passkey, next, ct);
    }

    private static async Task<IResult> TryAsync(HttpContext http, Installation installation, SignIns signIns, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (!installation.Demonstration || !Roles.All.Contains(form["ruolo"]))
        {
            return Answers.Problem([new PersonaNotHere()]);
        }

        return await signIns.OpenAsync(http, new Guest(form["ruolo"], IsPersona: true), keepsAge: false, ct) is Result<Guest>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Landing);
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, SignIns signIns, CancellationToken ct)
    {
        await signIns.EndAsync(http, ct);

        // What a browser kept of the pages goes with the session.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Answers.SeeOther("/");
    }
}
