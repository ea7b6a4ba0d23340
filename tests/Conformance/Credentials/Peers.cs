// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Filiera.Kernel;

namespace Filiera.Conformance;

/// <summary>A Node process that answers one JSON line for each it is given.</summary>
internal sealed class Peers : IDisposable
{
    private readonly Process _node;

    private Peers(string script) => _node = Process.Start(
        new ProcessStartInfo("node", ["--no-warnings", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8 })!;

    /// <summary>Foreign implementations from npm, restored from the lock file beside them; skips the test where they cannot be, which in CI is a failure.</summary>
    public static Peers Foreign()
    {
        var folder = Path.Combine(Here(), "npm");
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")) && !Restored(folder))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "In CI npm restores tests/Conformance/Credentials/npm.");
            Assert.Skip("The foreign implementations are not restored (npm ci in tests/Conformance/Credentials/npm).");
        }

        return new Peers(Path.Combine(folder, "peers.mjs"));
    }

    /// <summary>The verifier of the browser page, run by Node.</summary>
    public static Peers Browser()
    {
        if (Run("node", Here(), "--version") != 0)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "In CI there is Node.");
            Assert.Skip("There is no Node here.");
        }

        return new Peers(Path.Combine(Here(), "browser.mjs"));
    }

    public async Task<JsonNode> AskAsync(Json.Map question, CancellationToken ct)
    {
        await _node.StandardInput.WriteLineAsync(question.ToCanonicalText().AsMemory(), ct);
        await _node.StandardInput.FlushAsync(ct);
        return JsonNode.Parse(await _node.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("Node ended."))!;
    }

    /// <summary>Sends many questions and reads as many answers, without waiting in between.</summary>
    public async Task<List<JsonNode>> AskAllAsync(IReadOnlyCollection<Json.Map> questions, CancellationToken ct)
    {
        var sending = Task.Run(
            async () =>
            {
                foreach (var question in questions)
                {
                    await _node.StandardInput.WriteLineAsync(question.ToCanonicalText().AsMemory(), ct);
                }

                await _node.StandardInput.FlushAsync(ct);
            },
            ct);
        var answers = new List<JsonNode>();
        while (answers.Count < questions.Count)
        {
            answers.Add(JsonNode.Parse(await _node.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("Node ended."))!);
        }

        await sending;
        return answers;
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private static bool Restored(string folder) => Run("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent") == 0;

    private static int Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    private static string Here([CallerFilePath] string from = "") => Path.GetDirectoryName(from)!;
}
