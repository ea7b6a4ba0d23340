// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A list before anybody commits to it: what was understood of it, what would come of it, and what if.</summary>
public static class DraftsEndpoints
{
    private const string Route = "/lavoro/liste/bozze/{draft}";

    /// <summary>Maps <c>/lavoro/liste/bozze</c>.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Workspace, Route, ShowAsync);
        app.MapForm(AccessPolicies.Workspace, Route + "/anteprima", BeginAsync);
        app.MapForm(AccessPolicies.Workspace, Route + "/verifica", ScreenAsync);
        app.MapForm(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/prova", FromListAsync);
    }

    private static async Task<IResult> ShowAsync(string draft, DraftRooms rooms, CancellationToken ct) =>
        await rooms.Drafts.FindAsync(draft, ct) is { } found
            ? await PageAsync(draft, found, FormState.Empty, StatusCodes.Status200OK, rooms, ct)
            : Results.NotFound();

    // A large list is previewed by a job: the same page shows how far it is, then what it came to.
    private static async Task<IResult> BeginAsync(string draft, DraftRooms rooms, CancellationToken ct)
    {
        if (await rooms.Drafts.FindAsync(draft, ct) is not { } found)
        {
            return Results.NotFound();
        }

        var supposed = WhatIf.Read(await FormState.ReadAsync(rooms.Visit.Http.Request, ct), rooms.Visit.Today);
        if (!supposed.Refusals.IsEmpty)
        {
            return await PageAsync(draft, found, FormState.Empty.Refused(supposed.Refusals), StatusCodes.Status400BadRequest, rooms, ct);
        }

        return await rooms.Preview.BeginAsync(found.ToPreview(supposed.Supposed), rooms.Visit.Guest!.Actor, ct) switch
        {
            Result<PreviewScreening.Begun>.Ok({ Job: { } job }) => Answers.SeeOther($"{DraftStore.AddressOf(draft)}?attivita={job}"),
            Result<PreviewScreening.Begun>.Ok => Answers.SeeOther(DraftStore.AddressOf(draft)),
            Result<PreviewScreening.Begun>.Refused refused =>
                await PageAsync(draft, found, FormState.Empty.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), rooms, ct),
            _ => throw new InvalidOperationException("Neither begun nor refused."),
        };
    }

    private static async Task<IResult> ScreenAsync(string draft, DraftRooms rooms, ReceiveContactList receive, CancellationToken ct)
    {
        if (await rooms.Drafts.FindAsync(draft, ct) is not { } found)
        {
            return Results.NotFound();
        }

        return await receive.RunAsync(found.ToCommand(), rooms.Visit.Guest!.Actor, ct) switch
        {
            Result<ReceiveContactList.Receipt>.Ok(var receipt) => Answers.SeeOther($"/lavoro/liste/{receipt.List.Id.Value}?esito=list-receive"),
            Result<ReceiveContactList.Receipt>.Refused refused =>
                await PageAsync(draft, found, FormState.Empty.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), rooms, ct),
            _ => throw new InvalidOperationException("Neither taken in nor refused."),
        };
    }

    private static async Task<IResult> FromListAsync(Guid id, IScreenings screenings, DraftStore drafts, CancellationToken ct) =>
        await screenings.FindAsync(new ListId(id), ct) is { } list
            ? Answers.SeeOther(await drafts.KeepAsync(
                new ListDraft(
                    list.Name, list.Centre, list.Campaign, list.Content,
                    Sequence.From(list.Inputs.Select(input => new DeliveredFile(input.Kind, input.Name, input.Content, Mapping: input.Mapping))),
                    list.Mapping),
                ct))
            : Results.NotFound();

    /// <summary>The page of a draft, with a form that was refused or none.</summary>
    internal static async Task<IResult> PageAsync(string address, ListDraft draft, FormState sent, int status, DraftRooms rooms, CancellationToken ct)
    {
        var (visit, query) = (rooms.Visit, rooms.Visit.Http.Request.Query);
        var job = query["attivita"].ToString() is { Length: > 0 } written && Guid.TryParse(written, out var id)
            ? await rooms.Jobs.FindAsync(new JobId(id), ct)
            : null;

        // While a job reads the list the page asks again and again: it need not unpack the list each time.
        var look = job is { IsFinal: false } ? null : await rooms.Look.RunAsync(draft.Content, draft.Mapping, ct);
        var glance = (look as Result<ListGlance>.Ok)?.Value;
        var supposed = WhatIf.Read(query, visit.Today);
        Sequence<Refusal> refusals = [.. sent.Refusals, .. supposed.Refusals, .. (look as Result<ListGlance>.Refused)?.Refusals ?? []];
        var size = (await rooms.Blobs.SizeAsync(draft.Content, ct)).ValueOrThrow();
        var isLarge = size > PreviewScreening.MostAtOnce;
        ScreeningPreview? preview = null;
        if (job is not null)
        {
            preview = await rooms.Preview.FindAsync(job.Id, ct);
        }
        else if (!isLarge && refusals.IsEmpty && glance is { Columns: not null })
        {
            var run = await rooms.Preview.RunAsync(draft.ToPreview(supposed.Supposed), ct);
            preview = (run as Result<ScreeningPreview>.Ok)?.Value;
            refusals = run is Result<ScreeningPreview>.Refused refused ? refused.Refusals : refusals;
        }

        var book = await rooms.Ledger.ReadAsync(ct);
        return Answers.Page<DraftPage>(
            refusals.IsEmpty ? status : Math.Max(status, StatusCodes.Status400BadRequest),
            ("Address", DraftStore.AddressOf(address)),
            ("Draft", draft),
            ("Book", book),
            ("Glance", glance),
            ("Preview", preview),
            ("Job", preview is null ? job : null),
            ("Large", isLarge),
            ("Supposed", supposed with { Form = supposed.Form.Refused(refusals) }),
            ("Chosen", sent),
            ("Waiting", await WaitingAsync(draft, book, rooms, ct)),
            ("FirstRun", !(await rooms.Adoptions.ListAsync(ct)).Any(choice => rooms.Catalogue.Find(choice.Rule)?.Stages.HasFlag(Stage.List) == true)));
    }

    private static async Task<Sequence<Rule>> WaitingAsync(ListDraft draft, PartyBook book, DraftRooms rooms, CancellationToken ct) =>
        CampaignReading.Of(book, draft.Campaign, draft.Centre, rooms.Visit.Now) is Result<CampaignFacts>.Ok(var campaign)
            ? Sequence.From((await rooms.Waiting.RunAsync(campaign.Sector, campaign.Purpose, rooms.Visit.Today, ct)).Select(question => question.Rule))
            : [];
}
