// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera blobs check</c>: reads every file kept under its hash and compares.</summary>
public static class BlobsCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("blobs", "Files kept under their hash")
    {
        new Command("check", "Read and compare every file; exit code 1 when one is damaged").Over(CheckAsync),
    };

    private static async Task<int> CheckAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var report = await installation.Services.GetRequiredService<IBlobChecks>().CheckAsync(ct);
        var output = parsed.InvocationConfiguration.Output;
        foreach (var hash in report.Damaged.ToArray())
        {
            await output.WriteLineAsync("damaged " + hash);
        }

        await output.WriteLineAsync(FormattableString.Invariant(
            $"{(report.IsSound ? "sound" : "NOT SOUND")}: {report.Blobs} files, {report.Bytes} bytes, {report.Damaged.Count} damaged, {report.StrangeFiles} strange"));
        return report.IsSound ? 0 : 1;
    }
}
