// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Filiera.Kernel;

namespace Filiera.Bench;

/// <summary>The npm libraries against which credentials are tested, in a process of their own that stays warm between rounds and times itself.</summary>
internal sealed class CredentialPeer : IDisposable
{
    private readonly Process _node;

    public CredentialPeer()
    {
        var folder = Path.Combine(Measure.Root, "tests", "Conformance", "Credentials", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("The peer is not installed: npm ci --ignore-scripts in tests/Conformance/Credentials/npm.");
        }

        _node = Process.Start(new ProcessStartInfo("node", ["--no-warnings", "peers.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
    }

    /// <summary>What it answers.</summary>
    public string Ask(Json.Map question)
    {
        _node.StandardInput.WriteLine(question.ToCanonicalText());
        _node.StandardInput.Flush();
        return _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer gave no answer.");
    }

    /// <summary>The seconds it took by its own clock.</summary>
    public double? Seconds(Json.Map question)
    {
        using var answer = JsonDocument.Parse(Ask(question));
        return answer.RootElement.TryGetProperty("seconds", out var seconds)
            ? seconds.GetDouble()
            : throw new InvalidOperationException("The peer did not do the work: " + answer.RootElement);
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
