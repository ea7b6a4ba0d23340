// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Signing in through an identity provider outside, and binding an account to one.</summary>
public static class OpenIdEndpoints
{
    /// <summary>Maps <c>/entra/fornitore/…</c>, <c>/conto/fornitore/…</c> and <c>/entra/ritorno</c>.</summary>
    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, "/entra/fornitore/{provider}", (string provider, string? ritorno, HttpContext http, OpenIdProviders known, OpenIdFlow flow, CancellationToken ct) =>
            BeginAsync(provider, SignInEndpoints.Local(ritorno), null, http, known, flow, ct));
        app.MapPage(AccessPolicies.SignedIn, "/conto/fornitore/{provider}", (string provider, Visit visit, OpenIdProviders known, OpenIdFlow flow, CancellationToken ct) =>
            AccountEndpoints.Unready(visit) is { } refusal
                ? Task.FromResult(Answers.Problem([refusal]))
                : BeginAsync(provider, AccountEndpoints.Address, visit.Guest!.Account!.Value.Value, visit.Http, known, flow, ct));
        app.MapForm(AccessPolicies.SignedIn, "/conto/fornitore/togli", UnbindAsync);
        app.MapPage(AccessPolicies.Everyone, "/entra/ritorno", EndAsync);
    }

    private static async Task<IResult> UnbindAsync(Visit visit, ICredentials credentials, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        return AccountEndpoints.Unready(visit) is { } refusal ? Answers.Problem([refusal])
            : await credentials.UnbindProviderAsync(visit.Guest!.Account!.Value, form["fornitore"], visit.Guest.Session, ct) is Result<AccountId>.Refused refused ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(AccountEndpoints.Address + "?esito=provider-unbound");
    }

    private static async Task<IResult> BeginAsync(
        string provider, string next, Guid? bindsTo, HttpContext http, OpenIdProviders known, OpenIdFlow flow, CancellationToken ct) =>
        known.Find(provider) is { } found ? Answers.SeeOther(await flow.BeginAsync(http, found, next, bindsTo, ct)) : Results.NotFound();

    private static async Task<IResult> EndAsync(Visit visit, OpenIdFlow flow, ICredentials credentials, SignIns signIns, SignInAttempts attempts, IUnitOfWork unit, IAuditTrail audit, CancellationToken ct)
    {
        if (attempts.MustWait(visit.Http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        switch (await flow.EndAsync(visit.Http, ct))
        {
            case Result<OpenIdPerson>.Ok { Value: { BindsTo: { } account } person }:
                // Only the account that asked, and only while it is still signed in here.
                return visit.Guest?.Account != new AccountId(account) || await credentials.FindByProviderAsync(person.Issuer, person.Subject, ct) is not null
                    ? Answers.Problem([new ProviderRefused("account")])
                    : await credentials.BindProviderAsync(new AccountId(account), person.Issuer, person.Subject, ct) is Result<AccountId>.Refused unbound
                        ? Answers.Problem(unbound.Refusals)
                        : Answers.SeeOther(AccountEndpoints.Address + "?esito=provider-bound");
            case Result<OpenIdPerson>.Ok { Value: var person } when await credentials.FindByProviderAsync(person.Issuer, person.Subject, ct) is { } account:
                return await SignInEndpoints.OpenAsync(visit.Http, signIns, account, SignInMeans.Provider, SignInEndpoints.Local(person.Next), ct);
            case Result<OpenIdPerson>.Ok:
                return Answers.Problem([new ProviderPersonUnknown()]);
            case Result<OpenIdPerson>.Refused refused:
                attempts.Failed(visit.Http.Connection.RemoteIpAddress);
                await unit.CommitAsync<int>(
                    async token =>
                    {
                        var why = refused.Refusals[0] is ProviderRefused { Check: var check } ? check : "provider";
                        await audit.AppendAsync(new AuditAct(Actor.System("sign-in"), "sign-in-failed", "account", "unknown", Json.Object(("why", "provider-" + why))), token);
                        return 0;
                    },
                    ct);
                return Answers.Problem(refused.Refusals);
            default:
                throw new InvalidOperationException("Neither a person nor a refusal.");
        }
    }
}
