// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Net;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Crash.Gate;

public sealed class KilledGateJudgedAgain
{
    private static readonly int _rounds = Math.Max(3, CrashRun.Rounds / 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_decision_answered_is_in_the_log_and_none_that_allowed_is_withheld_by_a_later_replay()
    {
        using var bed = await GateBed.OpenAsync(withList: true);
        var answered = new ConcurrentDictionary<Guid, string>();
        for (var round = 0; round < _rounds; round++)
        {
            // Each gate begins where the one before ended, so that what was told to it lies in the past of this one.
            using var gate = await GateProcess.StartAsync(bed, GateBed.Ten + Duration.FromMinutes(10 * round));
            var (before, kills) = (answered.Count, new Random(round));
            var diallers = Enumerable.Range(0, 8).Select(dialler => Task.Run(() => DialAsync(bed, gate, new Random((100 * round) + dialler), answered), Ct)).ToArray();
            while (answered.Count < before + 300)
            {
                await Task.Delay(1, Ct);
            }

            await Task.Delay(TimeSpan.FromMicroseconds(kills.Next(20_000)), TimeProvider.System, Ct);
            await gate.KillAsync();
            await Task.WhenAll(diallers);
        }

        Assert.Contains("allow", answered.Values);
        await JudgedAgainAsync(bed, answered);
    }

    // One in ten opts out: what is allowed before is withheld after, for every dialler.
    private static async Task DialAsync(GateBed bed, GateProcess gate, Random random, ConcurrentDictionary<Guid, string> answered)
    {
        while (true)
        {
            var number = bed.Numbers[random.Next(bed.Numbers.Count)];
            var answer = random.Next(10) == 0
                ? await bed.PostAsync(gate.Address, "/api/gate/outcomes", bed.OptOut(number))
                : await bed.PostAsync(gate.Address, "/api/gate/decisions", bed.AskToCall(number));
            if (answer is not { Status: HttpStatusCode.OK, Body: var body })
            {
                return;
            }

            if (((Json.Map)Json.Parse(System.Text.Encoding.UTF8.GetBytes(body)).ValueOrThrow())["decisions"] is Json.List { Items: [Json.Map decision] })
            {
                answered[Guid.Parse(((Json.Text)decision["decision"]!).Value)] = ((Json.Text)decision["verdict"]!).Value;
            }
        }
    }

    private static async Task JudgedAgainAsync(GateBed bed, ConcurrentDictionary<Guid, string> answered)
    {
        await using var services = new ServiceCollection().AddLogging().AddFiliera(Installation.At(bed.Data)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var day = RomeTime.DayOf(GateBed.Ten);
        var kept = new Dictionary<Guid, string>();
        await foreach (var entry in scope.ServiceProvider.GetRequiredService<IGateLog>().ReadAsync(day, Ct))
        {
            kept[entry.Decision] = VerdictNames.Of(entry.Verdict);
        }

        var lost = answered.Count(one => kept.GetValueOrDefault(one.Key) != one.Value);
        Assert.Equal(0, lost);
        var replay = await scope.ServiceProvider.GetRequiredService<ReplayGateDay>().RunAsync(day, Ct);
        Assert.Equal((0L, 0L, (long)kept.Count), (replay.Wrongly, replay.OtherBook, replay.Judged + replay.Unreadable));
    }
}
