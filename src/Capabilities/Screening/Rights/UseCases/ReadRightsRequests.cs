// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads rights requests with their terms, and the figures of a client's month. Keeps nothing.</summary>
public sealed class ReadRightsRequests(IRightsRequests requests, RuleCatalogue catalogue, IClock clock)
{
    private const int Page = 1000;
    private readonly ItalianCalendar _calendar = catalogue.Calendar.ToCalendar();

    /// <summary>The request of that identifier, or null.</summary>
    public async Task<StandingRightsRequest?> FindAsync(RightsRequestId id, CancellationToken ct) =>
        await requests.FindAsync(id, ct) is { } known ? Standing(known, Today()) : null;

    /// <summary>The request of that public number, or null.</summary>
    public async Task<StandingRightsRequest?> FindAsync(RightsRequestNumber number, CancellationToken ct) =>
        await requests.FindAsync(number, ct) is { } known ? Standing(known, Today()) : null;

    /// <summary>Requests, newest recorded first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most so many, from 1 to 1,000.</param>
    /// <param name="before">Only those recorded before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Sequence<StandingRightsRequest>> ListAsync(RightsFilter filter, int limit, RightsRequestId? before, CancellationToken ct)
    {
        var today = Today();
        return Sequence.From((await requests.ListAsync(filter, limit, before, ct)).Select(known => Standing(known, today)));
    }

    /// <summary>All requests, newest recorded first, read page by page.</summary>
    public async IAsyncEnumerable<StandingRightsRequest> AllAsync(RightsFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        RightsRequestId? before = null;
        Sequence<StandingRightsRequest> page;
        do
        {
            page = await ListAsync(filter, Page, before, ct);
            foreach (var standing in page)
            {
                before = standing.Case.Request.Id;
                yield return standing;
            }
        }
        while (page.Count == Page);
    }

    /// <summary>Open requests with something due today or late, the longest due first.</summary>
    public async Task<Sequence<StandingRightsRequest>> PressingAsync(CancellationToken ct)
    {
        var pressing = new List<StandingRightsRequest>();
        await foreach (var standing in AllAsync(RightsFilter.All with { OnlyOpen = true }, ct))
        {
            if (standing.Clock.IsPressing)
            {
                pressing.Add(standing);
            }
        }

        return Sequence.From(pressing.OrderBy(standing => standing.Clock.NextDue).ThenBy(standing => standing.Case.Request.Id.Value));
    }

    /// <summary>The figures of a client's month as they stand now.</summary>
    public async Task<RightsFigures> MeasureAsync(string controllerVat, YearMonth month, CancellationToken ct) =>
        await MeasureAsync(requests, catalogue, controllerVat, month, clock.GetCurrentInstant().PlusTicks(10), ct);

    internal static async Task<RightsFigures> MeasureAsync(
        IRightsRequests requests, RuleCatalogue catalogue, string controllerVat, YearMonth month, Instant asOf, CancellationToken ct)
    {
        var whole = RightsMeasure.Whole(month);
        var filter = RightsFilter.All with { ControllerVat = controllerVat, ReceivedFrom = whole.Start, ReceivedBefore = whole.End };
        var received = new List<RightsCase>();
        Sequence<RightsCase> page;
        do
        {
            page = await requests.ListAsync(filter, Page, received.Count > 0 ? received[^1].Request.Id : null, ct);
            received.AddRange(page);
        }
        while (page.Count == Page);
        return RightsMeasure.Of(controllerVat, month, received, catalogue, asOf);
    }

    private LocalDate Today() => RomeTime.DayOf(clock.GetCurrentInstant());

    private StandingRightsRequest Standing(RightsCase known, LocalDate today) =>
        new(known, RightsClock.Of(known, RightsTerms.On(catalogue, RomeTime.DayOf(known.Request.ReceivedAt)), _calendar, today));
}
