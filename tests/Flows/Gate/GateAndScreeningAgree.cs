// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.SeedWorld;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Of every list of the demonstration sector: what the gate says of a number is what a screening says at that instant, reason for reason.</summary>
public sealed class GateAndScreeningAgree : IDisposable
{
    private const int Rows = 1500;
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16)) with { Dialling = [] };
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-agree-").FullName;

    public static TheoryData<string> Keys => [.. Plan.Lists.Select(list => list.Key)];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Every_reason_of_every_number_is_the_same(string key)
    {
        var list = Plan.Lists.Single(one => one.Key == key) is var whole ? whole with { Rows = Math.Min(whole.Rows, Rows) } : null!;
        var installation = Installation.At(Path.Combine(_root, "data"));
        (await SeedInstallation.PlayAsync(installation, Plan with { Lists = [list], Rights = [] }, null, default)).ValueOrThrow();

        // Ten in the morning of a Monday: nothing but the number's own rules stands against a call.
        var clock = new SimulatedClock(RomeTime.StartOf(Plan.Day) + Duration.FromHours(10));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IClock>(clock).AddFiliera(installation).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var delivered = Assert.Single(await scope.ServiceProvider.GetRequiredService<IScreenings>().ListsAsync(10, null, default));
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
        var client = book.Campaigns[delivered.Campaign].Client;
        var caller = book.DeclaredNumbersOf(delivered.Centre, clock.GetCurrentInstant()).FirstOrDefault(declared => declared.Client == client)?.Number;
        var gate = new DialGate(new DialMemory());
        _ = gate.Swap((await scope.ServiceProvider.GetRequiredService<PrepareDialBook>().RunAsync(null, default)).ValueOrThrow()!);
        var call = new DialCall(delivered.Campaign, delivered.Centre, caller, clock.GetCurrentInstant(), true, false);

        var compared = 0;
        foreach (var (number, verdict, reasons) in await ScreenedAsync(scope.ServiceProvider, delivered, clock.GetCurrentInstant()))
        {
            var said = gate.Decide(call, Encoding.UTF8.GetBytes(number));
            compared++;
            if (verdict == Verdict.Unreadable)
            {
                Assert.Equal((number, Verdict.Unreadable), (number, said.Verdict));
            }
            else if (caller is not null)
            {
                Assert.Equal((number, verdict, reasons), (number, said.Verdict, said.Text));
            }
            else
            {
                // Without a number to show nothing is allowed, and the list's own reasons come first all the same.
                Assert.True(!said.MayDial && said.Text.StartsWith(reasons, StringComparison.Ordinal), $"{key}: {said.Text}, screening {reasons}");
            }
        }

        Assert.True(compared > list.Rows / 2);
    }

    // The register's answers that the gate has, which a screening uses when it names none.
    private static async Task<List<(string Number, Verdict Verdict, string Reasons)>> ScreenedAsync(IServiceProvider services, ContactList list, Instant at)
    {
        var blobs = services.GetRequiredService<IBlobs>();
        var inputs = Sequence.From(list.Inputs.Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts)));
        using var run = (await services.GetRequiredService<PrepareRun>().RunAsync(
            new PrepareRun.Request(list.Centre, list.Campaign, list.Content, inputs, at, Mapping: list.Mapping), default)).ValueOrThrow();
        var outcome = (await run.RunAsync(blobs.Draft, null, _ => ValueTask.CompletedTask, default)).ValueOrThrow();
        var rows = new List<(string, Verdict, string)>();
        foreach (var (content, read) in new (ContentHash, Func<CsvRow, (Verdict, string)>)[]
        {
            (outcome.Outputs!.Callable, row => (Verdict.Allow, row.Fields[^2])),
            (outcome.Outputs.Withheld, row => (VerdictNames.TryParse(row.Fields[^3], out var verdict) ? verdict : throw new InvalidDataException(row.Fields[^3]), row.Fields[^2])),
            (outcome.Outputs.Rejected, row => (Verdict.Unreadable, row.Fields[^1])),
        })
        {
            await using var stream = (await blobs.OpenAsync(content, default)).ValueOrThrow();
            using var text = outcome.File.Encoding.OpenText(stream);
            var csv = new CsvText(text, outcome.File.Delimiter, outcome.File.Encoding);
            if (outcome.File.Columns.HasHeader)
            {
                csv.Next();
            }

            while (csv.Next() is { } row)
            {
                var (verdict, reasons) = read(row);
                if (verdict != Verdict.Duplicate && row.Fields.Count > outcome.File.Columns.Number)
                {
                    rows.Add((row.Fields[outcome.File.Columns.Number], verdict, reasons));
                }
            }
        }

        return rows;
    }
}
