// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.CommandLine.Invocation;
using Filiera.Composition;

namespace Filiera.Cli;

/// <summary>A command's act, whose outages (a full disk, a locked database) end in a refusal with its code. A bug still ends in its stack of calls.</summary>
internal sealed class OutageAction(CommandLineAction act) : AsynchronousCommandLineAction
{
    /// <summary>Puts it around the act of a command and of every command below it.</summary>
    public static void Around(Command command)
    {
        command.Action = command.Action is { } act ? new OutageAction(act) : null;
        foreach (var below in command.Subcommands)
        {
            Around(below);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        try
        {
            return act is AsynchronousCommandLineAction slow
                ? await slow.InvokeAsync(parseResult, cancellationToken)
                : ((SynchronousCommandLineAction)act).Invoke(parseResult);
        }
        catch (Exception outage) when (Outage.Explain(outage) is { } refusal)
        {
            return await parseResult.RefuseAsync([refusal]);
        }
    }
}
