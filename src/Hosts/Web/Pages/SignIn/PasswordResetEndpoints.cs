// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Replacing a password that was forgotten: asking for a link by mail, and using one.</summary>
public static class PasswordResetEndpoints
{
    private const string AskAddress = "/entra/dimenticata";

    /// <summary>Maps <c>/entra/dimenticata</c> and <c>/reimposta/…</c>.</summary>
    public static void MapPasswordResets(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, AskAddress, (Letterhead letters) => Answers.Page<ForgottenPage>(("Writes", letters.Writes)));
        app.MapForm(AccessPolicies.Everyone, AskAddress, AskAsync);
        app.MapPage(AccessPolicies.Everyone, "/reimposta/{secret}", (string secret, IPasswordResets resets, CancellationToken ct) =>
            ShowAsync(secret, FormState.Empty, StatusCodes.Status200OK, resets, ct));
        app.MapForm(AccessPolicies.Everyone, "/reimposta/{secret}", UseAsync);
    }

    // The answer is the same for an address that has an account and for one that has none.
    private static async Task<IResult> AskAsync(HttpContext http, Letterhead letters, SignInAttempts attempts, IPasswordResets resets, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        attempts.Failed(http.Connection.RemoteIpAddress);
        if (letters.To(form["email"], http.Request) is not { } letter)
        {
            return Answers.Page<ForgottenPage>(("Writes", letters.Writes));
        }

        return await resets.SendAsync(letter, ct) is Result<NodaTime.Instant>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.Page<ForgottenPage>(("Writes", true), ("IsAsked", true));
    }

    private static async Task<IResult> ShowAsync(string secret, FormState form, int status, IPasswordResets resets, CancellationToken ct) =>
        await resets.FindAsync(secret, ct) is { } reset
            ? Answers.Page<PasswordResetPage>(status, ("Reset", reset), ("Secret", secret), ("Form", form))
            : Answers.Problem([new PasswordResetUnknown()]);

    private static async Task<IResult> UseAsync(string secret, HttpContext http, SignInAttempts attempts, IPasswordResets resets, SignIns signIns, CancellationToken ct)
    {
        await FormState.ReadAsync(http.Request, ct);
        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        if (await resets.UseAsync(secret, http.Typed("password"), ct) is Result<AccountId>.Refused refused)
        {
            attempts.Failed(http.Connection.RemoteIpAddress);
            return await ShowAsync(secret, FormState.Empty.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), resets, ct);
        }

        // Who one is is shown anew, with the second factor where there is one.
        await signIns.EndAsync(http, ct);
        return Answers.SeeOther("/entra?esito=password-reset");
    }
}
