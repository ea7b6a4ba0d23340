// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Crash.Screening;

/// <summary>The tool killed while it joins the answers of two days: no join that looks whole is another than the whole one, and the next screening makes it.</summary>
public sealed class KilledWhileJoining
{
    private static readonly string[] Results = ["callable.csv", "rejected.csv", "withheld.csv"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_join_is_made_again_and_the_screening_comes_to_the_same()
    {
        using var bed = await ScreeningBed.MakeAsync(Ct);
        Assert.Equal(0, (await ScreeningBed.RunAsync(bed.Screen("whole"))).Code);
        var expected = Hashes(bed.Of("whole"));
        await ReceiveHalvesAsync(bed);

        var interrupted = 0;
        for (var round = 0; round < CrashRun.Rounds / 3; round++)
        {
            await ForgetJoinAsync(bed);
            var output = FormattableString.Invariant($"out-{round}");
            interrupted += await KillAsync(bed, output, new Random(round)) ? 0 : 1;

            var (code, _, error) = await ScreeningBed.RunAsync([.. bed.ScreenWithKept(output), "--replace"]);
            Assert.True(code == 0, error);
            Assert.Equal((round, expected), (round, Hashes(bed.Of(output))));
            Assert.Empty(Directory.GetFiles(Path.Combine(bed.Data, "answers"), "*.draft", SearchOption.AllDirectories));
            Assert.Equal((round, 1), (round, (await KeptAsync(bed)).Count(kept => !kept.Info.Joined.IsEmpty)));
        }

        Assert.True(interrupted > 0, "No join was ever interrupted.");
    }

    private static async Task<bool> KillAsync(ScreeningBed bed, string output, Random random)
    {
        using var child = ChildProcess.Start("tool", bed.ScreenWithKept(output));
        Func<bool> seen = random.Next(4) == 0
            ? () => Directory.Exists(bed.Of(output))
            : () => Directory.GetFiles(Path.Combine(bed.Data, "answers"), "*.draft", SearchOption.AllDirectories).Length > 0;
        return (await child.KillWhenAsync(seen, TimeSpan.FromMicroseconds(random.Next(8_000)), Ct)).Ended;
    }

    // The whole answer was received as a set with the first screening: halves that are newer by nothing but their receipt say the same.
    private static async Task ReceiveHalvesAsync(ScreeningBed bed)
    {
        var lines = await File.ReadAllLinesAsync(bed.Of("answers.csv"), Ct);
        await using var services = bed.OpenLater();
        foreach (var half in new[] { lines.Skip(1).Where((_, i) => i % 2 == 0), lines.Skip(1).Where((_, i) => i % 2 == 1) })
        {
            await using var scope = services.CreateAsyncScope();
            var text = string.Join('\n', half.Prepend(lines[0])) + "\n";
            var content = await scope.ServiceProvider.GetRequiredService<IBlobs>().PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Ct);
            var received = await scope.ServiceProvider.GetRequiredService<ReceiveAnswers>().RunAsync(
                new ReceiveAnswers.Command(ScreeningBed.Controller, [new DeliveredFile(InputKind.Answers, "half.csv", content)]), new Actor("person:crash"), Ct);
            Assert.IsType<Result<AnswerSet>.Ok>(received);
        }
    }

    private static async Task ForgetJoinAsync(ScreeningBed bed)
    {
        await using var services = bed.OpenLater();
        foreach (var joined in (await KeptAsync(bed)).Where(kept => !kept.Info.Joined.IsEmpty))
        {
            await services.GetRequiredService<IAnswerIndexes>().DeleteAsync(ScreeningBed.Controller, joined.Info.Digest, Ct);
        }
    }

    private static async Task<Sequence<KeptAnswerIndex>> KeptAsync(ScreeningBed bed)
    {
        await using var services = bed.OpenLater();
        return await services.GetRequiredService<IAnswerIndexes>().ListAsync(ScreeningBed.Controller, Ct);
    }

    private static Sequence<ContentHash> Hashes(string directory) =>
        Sequence.From(Results.Select(name => ContentHash.Of(File.ReadAllBytes(Path.Combine(directory, name)))));
}
