// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Operations;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Filiera.Crash.Work;

public sealed class KilledWhileWorking
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_no_step_takes_effect_twice_on_SQLite()
    {
        var folder = Directory.CreateTempSubdirectory("filiera-crash-").FullName;
        await RunAsync("sqlite", Path.Combine(folder, "work.db"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_no_step_takes_effect_twice_on_PostgreSQL()
    {
        var server = Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "FILIERA_TEST_POSTGRES names no server: both engines are tested.");
            Assert.Skip("FILIERA_TEST_POSTGRES names no PostgreSQL server.");
        }

        var name = FormattableString.Invariant($"filiera_crash_{Environment.ProcessId}");
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        try
        {
            await RunAsync("postgres", new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true }.ToString());
        }
        finally
        {
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task RunAsync(string engine, string where)
    {
        await using var provider = WorkBed.Open(engine, where, _ => { });
        await using (var scope = provider.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(Ct)).ValueOrThrow();
        }

        var said = new List<Line>();
        var known = default(AuditHead);
        for (var round = 0; round < CrashRun.Rounds; round++)
        {
            var (lines, longer) = CrashRun.Point(new Random(round), 120);
            using var child = ChildProcess.Start("do-work", engine, where, round.ToString(CultureInfo.InvariantCulture));
            said.AddRange((await child.KillAfterAsync(lines, longer, Ct)).Select(Line.Parse));
            known = await AssertTrailAsync(provider, said, known);
        }

        await FinishAsync(provider);
        await AssertJobsAsync(provider, said);
        Assert.Contains(said, line => line.What == "step");
        Assert.Contains(said, line => line.What == "act");
        AssertLeases(said);
    }

    /// <summary>The chain holds, reaches further than before, and has every entry acknowledged under the number acknowledged.</summary>
    private static async Task<AuditHead> AssertTrailAsync(ServiceProvider provider, List<Line> said, AuditHead known)
    {
        await using var scope = provider.CreateAsyncScope();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
        Assert.Empty(await AuditChain.VerifyAsync(trail, known, Ct));
        var entries = await trail.ReadAllAsync(Ct).ToListAsync(Ct);
        foreach (var line in said.Where(line => line.What is "act" or "step"))
        {
            Assert.Equal(line.Subject, entries[(int)line.Number - 1].Act.SubjectId);
        }

        var steps = entries.Where(entry => entry.Act.Verb == "step-done").Select(entry => entry.Act.SubjectId).ToList();
        Assert.Equal(steps.Distinct().Count(), steps.Count);
        return await trail.HeadAsync(Ct);
    }

    /// <summary>Carries out whatever the killed ones left behind.</summary>
    private static async Task FinishAsync(ServiceProvider provider)
    {
        var runner = new JobRunner(
            provider.GetRequiredService<IWorkScopes>(), provider.GetRequiredService<IClock>(), TimeProvider.System, WorkBed.Runner);
        while ((await JobsAsync(provider)).Any(job => !job.IsFinal))
        {
            await runner.DrainAsync(Ct);
            await Task.Delay(50, Ct);
        }
    }

    private static async Task AssertJobsAsync(ServiceProvider provider, List<Line> said)
    {
        var jobs = await JobsAsync(provider);
        Assert.All(jobs, job => Assert.Equal(JobState.Done, job.State));
        var keys = jobs.Select(job => job.Request.IdempotencyKey).ToList();
        Assert.Empty(said.Where(line => line.What == "job").Select(line => line.Subject).Except(keys));
        Assert.Contains(jobs, job => job.Attempts > 1);

        await using var scope = provider.CreateAsyncScope();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
        var steps = await trail.ReadAllAsync(Ct).Where(entry => entry.Act.Verb == "step-done").Select(entry => entry.Act.SubjectId).ToListAsync(Ct);
        Assert.Equal(
            keys.SelectMany(key => Enumerable.Range(0, WorkBed.Steps).Select(step => $"{key}-{step}")).Order(StringComparer.Ordinal),
            steps.Order(StringComparer.Ordinal));
    }

    /// <summary>The numbers only grow, and later processes had the lease that killed ones never gave back.</summary>
    private static void AssertLeases(List<Line> said)
    {
        var leases = said.Where(line => line.What == "lease").ToList();
        Assert.Equal(leases.Select(line => line.Number).Order().Distinct(), leases.Select(line => line.Number));
        Assert.True(leases.Select(line => line.Subject).Distinct().Count() > 1, "only one process ever had the lease");
    }

    private static async Task<List<Job>> JobsAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<IJobs>();
        var all = new List<Job>();
        while (await jobs.ListAsync(new JobQuery(1000) { Before = all.Count == 0 ? null : all[^1].Id }, Ct) is { IsEmpty: false } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>What a child acknowledged: <c>act</c>, <c>step</c>, <c>job</c> or <c>lease</c>; about what; and a number.</summary>
    private sealed record Line(string What, string Subject, long Number)
    {
        public static Line Parse(string text) => text.Split(' ') is [var what, var subject, var number]
            ? new Line(what, subject, long.Parse(number, CultureInfo.InvariantCulture))
            : throw new FormatException("A child says three words.");
    }
}
