// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Contact lists: delivered, screened, their result and their files.</summary>
public static class ListsEndpoints
{
    private const int PageSize = 50;
    private static readonly string[] Heading =
        ["id", "name", "centre", "client", "campaign", "bytes", "delivered", "rows", "allow", "withhold", "review", "foreign", "duplicate", "unreadable", "valid_until"];

    /// <summary>Maps <c>/lavoro/liste</c> and what lies below it.</summary>
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, "/lavoro/liste", ListAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste.csv", async (IScreenings screenings, IPartyLedger ledger, CancellationToken ct) =>
            Export.Csv("lists", Heading, (await AllAsync(screenings, ct)).Select(Row(await ledger.ReadAsync(ct)))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste.json", async (IScreenings screenings, IPartyLedger ledger, CancellationToken ct) =>
            Export.ToJson("lists", Json.Array((await AllAsync(screenings, ct)).Select(Row(await ledger.ReadAsync(ct)))
                .Select(row => (Json)Json.Object([.. Heading.Zip(row, (key, value) => (key, (Json)value))])))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}", ShowAsync);
        app.MapForm(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/di-nuovo", AgainAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/chiamabili.csv", (Guid id, Visit visit, IScreenings screenings, IBlobs blobs, CancellationToken ct) =>
            FileAsync(id, visit, "callable", outputs => outputs.Callable, screenings, blobs, ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/trattenute.csv", (Guid id, Visit visit, IScreenings screenings, IBlobs blobs, CancellationToken ct) =>
            FileAsync(id, visit, "withheld", outputs => outputs.Withheld, screenings, blobs, ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/scartate.csv", (Guid id, Visit visit, IScreenings screenings, IBlobs blobs, CancellationToken ct) =>
            FileAsync(id, visit, "rejected", outputs => outputs.Rejected, screenings, blobs, ct));
    }

    private static async Task<IResult> ListAsync(Visit visit, IScreenings screenings, IPartyLedger ledger, CancellationToken ct)
    {
        ListId? before = null;
        if (visit.Http.Request.Query["prima"].ToString() is { Length: > 0 } written)
        {
            if (!Guid.TryParse(written, out var id))
            {
                return Answers.Problem([new FieldNotUnderstood("prima") { Where = "prima" }]);
            }

            before = new ListId(id);
        }

        var lists = await screenings.ListsAsync(PageSize + 1, before, ct);
        return Answers.Page<ListsPage>(
            ("Lists", await WithResultsAsync(lists.Take(PageSize), screenings, ct)),
            ("Book", await ledger.ReadAsync(ct)),
            ("More", lists.Count > PageSize));
    }

    private static async Task<IResult> ShowAsync(
        Guid id, IScreenings screenings, IPartyLedger ledger, IJobs jobs, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct)
    {
        if (await screenings.FindAsync(new ListId(id), ct) is not { } list)
        {
            return Results.NotFound();
        }

        var name = list.Id.Value.ToString();
        var job = (await jobs.ListAsync(new JobQuery(1000) { Kind = "screen-contact-list" }, ct))
            .FirstOrDefault(one => one.Request.Arguments is Json.Map arguments && arguments["list"] is Json.Text { Value: var named } && named == name);
        var book = await ledger.ReadAsync(ct);
        var result = await screenings.NewestOfAsync(list.Id, ct);
        var rules = result is null ? null : RulesApplied.Of(result, list, book, catalogue, await adoptions.ListAsync(ct));
        return Answers.Page<ListPage>(("List", list), ("Result", result), ("Book", book), ("Job", job), ("Rules", rules));
    }

    private static async Task<IResult> AgainAsync(Guid id, Visit visit, ScreenAgain again, CancellationToken ct) =>
        await again.RunAsync(new ScreenAgain.Command(new ListId(id)), visit.Guest!.Actor, ct) is Result<JobId>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther($"/lavoro/liste/{id}?esito=list-again");

    // Streamed from the blob: its bytes are verified as they are read.
    private static async Task<IResult> FileAsync(
        Guid id, Visit visit, string key, Func<ScreeningOutputs, ContentHash> which, IScreenings screenings, IBlobs blobs, CancellationToken ct)
    {
        if (await screenings.FindAsync(new ListId(id), ct) is not { } list || await screenings.NewestOfAsync(list.Id, ct) is not { } result)
        {
            return Results.NotFound();
        }

        return await blobs.OpenAsync(which(result.Outputs), ct) switch
        {
            Result<Stream>.Ok(var stream) => Results.Stream(stream, "text/csv", DownloadName.Of(visit, list.Name, key, ".csv")),
            Result<Stream>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a file nor a refusal."),
        };
    }

    private static async Task<Sequence<ListedList>> AllAsync(IScreenings screenings, CancellationToken ct)
    {
        var all = new List<ListedList>();
        for (ListId? before = null; ;)
        {
            var page = await screenings.ListsAsync(500, before, ct);
            all.AddRange(await WithResultsAsync(page, screenings, ct));
            if (page.Count < 500)
            {
                return Sequence.From(all);
            }

            before = page[^1].Id;
        }
    }

    private static async Task<Sequence<ListedList>> WithResultsAsync(
        IEnumerable<ContactList> lists, IScreenings screenings, CancellationToken ct)
    {
        var found = new List<ListedList>();
        foreach (var list in lists)
        {
            found.Add(new ListedList(list, await screenings.NewestOfAsync(list.Id, ct)));
        }

        return Sequence.From(found);
    }

    private static Func<ListedList, string[]> Row(PartyBook book) => listed =>
    {
        var campaign = book.Campaigns.GetValueOrDefault(listed.List.Campaign);
        return
        [
            listed.List.Id.Value.ToString(), listed.List.Name, book.NameOf(listed.List.Centre), campaign is null ? "" : book.NameOf(campaign.Client),
            campaign?.Name ?? "", Text(listed.List.Bytes), InstantPattern.General.Format(listed.List.At), Text(listed.Result?.Counts.Rows),
            .. Enum.GetValues<Verdict>().Select(verdict => Text(listed.Result?.Counts[verdict])),
            listed.Result?.ValidUntil is { } until ? InstantPattern.General.Format(until) : "",
        ];
    };

    private static string Text(long? count) => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
