// SPDX-License-Identifier: EUPL-1.2
using Filiera.Cli;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.SeedWorld;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Crash.Screening;

/// <summary>An installation of the demonstration sector, a list to screen in it, and the tool run on both.</summary>
internal sealed class ScreeningBed : IDisposable
{
    private const int Rows = 60_000;

    private static readonly SeedPlan Plan = SeedPlan.Of("crash", SeedSize.S, RomeTime.DayOf(Now()).PlusDays(-1));

    private static readonly SeedList List = Plan.Lists.Single(list => list.Key == "fibra-casa") with { Rows = Rows };

    /// <summary>The VAT number of the client the list is for.</summary>
    public static string Controller => List.ClientVat;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("filiera-crash-");

    public string Data => Of("data");

    public string Of(string name) => Path.Combine(_root.FullName, name);

    public static async Task<ScreeningBed> MakeAsync(CancellationToken ct)
    {
        var bed = new ScreeningBed();
        (await SeedInstallation.PlayAsync(Installation.At(bed.Data), Plan with { Lists = [], Rights = [] }, null, ct)).ValueOrThrow();
        await using (var file = File.Create(bed.Of("list.csv")))
        {
            await ListWriter.WriteAsync(List, file, null, ct);
        }

        await using (var file = File.Create(bed.Of("answers.csv")))
        {
            await AnswerWriter.WriteAsync(List, List.Consultations[0], file, ct);
        }

        return bed;
    }

    /// <summary>The words that screen the list into a directory with the answers beside it.</summary>
    public string[] Screen(string output) => [.. ScreenWithKept(output), "--answers", Of("answers.csv")];

    /// <summary>The words that screen the list into a directory with the answers that were received before.</summary>
    public string[] ScreenWithKept(string output) =>
    [
        "screen", Of("list.csv"), "--campaign", Plan.Campaigns.Single(it => it.Key == List.Campaign).Name, "--centre",
        Plan.Centres.Single(it => it.Key == List.Centre).LegalName, "--out", Of(output), "--data", Data, "--json",
    ];

    /// <summary>Runs the tool in this process.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CliRoot.Create().Parse(words).InvokeAsync(new() { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The installation as it is found long after the crash, when nobody holds anything any more.</summary>
    public ServiceProvider OpenLater() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IClock>(new Later())
        .AddFiliera(Installation.At(Data))
        .BuildServiceProvider();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    private static Instant Now() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private sealed class Later : IClock
    {
        public Instant GetCurrentInstant() => Now() + Duration.FromMinutes(10);
    }
}
