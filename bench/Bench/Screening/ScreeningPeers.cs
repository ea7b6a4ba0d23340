// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Bench;

/// <summary>DuckDB and ClickHouse side by side, each asked the same things in its own words.</summary>
internal sealed class ScreeningPeers : IDisposable
{
    private readonly string _folder;

    public ScreeningPeers(string folder, IReadOnlyDictionary<string, string> words)
    {
        _folder = folder;
        Tools.Clear(Path.Combine(folder, "clickhouse"));
        DuckDb = new SqlPeer("duckdb", folder, words);
        ClickHouse = new SqlPeer("clickhouse", folder, words);
    }

    public SqlPeer DuckDb { get; }

    public SqlPeer ClickHouse { get; }

    /// <summary>Makes everything ready: the answers loaded, and for ClickHouse also laid out for the look-up.</summary>
    public void Load()
    {
        DuckDb.Run("load");
        ClickHouse.Run("load");
        ClickHouse.Run("prepare");
    }

    /// <summary>Points both at a list.</summary>
    public void Use(string list)
    {
        foreach (var (peer, name) in Both())
        {
            peer.Set("list", list);
            peer.Set("out", OutputOf(name));
            peer.JudgeFrom(isLoaded: false);
        }
    }

    /// <summary>The file a peer writes.</summary>
    public string OutputOf(string name) => Path.Combine(_folder, $"peer-{name}.csv");

    /// <summary>Seconds to screen the list into one file.</summary>
    public double Screen(SqlPeer peer)
    {
        Tools.Clear(OutputOf(peer == DuckDb ? "duckdb" : "clickhouse"));
        return peer.Run("screen");
    }

    /// <summary>Rows by verdict, in the peer's words.</summary>
    public static IReadOnlyDictionary<string, long> Counts(SqlPeer peer)
    {
        peer.Run("count");
        return peer.Rows.ToDictionary(row => row[0].GetString()!, row => long.Parse(row[1].ToString(), System.Globalization.CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        DuckDb.Dispose();
        ClickHouse.Dispose();
        Tools.Clear(Path.Combine(_folder, "clickhouse"));
        Tools.Clear(OutputOf("duckdb"));
        Tools.Clear(OutputOf("clickhouse"));
    }

    private IEnumerable<(SqlPeer Peer, string Name)> Both() => [(DuckDb, "duckdb"), (ClickHouse, "clickhouse")];
}
