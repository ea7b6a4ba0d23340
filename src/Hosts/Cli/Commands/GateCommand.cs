// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;

namespace Filiera.Cli;

/// <summary><c>filiera gate serve|ask|key|log|replay|seal|verify|load|bare</c>: the dial gate as a server, its keys, and load for it.</summary>
public static class GateCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("gate", "The dial gate: may this number be dialled now?")
    {
        GateServeCommand.Create(),
        GateAskCommand.Create(),
        GateKeyCommand.Create(),
        GateLogCommand.Create(),
        GateReplayCommand.Create(),
        GateSealCommand.Create(),
        GateVerifyCommand.Create(),
        GateLoadCommand.Create(),
        GateLoadCommand.CreateBare(),
    };
}
