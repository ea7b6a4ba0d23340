// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>npm <c>libphonenumber-js</c> in a process of its own that stays warm between rounds and times itself.</summary>
internal sealed class NodePeer : IDisposable
{
    private readonly Process _node;

    public NodePeer(string file)
    {
        var folder = Path.Combine(Measure.Root, "bench", "peers", "numbers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("The peer is not installed: npm ci --ignore-scripts in bench/peers/numbers.");
        }

        _node = Process.Start(new ProcessStartInfo("node", ["peer.mjs", file]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Seconds to read every line, without loading them.</summary>
    public double Run()
    {
        using var answer = JsonDocument.Parse(Ask("run"));
        return answer.RootElement[0].GetDouble();
    }

    /// <summary>For each line 1 or 0: a valid number or not.</summary>
    public string Verdicts() => Ask("verdicts");

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private string Ask(string command)
    {
        _node.StandardInput.WriteLine(command);
        _node.StandardInput.Flush();
        return _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer gave no answer.");
    }
}
