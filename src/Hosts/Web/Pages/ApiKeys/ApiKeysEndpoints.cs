// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>The keys of programs: made and shown once, listed, revoked.</summary>
public static class ApiKeysEndpoints
{
    /// <summary>Where they are listed.</summary>
    public const string Address = "/lavoro/chiavi-api";

    private const int UsualDays = 90;

    /// <summary>Maps <c>/lavoro/chiavi-api</c> and what lies below it.</summary>
    public static void MapApiKeys(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Members, Address, (Visit visit, CancellationToken ct) => StoredListEndpoints.AnswerAsync(new ActRequest(visit, ct), KeyList.OpenAsync, async (request, list, asked) =>
            Answers.Page<ApiKeysPage>(("Asked", asked), ("Found", await list.PageAsync(asked)), ("Book", await request.Get<WholeBook>().Ledger.ReadAsync(ct)))));
        app.MapListFiles(AccessPolicies.Members, Address, "api-keys", KeyList.OpenAsync);
        app.MapPage(AccessPolicies.Members, Address + "/nuova", (Visit visit, WholeBook whole, CancellationToken ct) =>
            FormAsync(visit, FormState.Empty, StatusCodes.Status200OK, whole, ct));
        app.MapForm(AccessPolicies.Members, Address + "/nuova", MakeAsync);
        app.MapForm(AccessPolicies.Members, Address + "/{id:guid}/revoca", RevokeAsync);
    }

    private static async Task<IResult> FormAsync(Visit visit, FormState form, int status, WholeBook whole, CancellationToken ct)
    {
        var guest = visit.Guest!;
        var places = (await whole.Ledger.ReadAsync(ct)).Organisations.Values
            .Where(one => !one.IsClosedOn(visit.Today) && (guest.SeesEverything || one.Id == guest.Organisation))
            .OrderBy(one => one.LegalName, StringComparer.CurrentCultureIgnoreCase)
            .Select(one => new Choice(one.Id.ToString(), one.LegalName));
        var draft = form == FormState.Empty ? FormDraftEndpoints.Find(visit) : null;
        return Answers.Page<ApiKeyFormPage>(
            status,
            ("Form", draft?.Form ?? form),
            ("Draft", draft),
            ("Scopes", Sequence.From(ApiScopeWords.All.Select(scope => new Choice(scope.Word(), visit["scope." + scope.ToString().ToLowerInvariant()])))),
            ("Places", Sequence.From((guest.Role == Roles.Operator ? [new Choice("", visit["member.installation"])] : (Choice[])[]).Concat(places))),
            ("Until", PartyChoices.Iso(visit.Today.PlusDays(UsualDays))));
    }

    private static async Task<IResult> MakeAsync(Visit visit, IApiKeys keys, WholeBook whole, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var guest = visit.Guest!;
        var reader = new FormReader(form);
        var until = reader.StartOf("until");
        var place = Guid.TryParse(form["organisation"], out var id) ? new OrganisationId(id) : (OrganisationId?)null;
        if (!reader.Refusals.IsEmpty || ApiScopeWords.Read(form["scopes"]) is not { } scopes)
        {
            var refusals = reader.Refusals.IsEmpty ? [new FieldNotUnderstood("scopes") { Where = "scopes" }] : reader.Refusals;
            return await FormAsync(visit, form.Refused(refusals), StatusCodes.Status400BadRequest, whole, ct);
        }

        // A key never sees more than whoever makes it.
        if (guest.Role != Roles.Operator && (place is null || (!guest.SeesEverything && place != guest.Organisation)))
        {
            return Answers.Problem([new OrganisationNotYours()]);
        }

        return await keys.MakeAsync(form["name"], place, scopes, until, guest.Actor, ct) switch
        {
            Result<(ApiKey Key, string Secret)>.Ok(var made) => Made(visit, made.Key, made.Secret),
            Result<(ApiKey Key, string Secret)>.Refused refused =>
                await FormAsync(visit, form.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), whole, ct),
            _ => throw new InvalidOperationException("Neither a key nor a refusal."),
        };
    }

    private static IResult Made(Visit visit, ApiKey key, string secret)
    {
        FormDraftEndpoints.Forget(visit);
        return Answers.Page<ApiKeyMadePage>(("Key", key), ("Secret", secret));
    }

    private static async Task<IResult> RevokeAsync(Guid id, Visit visit, IApiKeys keys, Boundary boundary, CancellationToken ct)
    {
        // A key of another organisation is not even known here.
        if ((await keys.ListAsync(boundary.Only, ct)).All(key => key.Id != id))
        {
            return Answers.Problem([new ApiKeyUnknown()]);
        }

        return await keys.RevokeAsync(id, visit.Guest!.Actor, ct) is Result<ApiKey>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Address + "?esito=api-key-revoked");
    }
}
