// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Crash.Work;

/// <summary>A database as the product opens it, with a handler whose jobs have steps; the child and the test both use it.</summary>
internal static class WorkBed
{
    /// <summary>Steps of every job.</summary>
    public const int Steps = 4;

    /// <summary>Short, so that the next process need not wait long for what a killed one held.</summary>
    public static readonly Duration Lease = Duration.FromMilliseconds(400);

    public static readonly JobRunnerOptions Runner = new()
    {
        Lease = Lease,
        Pulse = Duration.FromMilliseconds(100),
        Rest = Duration.FromMilliseconds(20),
        Parallel = 2,
    };

    public static ServiceProvider Open(string engine, string where, Action<string> say)
    {
        var options = engine == "sqlite" ? SqlStoreOptions.Sqlite(where) : SqlStoreOptions.Postgres(where);
        return new ServiceCollection()
            .AddSingleton<IClock>(new Wall())
            .AddSingleton<IIdentifiers>(provider => new RandomIdentifiers(provider.GetRequiredService<IClock>()))
            .AddSqlStores(options)
            .AddScoped<IJobHandler>(provider => new Stepping(provider.GetRequiredService<IAuditTrail>(), say))
            .BuildServiceProvider();
    }

    public static JobRequest Request(string key) => new("step-by-step", Json.Null, Actor.System("crash"), key)
    {
        Retry = new RetryPolicy(1000, Duration.FromMilliseconds(20), Duration.FromMilliseconds(100), default),
    };

    /// <summary>A handler whose steps each leave one trace, and say so once the step is committed.</summary>
    private sealed class Stepping(IAuditTrail trail, Action<string> say) : IJobHandler
    {
        public string Kind => "step-by-step";

        public async Task RunAsync(JobContext job, CancellationToken ct)
        {
            for (var step = 0; step < Steps; step++)
            {
                var what = $"{job.Request.IdempotencyKey}-{step}";
                var number = await job.StepAsync(
                    $"step-{step}",
                    async token => (await trail.AppendAsync(new AuditAct(Actor.System("job"), "step-done", "step", what, Json.Null), token)).Number,
                    ct);
                await job.ReportAsync(step + 1, Steps, "steps");
                say($"step {what} {number}");
            }
        }
    }

    private sealed class Wall : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
    }
}
