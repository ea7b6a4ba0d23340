// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Crash.Screening;

/// <summary>The tool killed at any moment of a screening: nothing looks complete that is not, nothing acknowledged is lost, and running again finishes.</summary>
public sealed class KilledWhileScreening
{
    private const string Seal = "receipt.json";

    private static readonly string[] Results = ["callable.csv", "rejected.csv", "withheld.csv"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Rounds => CrashRun.Rounds / 3;

    [Fact]
    public async Task What_a_killed_screening_leaves_never_looks_complete_and_screening_again_finishes()
    {
        using var bed = await ScreeningBed.MakeAsync(Ct);
        var (code, whole, error) = await ScreeningBed.RunAsync(bed.Screen("whole"));
        Assert.True(code == 0, error);
        var expected = Hashes(bed.Of("whole"));

        var interrupted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var output = FormattableString.Invariant($"out-{round}");
            var ended = await KillAsync(bed, output, new Random(round));
            if (File.Exists(Path.Combine(bed.Of(output), Seal)))
            {
                Assert.Equal((expected, round), (Hashes(bed.Of(output)), round));
            }
            else
            {
                Assert.False(ended, "The tool ended well and left no seal.");
                interrupted++;
            }

            var again = await ScreeningBed.RunAsync([.. bed.Screen(output), "--replace"]);
            Assert.Equal((0, expected), (again.Code, Hashes(bed.Of(output))));
            Assert.Equal(
                ["callable.csv", "evidence.json", Seal, "rejected.csv", "withheld.csv"],
                Directory.EnumerateFiles(bed.Of(output)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }

        Assert.True(interrupted > 0, "No screening was ever interrupted.");
        await AssertNothingLostAsync(bed, RowsOf(whole));
    }

    /// <summary>Kills the tool at some moment: while it starts, while it keeps files or screens, while it writes results.</summary>
    private static async Task<bool> KillAsync(ScreeningBed bed, string output, Random random)
    {
        using var child = ChildProcess.Start("tool", bed.Screen(output));
        var lists = Directory.GetFiles(Path.Combine(bed.Data, "blobs"), "*", SearchOption.AllDirectories).Length;
        Func<bool> seen = random.Next(4) switch
        {
            0 => () => true,
            1 => () => Directory.Exists(bed.Of(output)),
            2 => () => Directory.Exists(bed.Of(output)) && Directory.GetFiles(Path.Combine(bed.Data, "blobs"), "*", SearchOption.AllDirectories).Length > lists,
            _ => () => Directory.Exists(bed.Of(output)) && Directory.EnumerateFiles(bed.Of(output)).Any(),
        };
        return (await child.KillWhenAsync(seen, TimeSpan.FromMicroseconds(random.Next(40_000)), Ct)).Ended;
    }

    /// <summary>Whatever was queued is finished by whoever comes next, comes to the same, and the trail is unbroken.</summary>
    private static async Task AssertNothingLostAsync(ScreeningBed bed, long rows)
    {
        await using var services = bed.OpenLater();
        await services.GetRequiredService<JobRunner>().DrainAsync(Ct);
        await using var scope = services.CreateAsyncScope();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
        Assert.Empty(await AuditChain.VerifyAsync(trail, await trail.HeadAsync(Ct), Ct));
        var jobs = await scope.ServiceProvider.GetRequiredService<IJobs>().ListAsync(new JobQuery(1000), Ct);
        Assert.All(jobs, job => Assert.Equal(JobState.Done, job.State));
        var screenings = scope.ServiceProvider.GetRequiredService<IScreenings>();
        var lists = await screenings.ListsAsync(1000, null, Ct);
        Assert.True(lists.Count > Rounds);
        foreach (var list in lists)
        {
            Assert.Equal(rows, (await screenings.NewestOfAsync(list.Id, Ct))?.Counts.Rows);
        }

        var blobs = await scope.ServiceProvider.GetRequiredService<IBlobChecks>().CheckAsync(Ct);
        Assert.True(blobs.Damaged.IsEmpty);
    }

    private static Sequence<ContentHash> Hashes(string directory) =>
        Sequence.From(Results.Select(name => ContentHash.Of(File.ReadAllBytes(Path.Combine(directory, name)))));

    private static long RowsOf(string summary) => JsonDocument.Parse(summary).RootElement.GetProperty("rows").GetInt64();
}
