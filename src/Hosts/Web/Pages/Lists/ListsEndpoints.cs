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
    private static readonly string[] Heading =
        ["id", "name", "centre", "client", "campaign", "bytes", "delivered", "rows", "allow", "withhold", "review", "foreign", "duplicate", "unreadable", "valid_until"];

    /// <summary>Maps <c>/lavoro/liste</c> and what lies below it.</summary>
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        app.MapList("/lavoro/liste", "lists", OpenAsync, async (request, asked, found) => Answers.Page<ListsPage>(
            ("Asked", asked), ("Found", found), ("Book", await request.Get<IPartyLedger>().ReadAsync(request.Stop))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}", ShowAsync);
        app.MapForm(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/di-nuovo", AgainAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/chiamabili.csv", (Guid id, Visit visit, IScreenings screenings, IBlobs blobs, CancellationToken ct) =>
            FileAsync(id, visit, "callable", outputs => outputs.Callable, screenings, blobs, ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/trattenute.csv", (Guid id, Visit visit, IScreenings screenings, IBlobs blobs, CancellationToken ct) =>
            FileAsync(id, visit, "withheld", outputs => outputs.Withheld, screenings, blobs, ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/liste/{id:guid}/scartate.csv", (Guid id, Visit visit, IScreenings screenings, IBlobs blobs, CancellationToken ct) =>
            FileAsync(id, visit, "rejected", outputs => outputs.Rejected, screenings, blobs, ct));
    }

    private static async Task<StoredList<ListedList>> OpenAsync(ActRequest request)
    {
        var screenings = request.Get<IScreenings>();
        var visit = request.Visit;
        var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
        var columns = new ListColumns<ListedList>(visit.Language.Culture(), one => one.List.Id.Value.ToString(),
        [
            ("nome", one => one.List.Name),
            ("centro", one => book.NameOf(one.List.Centre)),
            ("campagna", one => book.Campaigns.GetValueOrDefault(one.List.Campaign)?.Name ?? ""),
            ("consegnata", one => visit.Column(one.List.At)),
            ("esito", one => one.Result is { } result ? visit.Column(result.Counts.Allow) : visit["list.waiting"]),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<ListedList>(columns, StoredListEndpoints.IsIdentifier, ReadAsync, Heading, one => [Row(book, one)]);

        async Task<IReadOnlyList<ListedList>> ReadAsync(ListAsked asked, string? after, int count)
        {
            var before = StoredListEndpoints.KeyOf(after) is { } id ? new ListId(id) : (ListId?)null;
            return await WithResultsAsync(await screenings.SummariesAsync(count, before, request.Stop), screenings, request.Stop);
        }
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

    /// <summary>Lists with the newest result of each, which are asked for all at once.</summary>
    public static async Task<Sequence<ListedList>> WithResultsAsync(Sequence<ListSummary> lists, IScreenings screenings, CancellationToken ct)
    {
        var results = (await screenings.NewestOfAsync([.. lists.Select(list => list.Id)], ct)).ToDictionary(result => result.List);
        return Sequence.From(lists.Select(list => new ListedList(list, results.GetValueOrDefault(list.Id))));
    }

    private static string[] Row(PartyBook book, ListedList listed)
    {
        var campaign = book.Campaigns.GetValueOrDefault(listed.List.Campaign);
        return
        [
            listed.List.Id.Value.ToString(), listed.List.Name, book.NameOf(listed.List.Centre), campaign is null ? "" : book.NameOf(campaign.Client),
            campaign?.Name ?? "", Text(listed.List.Bytes), InstantPattern.General.Format(listed.List.At), Text(listed.Result?.Counts.Rows),
            .. Enum.GetValues<Verdict>().Select(verdict => Text(listed.Result?.Counts[verdict])),
            listed.Result?.ValidUntil is { } until ? InstantPattern.General.Format(until) : "",
        ];
    }

    private static string Text(long? count) => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
