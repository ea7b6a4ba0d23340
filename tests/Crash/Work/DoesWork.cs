// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Crash.Work;

/// <summary>The child that asks for jobs, carries them out, appends to the audit trail and takes a lease, all at the same time.</summary>
internal static class DoesWork
{
    public static async Task RunAsync(string[] arguments)
    {
        var round = arguments[2];
        await using var provider = WorkBed.Open(arguments[0], arguments[1], Console.WriteLine);
        var runner = new JobRunner(
            provider.GetRequiredService<IWorkScopes>(), provider.GetRequiredService<IClock>(), TimeProvider.System, WorkBed.Runner);

        // The first that fails ends the child, and the test sees why.
        await await Task.WhenAny(
            Task.Run(() => runner.RunAsync(CancellationToken.None)),
            Task.Run(() => AskAsync(provider, round)),
            Task.Run(() => LeaseAsync(provider, round)),
            Task.Run(() => AppendAsync(provider, round, 1)),
            Task.Run(() => AppendAsync(provider, round, 2)),
            Task.Run(() => AppendAsync(provider, round, 3)));
    }

    private static async Task AskAsync(ServiceProvider provider, string round)
    {
        for (var i = 0; ; i++)
        {
            await using var scope = provider.CreateAsyncScope();
            var jobs = scope.ServiceProvider.GetRequiredService<IJobs>();
            var key = $"{round}-{i}";
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>()
                .CommitAsync<Job>(async ct => await jobs.EnqueueAsync(WorkBed.Request(key), ct), default)).ValueOrThrow();
            Console.WriteLine($"job {key} 0");
            await Task.Delay(30);
        }
    }

    private static async Task LeaseAsync(ServiceProvider provider, string round)
    {
        while (true)
        {
            await using var scope = provider.CreateAsyncScope();
            var taken = await scope.ServiceProvider.GetRequiredService<ILeases>()
                .AcquireAsync("only-one", "round-" + round, WorkBed.Lease, default);
            if (taken is Result<Lease>.Ok ok)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lease round-{round} {ok.Value.Fence}"));
            }

            await Task.Delay(20);
        }
    }

    private static async Task AppendAsync(ServiceProvider provider, string round, int caller)
    {
        var writer = provider.GetRequiredService<IAuditWriter>();
        for (var i = 0; ; i++)
        {
            var acts = Sequence.From(Enumerable.Range(0, caller)
                .Select(act => new AuditAct(Actor.System("crash"), "thing-done", "thing", $"{round}-{caller}-{i}-{act}", Json.Object(("i", i)))));
            foreach (var entry in (await writer.AppendAsync(acts, default)).ValueOrThrow().ToArray())
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"act {entry.Act.SubjectId} {entry.Number}"));
            }

            await Task.Delay(1);
        }
    }
}
