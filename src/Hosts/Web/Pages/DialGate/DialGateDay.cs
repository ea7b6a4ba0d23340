// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>The dial gate as it stands, and a day of it.</summary>
/// <param name="Day">The legal day: today, or the newest of which decisions are kept where nobody asked today.</param>
/// <param name="Today">True when that is today.</param>
/// <param name="Reports">What each gate tells of itself, the newest first.</param>
/// <param name="Verdicts">Decisions of the day by verdict.</param>
/// <param name="Reasons">Decisions of the day by verdict and reason, as printed; one with several reasons counts under each.</param>
/// <param name="LogRefused">Why the log of the day cannot be read, or null.</param>
/// <param name="OptOuts">Opt-outs told to the gate on this day, newest first.</param>
/// <param name="Answers">The newest answers of each client.</param>
/// <param name="Life">How long an answer holds.</param>
/// <param name="Keys">The gate keys that open something now.</param>
public sealed record DialGateDay(
    LocalDate Day,
    bool Today,
    Sequence<GateReport> Reports,
    Sequence<(Verdict Verdict, long Count)> Verdicts,
    Sequence<(string Reason, Verdict Verdict, long Count)> Reasons,
    Refusal? LogRefused,
    Sequence<StandingRightsRequest> OptOuts,
    Sequence<AnswerSet> Answers,
    AnswerLife Life,
    Sequence<GateKey> Keys)
{
    private const int MostSets = 500;

    /// <summary>Decisions of the day.</summary>
    public long Decisions => Verdicts.Sum(one => one.Count);

    /// <summary>Decisions after which the number could be dialled.</summary>
    public long Allowed => Verdicts.Where(one => one.Verdict == Verdict.Allow).Sum(one => one.Count);

    /// <summary>Opt-outs of which the client has been told.</summary>
    public int Forwarded => OptOuts.Count(one => one.Case.Forwarding is not null);

    /// <summary>Reads everything as it stands.</summary>
    public static async Task<DialGateDay> ReadAsync(
        Instant now, IGateReports reports, IGateLog log, IGateKeys keys, ReadRightsRequests rights, IAnswerSets sets, RuleCatalogue catalogue, CancellationToken ct)
    {
        var today = RomeTime.DayOf(now);
        var day = log.Days() is { IsEmpty: false } days && days[^1] < today ? days[^1] : today;
        Refusal? refused = null;
        Sequence<GateTally> tallies = [];
        IReadOnlyDictionary<ulong, string> names = new Dictionary<ulong, string>();
        try
        {
            tallies = await log.TallyAsync(day, ct);
            names = await log.ReasonsAsync(day, ct);
        }
        catch (StorageFailedException failed)
        {
            refused = failed.Refusal;
        }

        var optOuts = new List<StandingRightsRequest>();
        await foreach (var one in rights.AllAsync(RightsFilter.All with { Channel = RightsChannel.Gate, ReceivedFrom = RomeTime.StartOf(day), ReceivedBefore = RomeTime.StartOf(day.PlusDays(1)) }, ct))
        {
            optOuts.Add(one);
        }

        return new DialGateDay(
            day,
            day == today,
            reports.List(),
            Sequence.From(tallies.GroupBy(tally => tally.Verdict).OrderBy(group => group.Key).Select(group => (group.Key, group.Sum(tally => tally.Count)))),
            Sequence.From(tallies
                .SelectMany(tally => (names.GetValueOrDefault(tally.ReasonsId) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(reason => (Reason: reason, tally.Verdict, tally.Count)))
                .GroupBy(one => (one.Reason, one.Verdict))
                .OrderBy(group => group.Key.Reason, StringComparer.Ordinal)
                .Select(group => (group.Key.Reason, group.Key.Verdict, group.Sum(one => one.Count)))),
            refused,
            Sequence.From(optOuts),
            Sequence.From((await sets.ListAsync(null, MostSets, null, ct)).DistinctBy(set => set.ControllerVat)),
            AnswerLife.On(catalogue, today),
            Sequence.From(keys.List().Where(key => key.IsGoodAt(now))));
    }
}
