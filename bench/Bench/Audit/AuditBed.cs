// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Filiera.Bench;

/// <summary>A fresh database with the product's own registrations, and ways of appending to its trail. Times are seconds per act.</summary>
public sealed class AuditBed : IDisposable
{
    private readonly ServiceProvider _provider;
    private readonly Action _drop;

    public AuditBed(SqlStoreOptions options, Action? drop = null)
    {
        _drop = drop ?? (() => { });
        _provider = new ServiceCollection()
            .AddSingleton<IClock>(new Wall())
            .AddSingleton<IIdentifiers>(provider => new RandomIdentifiers(provider.GetRequiredService<IClock>()))
            .AddSqlStores(options)
            .BuildServiceProvider();
        using var scope = _provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(default).GetAwaiter().GetResult().ValueOrThrow();
    }

    private IAuditWriter Writer => _provider.GetRequiredService<IAuditWriter>();

    /// <summary>A database of its own on the server that FILIERA_TEST_POSTGRES names; null when it names none.</summary>
    public static AuditBed? Postgres()
    {
        if (Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            return null;
        }

        var name = FormattableString.Invariant($"filiera_bench_{Environment.ProcessId}");
        Execute(server, $"CREATE DATABASE {name}");
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        return new AuditBed(SqlStoreOptions.Postgres(own), () => Execute(server, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    /// <summary>One caller, one act per call.</summary>
    public double? Alone(int calls)
    {
        var acts = Enumerable.Range(0, calls).Select(i => Sequence.From([Act(i)])).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            Writer.AppendAsync(acts[i], default).GetAwaiter().GetResult().ValueOrThrow();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    /// <summary>One caller, one act per unit of work in a scope of its own, as a request makes it.</summary>
    public double? Units(int calls) => UnitsAsync(calls).GetAwaiter().GetResult();

    /// <summary>Many callers at once, each waiting for the disk before its next call.</summary>
    /// <remarks>The acts are made before the clock starts, as the bytes for the file are; all that is done with them is timed.</remarks>
    public double? Together(int callers, int calls, int actsPerCall)
    {
        var acts = Sequence.From(Enumerable.Range(0, actsPerCall).Select(Act));
        var start = Stopwatch.GetTimestamp();
        Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < calls; call++)
            {
                (await Writer.AppendAsync(acts, default)).ValueOrThrow();
            }
        }))).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / ((double)callers * calls * actsPerCall);
    }

    /// <summary>Zero when the whole chain holds.</summary>
    public int Verify()
    {
        using var scope = _provider.CreateScope();
        var findings = AuditChain.VerifyAsync(scope.ServiceProvider.GetRequiredService<IAuditTrail>(), default, default).GetAwaiter().GetResult();
        Console.WriteLine($"chain: {(findings.IsEmpty ? "holds" : findings[0].ToString())}");
        return findings.Count;
    }

    public void Dispose()
    {
        _provider.Dispose();
        _drop();
    }

    private static AuditAct Act(int i) => new(
        Actor.System("bench"), "number-checked", "contact-list", FormattableString.Invariant($"list-{i % 100}"), Json.Object(("count", i)));

    private static void Execute(string server, string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private async Task<double?> UnitsAsync(int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            await using var scope = _provider.CreateAsyncScope();
            var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
            var act = Act(i);
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>()
                .CommitAsync<long>(async ct => (await trail.AppendAsync(act, ct)).Number, default)).ValueOrThrow();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private sealed class Wall : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
    }
}
