// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Filiera.Architecture;

/// <summary>What the README shows is what the program does.</summary>
public sealed partial class Samples
{
    [Fact]
    public async Task Every_sample_of_the_readme_prints_what_stands_under_it()
    {
        var samples = Sample().Matches(Repository.Read("README.md"));
        Assert.NotEmpty(samples);
        foreach (Match sample in samples)
        {
            var input = sample.Groups["input"].Value.Replace(@"\n", "\n", StringComparison.Ordinal);
            Assert.Equal(sample.Groups["output"].Value, await RunAsync(sample.Groups["words"].Value, input, TestContext.Current.CancellationToken));
        }
    }

    private static async Task<string> RunAsync(string words, string input, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "filiera.dll"), .. words.Split(' ')])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var filiera = Process.Start(start)!;
        await filiera.StandardInput.WriteAsync(input.AsMemory(), ct);
        filiera.StandardInput.Close();
        var output = await filiera.StandardOutput.ReadToEndAsync(ct);
        await filiera.WaitForExitAsync(ct);
        return output;
    }

    [GeneratedRegex(@"^\$ printf '(?<input>[^']*)' \| filiera (?<words>[^\n]+)\n(?<output>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();
}
