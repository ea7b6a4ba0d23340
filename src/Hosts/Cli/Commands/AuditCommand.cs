// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera audit verify|export</c>: recomputes the audit trail's chain, or writes it as JSON Lines.</summary>
public static class AuditCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("audit", "The audit trail: who did what, when")
    {
        new Command("verify", "Recompute the chain of hashes; exit code 1 when anything was altered").Over(VerifyAsync),
        new Command("export", "Write every entry to standard output as JSON Lines").Over(ExportAsync),
    };

    private static async Task<int> VerifyAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var trail = installation.Services.GetRequiredService<IAuditTrail>();
        var findings = await AuditChain.VerifyAsync(trail, await trail.HeadAsync(ct), ct);
        var output = parsed.InvocationConfiguration.Output;
        foreach (var finding in findings.ToArray())
        {
            await output.WriteLineAsync(finding.ToString());
        }

        var head = await trail.HeadAsync(ct);
        await output.WriteLineAsync(findings.IsEmpty
            ? FormattableString.Invariant($"sound: {head.Number} entries, ending with {head.Hash}")
            : FormattableString.Invariant($"NOT SOUND: {findings.Count} findings in {head.Number} entries"));
        return findings.IsEmpty ? 0 : 1;
    }

    private static async Task<int> ExportAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        await using var output = OutputBytes.Of(parsed.InvocationConfiguration.Output);
        await installation.Services.GetRequiredService<IAuditTrail>().ExportAsync(output, ct);
        return 0;
    }
}
