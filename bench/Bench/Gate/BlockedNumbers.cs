// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using Npgsql;

namespace Filiera.Bench;

/// <summary>What a dialler does that keeps its blocked numbers in a database: one statement for each number, when its queue is filled.</summary>
internal static class BlockedNumbers
{
    private const int Connections = 16;
    private const string Table = "filiera_bench_blocked";

    /// <summary>Looks random numbers up among 5 million.</summary>
    public static GateLoad Measure(string connection, double seconds)
    {
        using var source = NpgsqlDataSource.Create(connection + $";Maximum Pool Size={Connections + 1}");
        Execute(source, $"DROP TABLE IF EXISTS {Table}");
        try
        {
            Execute(source, $"CREATE UNLOGGED TABLE {Table} AS SELECT ('347' || lpad((n * 2)::text, 7, '0'))::varchar(18) AS phone FROM generate_series(0, 4999999) n");
            Execute(source, $"CREATE UNIQUE INDEX ON {Table} (phone)");
            Execute(source, $"VACUUM ANALYZE {Table}");
            var times = new List<long>[Connections];
            var begin = Stopwatch.GetTimestamp();
            Parallel.For(0, Connections, new ParallelOptions { MaxDegreeOfParallelism = Connections }, i => times[i] = LookUp(source, seconds, i));
            var elapsed = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            var all = times.SelectMany(one => one).Order().ToArray();
            long At(double share) => all[(int)(share * (all.Length - 1))];
            return new GateLoad(all.Length / elapsed, 1, 0, 0, At(0.5), At(0.99), At(0.999), all[^1]);
        }
        finally
        {
            Execute(source, $"DROP TABLE IF EXISTS {Table}");
        }
    }

    private static List<long> LookUp(NpgsqlDataSource source, double seconds, int seed)
    {
        var random = new Random(seed);
        var times = new List<long>();
        using var open = source.OpenConnection();
        using var command = new NpgsqlCommand($"SELECT count(*) FROM {Table} WHERE phone = $1", open) { Parameters = { new NpgsqlParameter<string> { TypedValue = "" } } };
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            ((NpgsqlParameter<string>)command.Parameters[0]).TypedValue = "347" + random.Next(10_000_000).ToString("D7", System.Globalization.CultureInfo.InvariantCulture);
            var from = Stopwatch.GetTimestamp();
            command.ExecuteScalar();
            times.Add((long)(Stopwatch.GetElapsedTime(from).TotalMilliseconds * 1_000_000));
        }

        return times;
    }

    private static void Execute(NpgsqlDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();
    }
}
