// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Crash.Screening;

/// <summary>The tool killed at any moment of a consultation: what was acknowledged stays, nothing is handed over twice, and doing it again finishes.</summary>
public sealed class KilledWhileConsulting
{
    private const int Numbers = 20_000;
    private const string By = "person:crash";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_draft_export_or_import_loses_nothing_acknowledged_sends_nothing_twice_and_is_finished_by_doing_it_again()
    {
        using var bed = await ScreeningBed.MakeAsync(Ct);
        Assert.Equal(0, (await ScreeningBed.RunAsync(Words(bed, "account", "--controller", ScreeningBed.Controller, "--by", By))).Code);
        var interrupted = 0;
        var drafted = new List<string>();
        for (var round = 0; round < CrashRun.Rounds / 3; round++)
        {
            var random = new Random(round);
            await File.WriteAllTextAsync(bed.Of("numbers.csv"), List(round), Ct);

            // The sweep: every number of the controller, gathered and classified.
            string[] draft = Words(bed, "draft", "--controller", ScreeningBed.Controller, "--file", bed.Of("numbers.csv"), "--every-number", "--by", By, "--json");
            var (told, ended) = await KillAsync(draft, random);
            interrupted += ended ? 0 : 1;
            if (Id(told) is { } acknowledged)
            {
                Assert.NotNull(await FindAsync(bed, acknowledged));
            }

            var id = Id((await ScreeningBed.RunAsync(draft)).Output)!;
            drafted.Add(id);

            interrupted += await ExportAsync(bed, id, random) ? 0 : 1;
            interrupted += await ImportAsync(bed, id, random) ? 0 : 1;
        }

        Assert.True(interrupted > 0, "Nothing was ever interrupted.");
        await AssertWholeAsync(bed, drafted);
    }

    private static async Task<bool> ExportAsync(ScreeningBed bed, string id, Random random)
    {
        string[] words = Words(bed, "export", id, "--out", bed.Of("sent-" + id), "--by", By, "--json");
        var (told, ended) = await KillAsync(words, random);
        var killed = await FindAsync(bed, id);
        Assert.True(Id(told) is null || killed!.ExportedAt is not null, "What was said to be exported is not.");
        var before = killed!.Parts;

        var (code, _, error) = await ScreeningBed.RunAsync(words);
        Assert.True(code == 0, error);
        var after = (await FindAsync(bed, id))!;

        // Parts that stood are the parts that stand, and the files are theirs: the register is asked once.
        Assert.True(before.IsEmpty || before == after.Parts);
        Assert.Equal(Numbers, after.Parts.Sum(part => part.Rows));
        Assert.Equal(
            after.Parts.Select(part => (part.FileName, part.Content)),
            Directory.GetFiles(bed.Of("sent-" + id)).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), ContentHash.Of(File.ReadAllBytes(path)))));
        Assert.Equal(1, (await HistoryAsync(bed, id)).Count(entry => entry.Event is ConsultationEvent.Exported));
        return ended;
    }

    private static async Task<bool> ImportAsync(ScreeningBed bed, string id, Random random)
    {
        Assert.Equal(0, (await ScreeningBed.RunAsync(Words(bed, "simulate", id, "--out", bed.Of("back")))).Code);
        var answer = bed.Of(Path.Combine("back", $"simulator-result-{id}-1.csv"));
        var (told, ended) = await KillAsync(Words(bed, "import", id, answer, "--by", By, "--json"), random);
        var killed = (await FindAsync(bed, id))!;
        Assert.True(Id(told) is null || !killed.Answers.IsEmpty, "What was said to be taken in is not.");

        var (code, _, error) = await ScreeningBed.RunAsync(Words(bed, "import", id, answer, "--by", By, "--json"));
        Assert.True(killed.Answers.IsEmpty ? code == 0 : code == 2 && error.Contains("consultation-not-waiting", StringComparison.Ordinal), error);
        var after = (await FindAsync(bed, id))!;
        Assert.True(killed.Answers.IsEmpty || killed.Answers == after.Answers);
        Assert.Equal((1, 0), (after.Answers.Count, after.Unfinished.Count));

        // No answer in clear is left, however often it was delivered.
        await using var services = bed.OpenLater();
        Assert.False(await services.GetRequiredService<IBlobs>().ExistsAsync(ContentHash.Of(await File.ReadAllBytesAsync(answer, Ct)), Ct));
        using var index = (await services.GetRequiredService<IAnswerIndexes>().OpenAsync(ScreeningBed.Controller, after.Answers[0].Digest, Ct)).ValueOrThrow();
        Assert.Equal((Numbers, after.Answers[0].Remove), (index.Info.Numbers, index.Info.Remove));
        return ended;
    }

    private static async Task AssertWholeAsync(ScreeningBed bed, List<string> drafted)
    {
        await using var services = bed.OpenLater();
        await using var scope = services.CreateAsyncScope();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
        Assert.Empty(await AuditChain.VerifyAsync(trail, await trail.HeadAsync(Ct), Ct));
        var all = await scope.ServiceProvider.GetRequiredService<IConsultations>().ListAsync(null, 1000, null, Ct);
        var exported = all.Where(one => one.ExportedAt is not null).ToList();
        Assert.Equal(drafted.Order(StringComparer.Ordinal), exported.Select(one => one.Id.Value.ToString()).Order(StringComparer.Ordinal));
        var sets = await scope.ServiceProvider.GetRequiredService<IAnswerSets>().ListAsync(ScreeningBed.Controller, 1000, null, Ct);
        Assert.Equal(exported.SelectMany(one => one.Answers).Select(answer => answer.Set.Value).Order(), sets.Select(set => set.Id.Value).Order());
        Assert.True((await scope.ServiceProvider.GetRequiredService<IBlobChecks>().CheckAsync(Ct)).Damaged.IsEmpty);
    }

    /// <summary>Kills the tool at some moment: while it starts, while it reads and writes, or just after it spoke.</summary>
    private static async Task<(string Output, bool Ended)> KillAsync(string[] words, Random random)
    {
        using var child = ChildProcess.Start("tool", words);
        return await child.KillWhenAsync(() => true, TimeSpan.FromMilliseconds(random.Next(200, 2200)), Ct);
    }

    private static async Task<Consultation?> FindAsync(ScreeningBed bed, string id)
    {
        await using var services = bed.OpenLater();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IConsultations>().FindAsync(new ConsultationId(Guid.Parse(id)), Ct);
    }

    private static async Task<Sequence<ConsultationEntry>> HistoryAsync(ScreeningBed bed, string id)
    {
        await using var services = bed.OpenLater();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IConsultations>().HistoryAsync(new ConsultationId(Guid.Parse(id)), Ct);
    }

    // A line that was not written to its end acknowledges nothing.
    private static string? Id(string output) => output.EndsWith('\n') && output.StartsWith('{')
        ? JsonDocument.Parse(output).RootElement.GetProperty("consultation").GetString()
        : null;

    private static string[] Words(ScreeningBed bed, params string[] words) => ["consult", .. words, "--data", bed.Data];

    private static string List(int round) => new StringBuilder("telefono;base;riferimento;data_consenso;finalita\n")
        .AppendJoin("", Enumerable.Range(0, Numbers).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"+3934{round % 10}{i:0000000};CONSENSO;c-{i};01/06/2026;marketing\n")))
        .ToString();
}
