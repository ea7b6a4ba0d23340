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

    /// <summary>Maps <c>/lavoro/richieste</c> and what lies below it.</summary>
    public static void MapRights(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, Address, (Visit visit, CancellationToken ct) => AnswerAsync(new ActRequest(visit, ct), PageAsync));
        app.MapPage(AccessPolicies.Workspace, Address + ".csv", (Visit visit, CancellationToken ct) => AnswerAsync(new ActRequest(visit, ct), async (_, _, list, asked) =>
            Export.Csv("rights", list.Heading, (await list.AllAsync(asked)).SelectMany(list.Export))));
        app.MapPage(AccessPolicies.Workspace, Address + ".json", (Visit visit, CancellationToken ct) => AnswerAsync(new ActRequest(visit, ct), async (_, _, list, asked) =>
            Export.ToJson("rights", Json.Array((await list.AllAsync(asked)).Select(one => (Json)RightsTable.ToJson(one, IsRevealed(visit)))))));
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

    private static async Task<IResult> AnswerAsync(
        ActRequest request, Func<ActRequest, RightsAsked, StoredList<StandingRightsRequest>, ListAsked, Task<IResult>> answer)
    {
        var query = request.Visit.Http.Request.Query;
        if (RightsAsked.Read(query) is not Result<RightsAsked>.Ok(var rights))
        {
            return Answers.Problem(((Result<RightsAsked>.Refused)RightsAsked.Read(query)).Refusals);
        }

        return await StoredListEndpoints.AnswerAsync(request, one => OpenAsync(one, rights), (one, list, asked) => answer(one, rights, list, asked));
    }

    private static async Task<IResult> PageAsync(ActRequest request, RightsAsked rights, StoredList<StandingRightsRequest> list, ListAsked asked) => Answers.Page<RightsPage>(
        ("Rights", rights),
        ("Asked", asked),
        ("Found", await list.PageAsync(asked)),
        ("Pressing", (await request.Get<ReadRightsRequests>().PressingAsync(request.Stop)).Count),
        ("Book", await request.Get<IPartyLedger>().ReadAsync(request.Stop)));

    private static async Task<StoredList<StandingRightsRequest>> OpenAsync(ActRequest request, RightsAsked rights)
    {
        var (visit, read) = (request.Visit, request.Get<ReadRightsRequests>());
        var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
        var columns = new ListColumns<StandingRightsRequest>(visit.Language.Culture(), one => one.Case.Request.Id.ToString(),
        [
            ("numero", one => one.Case.Request.Number.ToString()),
            ("diritto-detto", one => visit.Word("right", one.Case.Request.Kind)),
            ("per", one => $"{RegisterAnswersEndpoints.NameOf(book, one.Case.Request.ControllerVat)} {one.Case.Request.ControllerVat}".Trim()),
            ("ricevuta", one => visit.Column(one.Case.Request.ReceivedAt)),
            ("inoltro", one => Due(visit, one.Clock.Forward)),
            ("risposta", one => Due(visit, one.Clock.Answer)),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<StandingRightsRequest>(columns, StoredListEndpoints.IsIdentifier, ReadAsync, RightsTable.Heading, one => [RightsTable.Row(one, IsRevealed(visit))])
        {
            Filters = [.. RightsAsked.Fields.Select(name => (name, (Func<string, bool>?)null))],
        };

        async Task<IReadOnlyList<StandingRightsRequest>> ReadAsync(ListAsked asked, string? after, int count)
        {
            if (!rights.OnlyPressing)
            {
                return await read.ListAsync(rights.Filter, count, StoredListEndpoints.KeyOf(after) is { } id ? new RightsRequestId(id) : null, request.Stop);
            }

            var pressing = (await read.PressingAsync(request.Stop)).Where(one => Matches(one, rights.Filter));
            return columns.After(pressing, after, count);
        }
    }

    // In the order of the last days, and found by the words shown.
    private static string Due(Visit visit, RightsDeadline duty) =>
        $"{(duty.Due is { } due ? $"{PartyChoices.Iso(due)} {visit.Day(due)}" : "")} {visit.Word("timing", duty.Timing)}".Trim();

    private static bool Matches(StandingRightsRequest standing, RightsFilter filter) =>
        (filter.ControllerVat is null || standing.Case.Request.ControllerVat == filter.ControllerVat)
        && (filter.Kind is null || standing.Case.Request.Kind == filter.Kind)
        && (filter.Channel is null || standing.Case.Request.Channel == filter.Channel)
        && !(standing.Case.Request.ReceivedAt < filter.ReceivedFrom) && !(standing.Case.Request.ReceivedAt >= filter.ReceivedBefore);
}
