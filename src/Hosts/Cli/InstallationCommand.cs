// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>What the commands that need an installation have in common: its options, and how refusals end the program.</summary>
internal static class InstallationCommand
{
    /// <summary>The exit code when something was refused.</summary>
    public const int Refused = 2;

    /// <summary>Gives a command the installation's options and an act that runs once it is open.</summary>
    public static Command Over(this Command command, Func<OpenedInstallation, ParseResult, CancellationToken, Task<int>> act)
    {
        command.Options.Add(OpenedInstallation.Data);
        command.Options.Add(OpenedInstallation.Postgres);
        command.SetAction((parsed, ct) => RunAsync(parsed, act, ct));
        return command;
    }

    /// <summary>Writes every refusal to standard error and gives the exit code.</summary>
    public static async Task<int> RefuseAsync(this ParseResult parsed, Sequence<Refusal> refusals)
    {
        foreach (var refusal in refusals.ToArray())
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refusal.ToString());
        }

        return Refused;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Func<OpenedInstallation, ParseResult, CancellationToken, Task<int>> act, CancellationToken ct)
    {
        switch (await OpenedInstallation.OpenAsync(parsed, ct))
        {
            case Result<OpenedInstallation>.Ok { Value: var opened }:
                await using (opened)
                {
                    return await act(opened, parsed, ct);
                }

            case Result<OpenedInstallation>.Refused refused:
                return await parsed.RefuseAsync(refused.Refusals);
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }
}
