// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using Filiera.SeedWorld;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Filiera.Flows;

/// <summary>The seed world played through the real use cases, stores and jobs.</summary>
public sealed class SeedPlays : IAsyncLifetime
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));

    private readonly string _root = Directory.CreateTempSubdirectory("filiera-seed-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_same_plan_comes_to_the_same_twice_down_to_the_last_trace()
    {
        var first = await PlayAsync("first");
        var second = await PlayAsync("second");

        Assert.Equal(first, second);
        Assert.Equal(await HeadAsync("first"), await HeadAsync("second"));
    }

    [Fact]
    public async Task PostgreSQL_comes_to_the_same_as_SQLite()
    {
        var server = Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") != "true", "In continuous integration both engines are tested.");
            Assert.Skip("FILIERA_TEST_POSTGRES names no PostgreSQL server.");
        }

        var database = "filiera_seed_" + Environment.ProcessId;
        await RunAsync(server, $"CREATE DATABASE {database} TEMPLATE template0");
        try
        {
            var there = new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = false }.ToString();
            var played = await SeedInstallation.PlayAsync(Installation.At(Path.Combine(_root, "postgres"), there), Plan, null, default);
            var again = await SeedInstallation.PlayAsync(Installation.At(Path.Combine(_root, "again"), there), Plan, null, default);

            Assert.Equal(await PlayAsync("sqlite"), played.ValueOrThrow());
            Assert.Equal(await HeadAsync("sqlite"), await HeadAsync("postgres", there));
            Assert.Equal(new InstallationNotEmpty { Where = "database" }, Assert.IsType<Result<PlayedWorld>.Refused>(again).Refusals.Single());
        }
        finally
        {
            await RunAsync(server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task Every_row_of_every_list_has_a_verdict_that_its_story_explains()
    {
        var world = await PlayAsync("world");

        Assert.Equal(20_000, world.Rows);
        Assert.Equal(Plan.Lists.Select(list => (list.Key, list.Rows)), world.Lists.Select(list => (list.Key, list.Counts.Rows)));
        var counts = world.Lists.ToDictionary(list => list.Key, list => list.Counts);
        Assert.All(counts.Values, count => Assert.True(count is { Foreign: > 0, Duplicate: > 0, Unreadable: > 0 }));
        Assert.All(["luce-autunno", "fibra-casa", "sostegno-natale", "fibra-casa-sud"], key => Assert.True(counts[key] is { Allow: > 0, Withhold: > 0 }));
        Assert.Equal(0, counts["luce-revocata"].Allow);
        Assert.True(counts["polizza-serena"].Allow * counts["fibra-casa"].Rows < counts["fibra-casa"].Allow * counts["polizza-serena"].Rows);
        Assert.True(counts["polizza-altrui"].Allow < counts["polizza-altrui"].Withhold);
    }

    [Fact]
    public async Task What_was_played_is_found_by_a_program_that_opens_the_installation_later()
    {
        var world = await PlayAsync("later");
        var installation = Installation.At(Path.Combine(_root, "later"));

        Assert.True(installation.Demonstration);
        await using var services = Services(installation);
        await using var scope = services.CreateAsyncScope();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
        Assert.Equal(world.Events, book.Version);
        Assert.Equal((17, 15, 6, 10, 2), (book.Organisations.Count, book.Sites.Count, book.Campaigns.Count, book.Mandates.Count, book.Suppliers.Count));
        var requests = scope.ServiceProvider.GetRequiredService<IRightsRequests>();
        var rights = (await requests.ListAsync(RightsFilter.All, 100, null, default)).Where(known => known.Request.Source!.StartsWith("demonstration:", StringComparison.Ordinal)).ToList();
        var catalogue = scope.ServiceProvider.GetRequiredService<RuleCatalogue>();
        var clocks = rights.Select(known => RightsClock.Of(
            known, RightsTerms.On(catalogue, RomeTime.DayOf(known.Request.ReceivedAt)), catalogue.Calendar.ToCalendar(), Plan.Day)).ToList();
        Assert.Equal(5, rights.Count);
        Assert.Equal((1, 1, 1), (clocks.Count(clock => clock.IsLate), rights.Count(known => known.Extension is not null), clocks.Count(clock => clock.Forward.Timing == RightsTiming.DoneLate)));
    }

    [Fact]
    public async Task Every_call_of_the_morning_was_asked_about_at_the_gate_and_is_judged_the_same_again()
    {
        await PlayAsync("gate");
        await using var services = Services(Installation.At(Path.Combine(_root, "gate")));
        await using var scope = services.CreateAsyncScope();
        var entries = new Dictionary<Guid, Verdict>();
        await foreach (var entry in scope.ServiceProvider.GetRequiredService<IGateLog>().ReadAsync(Plan.Day, default))
        {
            entries.Add(entry.Decision, entry.Verdict);
        }

        var told = new List<DialEvent>();
        await foreach (var (_, one) in scope.ServiceProvider.GetRequiredService<IDialJournal>().ReadAsync(1, default))
        {
            told.Add(one);
        }

        var entered = (await scope.ServiceProvider.GetRequiredService<IRightsRequests>().ListAsync(RightsFilter.All, 100, null, default))
            .Select(known => known.Request.Source!).Where(source => source.StartsWith("gate:", StringComparison.Ordinal));
        var replay = await scope.ServiceProvider.GetRequiredService<ReplayGateDay>().RunAsync(Plan.Day, default);

        Assert.Equal(Plan.Dialling.Sum(dialling => dialling.Calls), entries.Count);
        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Equal(Verdict.Allow, entries[one.Call]));
        Assert.Equal(told.Where(one => one.Kind == DialEventKind.OptOut).Select(one => $"gate:{one.Call}").Order(), entered.Order());
        Assert.Equal((0L, 0L, 0), (replay.Wrongly, replay.OtherBook, replay.Differences.Count));
    }

    [Fact]
    public async Task A_demonstration_is_never_mixed_with_anything()
    {
        Directory.CreateDirectory(Path.Combine(_root, "used"));
        await File.WriteAllTextAsync(Path.Combine(_root, "used", "something"), "here");

        var refused = await SeedInstallation.PlayAsync(Installation.At(Path.Combine(_root, "used")), Plan, null, default);

        Assert.Equal(new InstallationNotEmpty { Where = "data" }, Assert.IsType<Result<PlayedWorld>.Refused>(refused).Refusals.Single());
        Assert.Equal(["something"], Directory.EnumerateFileSystemEntries(Path.Combine(_root, "used")).Select(Path.GetFileName));
    }

    private static ServiceProvider Services(Installation installation) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IClock>(new SimulatedClock(Instant.FromUtc(2026, 12, 1, 9, 0)))
        .AddFiliera(installation)
        .BuildServiceProvider();

    private async Task<PlayedWorld> PlayAsync(string name) =>
        (await SeedInstallation.PlayAsync(Installation.At(Path.Combine(_root, name)), Plan, null, default)).ValueOrThrow();

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<AuditHead> HeadAsync(string name, string? postgres = null)
    {
        await using var services = Services(Installation.At(Path.Combine(_root, name), postgres));
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAuditTrail>().HeadAsync(default);
    }
}
