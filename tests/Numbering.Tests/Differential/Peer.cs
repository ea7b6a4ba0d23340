// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.Json;

namespace Filiera.Numbering.Tests.Differential;

/// <summary>npm <c>libphonenumber-js</c>, asked about many numbers at once.</summary>
internal static class Peer
{
    public const string Install = "npm ci --ignore-scripts in tests/Numbering.Tests/Differential";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Numbering.Tests", "Differential");

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules", "libphonenumber-js"));

    public static async Task<IReadOnlyList<PeerAnswer>> AskAsync(IReadOnlyList<string> numbers)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "peer.mjs") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var reading = node.StandardOutput.ReadToEndAsync();
        foreach (var number in numbers)
        {
            await node.StandardInput.WriteAsync(number + "\n");
        }

        node.StandardInput.Close();
        var answers = (await reading).TrimEnd('\n').Split('\n').Select(Read).ToList();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(numbers.Count, answers.Count);
        return answers;
    }

    private static PeerAnswer Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var cells = json.RootElement;
        return new PeerAnswer(cells[0].GetBoolean(), cells[1].GetString(), cells[2].GetString(), cells[3].GetString());
    }
}
