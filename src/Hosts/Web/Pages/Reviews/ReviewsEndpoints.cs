// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The review queues: rows that a person must look at, by reason, and what people decided.</summary>
public static class ReviewsEndpoints
{
    /// <summary>Where the queues are.</summary>
    public const string Address = "/lavoro/verifiche";

    /// <summary>The filter by state.</summary>
    public const string State = "stato";

    /// <summary>The state of those that wait for a person.</summary>
    public const string Open = "aperte";

    private const int PageSize = 50;
    private static readonly string[] Heading =
        ["screening", "list", "name", "delivered", "rows", "group", "group_rows", "reasons", "decision", "decided_at", "decided_by", "superseded"];

    /// <summary>Maps <c>/lavoro/verifiche</c> and what lies below it.</summary>
    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        app.MapList(Address, "reviews", OpenAsync, (_, asked, found) => Task.FromResult<IResult>(Answers.Page<ReviewsPage>(("Asked", asked), ("Found", found))));
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}", (Guid id, Visit visit, IReviews reviews, IScreenings screenings, ReadReview read, CancellationToken ct) =>
            ShowAsync(id, FormState.Empty, StatusCodes.Status200OK, visit, reviews, screenings, read, ct));
        app.MapForm(AccessPolicies.Workspace, Address + "/{id:guid}", DecideAsync);
    }

    /// <summary>Queues with their lists and decisions, which are asked for all at once; those whose list is not seen are passed over.</summary>
    public static async Task<Sequence<QueuedList>> WithListsAsync(Sequence<ReviewQueue> queues, IReviews reviews, IScreenings screenings, CancellationToken ct)
    {
        var lists = (await screenings.SummariesAsync([.. queues.Select(queue => queue.List)], ct)).ToDictionary(list => list.Id);
        var seen = queues.Where(queue => lists.ContainsKey(queue.List)).ToList();
        var newest = (await screenings.NewestOfAsync(lists.Keys, ct)).Select(one => one.Id).ToHashSet();
        var decisions = (await reviews.DecisionsAsync(seen, ct)).ToLookup(decision => decision.Screening);
        return Sequence.From(seen.Select(queue =>
            new QueuedList(queue, lists[queue.List], Sequence.From(decisions[queue.Screening]), !newest.Contains(queue.Screening))));
    }

    /// <summary>What holds most rows of a queue back, or null.</summary>
    public static string? MainReason(Visit visit, QueuedList queued) => queued.Queue.Groups is [{ Reasons: [var reason, ..] }, ..] ? visit.Reason(reason) : null;

    /// <summary>Where a queue stands, in words.</summary>
    public static string StateOf(Visit visit, QueuedList queued) => visit[queued.Waits ? "reviews.open" : queued.Superseded ? "reviews.superseded" : "reviews.decided"];

    private static Task<StoredList<QueuedList>> OpenAsync(ActRequest request)
    {
        var visit = request.Visit;
        var columns = new ListColumns<QueuedList>(visit.Language.Culture(), one => one.Queue.Screening.Value.ToString(),
        [
            ("lista", one => one.List.Name),
            ("consegnata", one => visit.Column(one.List.At)),
            ("righe", one => visit.Column(one.Queue.Rows)),
            ("motivo", one => MainReason(visit, one) ?? ""),
            ("stato-detto", one => StateOf(visit, one)),
        ])
        {
            ComeInOrder = true,
        };
        return Task.FromResult(new StoredList<QueuedList>(columns, StoredListEndpoints.IsIdentifier, (asked, after, count) => ReadAsync(request, asked, after, count), Heading, Rows)
        {
            Filters = [(State, sent => sent == Open)],
        });
    }

    // Queues that are decided, or whose list is not seen here, are passed over: it is read on until there are rows enough.
    private static async Task<IReadOnlyList<QueuedList>> ReadAsync(ActRequest request, ListAsked asked, string? after, int count)
    {
        var (reviews, screenings) = (request.Get<IReviews>(), request.Get<IScreenings>());
        var rows = new List<QueuedList>();
        ScreeningId? before = StoredListEndpoints.KeyOf(after) is { } id ? new ScreeningId(id) : null;
        while (true)
        {
            var queues = await reviews.ListAsync(count, before, request.Stop);
            rows.AddRange((await WithListsAsync(queues, reviews, screenings, request.Stop)).Where(queued => asked[State].Length == 0 || queued.Waits));
            if (rows.Count >= count || queues.Count < count)
            {
                return [.. rows.Take(count)];
            }

            before = queues[^1].Screening;
        }
    }

    private static async Task<IResult> DecideAsync(
        Guid id, Visit visit, IReviews reviews, IScreenings screenings, ReadReview read, DecideReview decide, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var places = form["place"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var group = int.TryParse(form["group"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var reader = new FormReader(form);
        var choice = reader.Word<ReviewChoice>("choice");
        Sequence<Refusal> refusals = places.Length == 0 && group is null ? [.. reader.Refusals, new NothingChosen()] : reader.Refusals;
        if (refusals.IsEmpty)
        {
            // A whole group is one decision; rows marked one by one are one each, and those taken before a refusal stand.
            IEnumerable<(int? Group, long? Place)> about = group is not null
                ? [(group, null)]
                : places.Select(place => ((int?)null, (long?)(long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1)));
            foreach (var (whole, place) in about)
            {
                var command = new DecideReview.Command(new ScreeningId(id), whole, place, choice, form["reason"]);
                if (await decide.RunAsync(command, visit.Guest!.Actor, ct) is Result<RecordedDecision>.Refused refused)
                {
                    refusals = refused.Refusals;
                    break;
                }
            }
        }

        if (!refusals.IsEmpty)
        {
            return await ShowAsync(id, form.Refused(refusals), ProblemTable.StatusOf(refusals[0].Code), visit, reviews, screenings, read, ct);
        }

        FormDraftEndpoints.Forget(visit, form["shown"].Length > 0 ? $"{visit.Path}?gruppo={form["shown"]}" : null);
        return Answers.SeeOther($"{Address}/{id}?esito=review-decided" + (form["shown"].Length > 0 ? "&gruppo=" + Uri.EscapeDataString(form["shown"]) : ""));
    }

    /// <summary>Where the rows of a group are.</summary>
    public static string RowsOf(ReviewQueue queue, ReviewGroup group) =>
        string.Create(CultureInfo.InvariantCulture, $"{Address}/{queue.Screening.Value}?gruppo={group.Number}");

    private static async Task<IResult> ShowAsync(
        Guid id, FormState form, int status, Visit visit, IReviews reviews, IScreenings screenings, ReadReview read, CancellationToken ct)
    {
        if (await reviews.FindAsync(new ScreeningId(id), ct) is not { } queue || await WithListsAsync([queue], reviews, screenings, ct) is not [var queued])
        {
            return Results.NotFound();
        }

        var query = visit.Http.Request.Query;
        var shown = form["shown"].Length > 0 ? form["shown"] : query["gruppo"].ToString();
        if (shown.Length == 0)
        {
            var begun = DraftOf(visit, form, null);
            return Answers.Page<ReviewPage>(status, ("Queued", queued), ("Form", begun?.Form ?? form), ("Draft", begun));
        }

        var from = 0L;
        if (!int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || queue.Group(number) is not { } group
            || (query["da"].ToString() is { Length: > 0 } written && !long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out from)))
        {
            return Answers.Problem([new FieldNotUnderstood("gruppo") { Where = "gruppo" }]);
        }

        var draft = DraftOf(visit, form, RowsOf(queue, group));
        return await read.RunAsync(queue.Screening, group.Number, from, PageSize, ct) switch
        {
            Result<ReadReview.Page>.Ok(var page) => Answers.Page<ReviewRowsPage>(
                status, ("Queued", queued), ("Group", group), ("Rows", page), ("Form", draft?.Form ?? form), ("Draft", draft), ("Revealed", query["numeri"] == "si")),
            Result<ReadReview.Page>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a page nor a refusal."),
        };
    }

    private static FormDraft? DraftOf(Visit visit, FormState form, string? address) => form == FormState.Empty ? FormDraftEndpoints.Find(visit, address) : null;

    private static IEnumerable<string[]> Rows(QueuedList queued) => queued.Queue.Groups.Select(group =>
    {
        var decision = queued.Of(group);
        return (string[])
        [
            queued.Queue.Screening.Value.ToString(), queued.List.Id.Value.ToString(), queued.List.Name, InstantPattern.General.Format(queued.List.At),
            Text(queued.Queue.Rows), Text(group.Number), Text(group.Rows), string.Join(' ', group.Reasons),
            decision switch { null => "", { Choice: ReviewChoice.Allow } => "allow", _ => "keep-withheld" },
            decision is null ? "" : InstantPattern.General.Format(decision.At), decision?.By.ToString() ?? "", queued.Superseded ? "yes" : "no",
        ];
    });

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
