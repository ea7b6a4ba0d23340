// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Cli;
using Filiera.Crash.Blobs;
using Filiera.Crash.Gate;
using Filiera.Crash.Register;
using Filiera.Crash.Work;

namespace Filiera.Crash;

/// <summary>What a child process can be told to do. It works until it is killed, and writes a line for each thing it acknowledges; the tool may also come to its end.</summary>
internal static class Child
{
    private static readonly Dictionary<string, Func<string[], Task>> _roles = new()
    {
        ["write-blobs"] = WritesBlobs.RunAsync,
        ["use-keys"] = UsesKeys.RunAsync,
        ["do-work"] = DoesWork.RunAsync,
        ["write-log"] = WritesLog.RunAsync,
        ["erase-journal"] = ErasesJournal.RunAsync,
        ["gate-at"] = ServesAt.RunAsync,
        ["tool"] = arguments => CliRoot.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = CliRoot.LongestEnding }),
    };

    public static Task RunAsync(string role, string[] arguments) => _roles[role](arguments);
}
