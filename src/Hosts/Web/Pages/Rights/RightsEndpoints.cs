// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The log of rights requests: what came, by when it is forwarded and answered, and what was done.</summary>
public static class RightsEndpoints
{
    /// <summary>Where the requests are.</summary>
    public const string Address = "/lavoro/richieste";

    private const int PageSize = 50;

    /// <summary>Maps <c>/lavoro/richieste</c> and what lies below it.</summary>
    public static void MapRights(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, Address, ListAsync);
        app.MapPage(AccessPolicies.Workspace, Address + ".csv", (Visit visit, ReadRightsRequests read, CancellationToken ct) =>
            ExportAsync(visit, read, all => Export.Csv("rights", RightsTable.Heading, all.Select(one => RightsTable.Row(one, IsRevealed(visit)))), ct));
        app.MapPage(AccessPolicies.Workspace, Address + ".json", (Visit visit, ReadRightsRequests read, CancellationToken ct) =>
            ExportAsync(visit, read, all => Export.ToJson("rights", Json.Array(all.Select(one => (Json)RightsTable.ToJson(one, IsRevealed(visit))))), ct));
        app.MapAct(RightsActs.Record);
        app.MapAct(RightsActs.ForwardAll);
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}", (Guid id, Visit visit, ReadRightsRequests read, IPartyLedger ledger, CancellationToken ct) =>
            OneAsync<RightsRequestPage>(id, read, ledger, ct, ("Revealed", IsRevealed(visit))));
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}/ricevuta", (Guid id, ReadRightsRequests read, IPartyLedger ledger, CancellationToken ct) =>
            OneAsync<RightsReceiptPage>(id, read, ledger, ct));
        foreach (var act in RightsActs.OnOne)
        {
            app.MapAct(act);
        }

        app.MapRightsFigures();
    }

    // Whole numbers are shown only to who asks for them.
    private static bool IsRevealed(Visit visit) => visit.Http.Request.Query["numeri"] == "si";

    private static async Task<IResult> OneAsync<TPage>(
        Guid id, ReadRightsRequests read, IPartyLedger ledger, CancellationToken ct, params (string Name, object? Value)[] more)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (await read.FindAsync(new RightsRequestId(id), ct) is not { } standing)
        {
            return Results.NotFound();
        }

        (string, object?)[] parameters = [("Standing", standing), ("Book", await ledger.ReadAsync(ct)), .. more];
        return Answers.Page<TPage>(parameters);
    }

    private static async Task<IResult> ListAsync(Visit visit, ReadRightsRequests read, IPartyLedger ledger, CancellationToken ct)
    {
        var reading = RightsAsked.Read(visit.Http.Request.Query);
        if (reading is Result<RightsAsked>.Refused wrong)
        {
            return Answers.Problem(wrong.Refusals);
        }

        RightsRequestId? before = null;
        if (visit.Http.Request.Query["prima"].ToString() is { Length: > 0 } written)
        {
            if (!Guid.TryParse(written, out var id))
            {
                return Answers.Problem([new FieldNotUnderstood("prima") { Where = "prima" }]);
            }

            before = new RightsRequestId(id);
        }

        var asked = reading.ValueOrThrow();
        var pressing = await read.PressingAsync(ct);
        var found = asked.OnlyPressing ? Sequence.From(pressing.Where(one => Matches(one, asked.Filter))) : await read.ListAsync(asked.Filter, PageSize + 1, before, ct);
        return Answers.Page<RightsPage>(
            ("Requests", asked.OnlyPressing ? found : Sequence.From(found.Take(PageSize))),
            ("Pressing", pressing.Count),
            ("Asked", asked),
            ("Book", await ledger.ReadAsync(ct)),
            ("More", !asked.OnlyPressing && found.Count > PageSize));
    }

    private static async Task<IResult> ExportAsync(
        Visit visit, ReadRightsRequests read, Func<IReadOnlyList<StandingRightsRequest>, IResult> export, CancellationToken ct)
    {
        var reading = RightsAsked.Read(visit.Http.Request.Query);
        if (reading is Result<RightsAsked>.Refused wrong)
        {
            return Answers.Problem(wrong.Refusals);
        }

        var asked = reading.ValueOrThrow();
        var all = new List<StandingRightsRequest>();
        await foreach (var standing in read.AllAsync(asked.Filter, ct))
        {
            if (!asked.OnlyPressing || standing.Clock.IsPressing)
            {
                all.Add(standing);
            }
        }

        return export(all);
    }

    private static bool Matches(StandingRightsRequest standing, RightsFilter filter) =>
        (filter.ControllerVat is null || standing.Case.Request.ControllerVat == filter.ControllerVat)
        && (filter.Kind is null || standing.Case.Request.Kind == filter.Kind)
        && (filter.Channel is null || standing.Case.Request.Channel == filter.Channel)
        && !(standing.Case.Request.ReceivedAt < filter.ReceivedFrom) && !(standing.Case.Request.ReceivedAt >= filter.ReceivedBefore);
}
