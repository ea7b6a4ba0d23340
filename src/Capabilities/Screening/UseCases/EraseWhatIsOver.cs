// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Erases personal data whose time is over, as the rulebook says: number and notes of rights requests that were dealt with, the gate's decisions, and the events of calls that no decision kept rests on.</summary>
/// <remarks>MIN-02. A figure that the rulebook does not know erases nothing. What an opt-out needs to be respected is never erased.</remarks>
public sealed class EraseWhatIsOver(
    IUnitOfWork unit, IRightsRequests requests, EraseRightsDetails erase, IGateLog log, IDialJournal journal, IDialJournalErasure erasure, RuleCatalogue catalogue, IAuditTrail audit, IClock clock)
{
    private const int Page = 1000;

    /// <summary>Who erases by itself.</summary>
    public static Actor By { get; } = new("system:retention");

    /// <summary>The rule that limits how long data are kept.</summary>
    public static RuleId Rule { get; } = RuleId.Parse("MIN-02");

    /// <summary>What was erased.</summary>
    /// <param name="Requests">Rights requests whose number and notes are gone.</param>
    /// <param name="Days">Legal days of the gate whose decisions are gone.</param>
    /// <param name="Events">Events of calls that are gone.</param>
    public sealed record Erased(int Requests, int Days, long Events);

    /// <returns>What was erased now, or why it was not.</returns>
    public async Task<Result<Erased>> RunAsync(CancellationToken ct)
    {
        var today = RomeTime.DayOf(clock.GetCurrentInstant());
        var rule = catalogue.Find(Rule, today);
        var (requestsErased, daysErased) = (0, 0);
        foreach (var over in await RequestsAsync(today, rule?.Span(RuleParameters.RightsDetailsMonths), ct))
        {
            // Somebody may have erased it meanwhile.
            requestsErased += await erase.RunAsync(over, By, ct) is Result<RightsCase>.Ok ? 1 : 0;
        }

        foreach (var day in log.Days().Where(day => IsOver(day, rule?.Span(RuleParameters.GateDecisionsMonths), today)))
        {
            if (await TellAsync("gate-log", day, Json.Object(), ct) is Result<bool>.Refused refused)
            {
                return refused.Refusals;
            }

            daysErased += log.Erase(day) ? 1 : 0;
        }

        return await EventsAsync(today, rule?.Span(RuleParameters.GateDecisionsMonths), ct) switch
        {
            Result<long>.Refused refused => refused.Refusals,
            Result<long>.Ok { Value: var events } => new Erased(requestsErased, daysErased, events),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // Told first: what is gone and was not told is worse than what was told and is not gone yet.
    private Task<Result<bool>> TellAsync(string what, LocalDate day, Json detail, CancellationToken ct) => unit.CommitAsync<bool>(
        async token =>
        {
            await audit.AppendAsync(new AuditAct(By, what + "-erased", what, NodaTime.Text.LocalDatePattern.Iso.Format(day), detail), token);
            return true;
        },
        ct);

    // As long as a decision is kept, what it rests on is.
    private async Task<Result<long>> EventsAsync(LocalDate today, long? months, CancellationToken ct)
    {
        if (months is not { } kept)
        {
            return 0;
        }

        var firstKept = today.PlusMonths(-checked((int)kept));
        var over = await EventsOver.ReadAsync(journal, catalogue, firstKept, ct);
        var count = await erasure.CountAsync(over.Contains, ct);
        if (count == 0)
        {
            return 0;
        }

        return await TellAsync("dial-journal", firstKept, Json.Object(("events", count)), ct) is Result<bool>.Refused refused
            ? refused.Refusals
            : await erasure.EraseAsync(over.Contains, ct);
    }

    private async Task<List<RightsRequestId>> RequestsAsync(LocalDate today, long? months, CancellationToken ct)
    {
        var over = new List<RightsRequestId>();
        Sequence<RightsCase> page;
        RightsRequestId? before = null;
        do
        {
            page = await requests.ListAsync(RightsFilter.All, Page, before, ct);
            before = page.IsEmpty ? before : page[^1].Request.Id;
            over.AddRange(page
                .Where(known => !known.IsOpen && known.HasDetails && IsOver(LastDay(known), months, today))
                .Select(known => known.Request.Id));
        }
        while (page.Count == Page);
        return over;
    }

    private static LocalDate LastDay(RightsCase known) => RomeTime.DayOf(known.Events.Aggregate(known.Request.ReceivedAt, (last, done) => Instant.Max(last, done.At)));

    private static bool IsOver(LocalDate last, long? months, LocalDate today) => months is { } kept && last.PlusMonths(checked((int)kept)) <= today;
}
