// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Maps a stored list: its page, and the same rows as CSV and JSON.</summary>
public static class StoredListEndpoints
{
    /// <summary>Maps <paramref name="address"/>, and the same with <c>.csv</c> and <c>.json</c>.</summary>
    /// <param name="app">Where it is mapped.</param>
    /// <param name="address">The address of the page.</param>
    /// <param name="key">What the files are called: see <see cref="DownloadName"/>.</param>
    /// <param name="open">The list for whoever asks.</param>
    /// <param name="page">The page with the rows found.</param>
    public static void MapList<TRow>(
        this IEndpointRouteBuilder app, string address, string key, Func<ActRequest, Task<StoredList<TRow>>> open, Func<ActRequest, ListAsked, ListPageOf<TRow>, Task<IResult>> page)
    {
        app.MapKeptPage(AccessPolicies.Workspace, address, (Visit visit, CancellationToken ct) =>
            AnswerAsync(new ActRequest(visit, ct), open, async (request, list, asked) => await page(request, asked, await list.PageAsync(asked))));
        app.MapListFiles(AccessPolicies.Workspace, address, key, open);
    }

    /// <summary>Maps the files alone, for a list whose page shows more than it.</summary>
    public static void MapListFiles<TRow>(this IEndpointRouteBuilder app, string policy, string address, string key, Func<ActRequest, Task<StoredList<TRow>>> open)
    {
        app.MapPage(policy, address + ".csv", (Visit visit, CancellationToken ct) =>
            AnswerAsync(new ActRequest(visit, ct), open, async (_, list, asked) => Export.Csv(key, list.Heading, (await list.AllAsync(asked)).SelectMany(list.Export))));
        app.MapPage(policy, address + ".json", (Visit visit, CancellationToken ct) =>
            AnswerAsync(new ActRequest(visit, ct), open, async (_, list, asked) => Export.ToJson(key, Json.Array((await list.AllAsync(asked)).SelectMany(list.Export)
                .Select(row => (Json)Json.Object([.. list.Heading.Zip(row, (name, value) => (name, (Json)value))]))))));
    }

    /// <summary>Opens the list, reads what was asked of it, and answers.</summary>
    public static async Task<IResult> AnswerAsync<TRow>(
        ActRequest request, Func<ActRequest, Task<StoredList<TRow>>> open, Func<ActRequest, StoredList<TRow>, ListAsked, Task<IResult>> answer)
    {
        var list = await open(request);
        return list.Asked(request.Visit.Http.Request.Query) switch
        {
            Result<ListAsked>.Ok(var asked) => await answer(request, list, asked),
            Result<ListAsked>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a list nor a refusal."),
        };
    }

    /// <summary>An instant as a column's text: it stands in its order, and is found as it is shown.</summary>
    public static string Column(this Visit visit, Instant? at) => at is { } known ? $"{InstantPattern.General.Format(known)} {visit.Moment(known)}" : "";

    /// <summary>A count as a column's text: it stands in its order, and is found as it is shown.</summary>
    public static string Column(this Visit visit, long count) => $"{count.ToString("D15", CultureInfo.InvariantCulture)} {visit.Number(count)}";

    /// <summary>The row named by text, or null for the first: keys of these lists are identifiers.</summary>
    public static Guid? KeyOf(string? after) => after is null ? null : Guid.Parse(after);

    /// <summary>True for an identifier.</summary>
    public static bool IsIdentifier(string text) => Guid.TryParse(text, out _);
}
