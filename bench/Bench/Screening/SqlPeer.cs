// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>DuckDB or ClickHouse in a process of its own, loaded once and asked in every round; it times itself.</summary>
internal sealed class SqlPeer : IDisposable
{
    private readonly Process _node;
    private readonly string _engine;
    private readonly Dictionary<string, string> _words;

    public SqlPeer(string engine, string folder, IReadOnlyDictionary<string, string> words)
    {
        if (!Directory.Exists(Path.Combine(PeerSql.Folder, "node_modules")))
        {
            throw new InvalidOperationException("The peers are not installed: npm install --no-save --no-package-lock --ignore-scripts in bench/peers/screening, or --no-peers.");
        }

        _engine = engine;
        _words = new Dictionary<string, string>(words, StringComparer.Ordinal) { ["csv"] = PeerSql.Body(engine, "csv").Trim(), ["source"] = PeerSql.Body(engine, "csv").Trim() };
        _node = Process.Start(new ProcessStartInfo("node", ["peer.mjs", engine, folder])
        {
            WorkingDirectory = PeerSql.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The rows the last statement gave.</summary>
    public IReadOnlyList<JsonElement> Rows { get; private set; } = [];

    /// <summary>Sets a word for the statements to come.</summary>
    public void Set(string word, string value) => _words[word] = value;

    /// <summary>Judges the rows of the list file, or of the table that holds it already.</summary>
    public void JudgeFrom(bool isLoaded)
    {
        Set("source", isLoaded ? "list" : _words["csv"]);
        Run("judge");
    }

    /// <summary>Runs a file of statements; the seconds it took.</summary>
    public double Run(string name)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(new { sql = PeerSql.Statements(_engine, name, _words) }));
        _node.StandardInput.Flush();
        var line = _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{_engine} gave no answer to {name}.sql.");
        using var answer = JsonDocument.Parse(line);
        Rows = [.. answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
        return answer.RootElement.GetProperty("seconds").GetDouble();
    }

    /// <summary>The most memory it ever held.</summary>
    public long PeakBytes() => Tools.PeakBytesOf(_node.Id);

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
