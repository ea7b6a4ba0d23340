// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Net;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera witness serve</c>: cosigns the checkpoints of logs, each only when it continues the one cosigned before.</summary>
/// <remarks>Writes its key and then its address to standard output, once it answers there. Exit code 0 when told to end, 2 when refused.</remarks>
internal static class WitnessCommand
{
    private static readonly Option<string[]> Logs = new("--log") { Description = "The key of a log to watch, as filiera log key writes it", HelpName = "KEY", Required = true };
    private static readonly Option<string> Folder = new("--folder") { Description = "The witness's own folder, for its key and its memory", HelpName = "DIR", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "Its name in cosignatures, such as witness.example/one", HelpName = "NAME", Required = true };
    private static readonly Option<string> Listen = new("--listen") { Description = "Where it answers", HelpName = "ADDRESS:PORT", DefaultValueFactory = _ => "127.0.0.1:8095" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var serve = new Command("serve", "Answer add-checkpoint until told to end") { Logs, Folder, Name, Listen };
        serve.SetAction(RunAsync);
        return new Command("witness", "A small witness of logs (C2SP tlog-witness)") { serve };
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var logs = new List<NoteKey>();
        foreach (var text in parsed.GetRequiredValue(Logs))
        {
            switch (NoteKey.Parse(text))
            {
                case Result<NoteKey>.Ok { Value: { Kind: NoteKeyKind.Ed25519 } key }:
                    logs.Add(key);
                    break;
                default:
                    return await parsed.RefuseAsync([new NoteKeyUnreadable { Where = "--log" }]);
            }
        }

        var name = parsed.GetRequiredValue(Name);
        if (!NoteKey.IsName(name))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("a name without spaces or plus signs") { Where = "--name" }]);
        }

        if (!IPEndPoint.TryParse(parsed.GetRequiredValue(Listen), out var endpoint))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("ADDRESS:PORT, such as 127.0.0.1:8095") { Where = "--listen" }]);
        }

#pragma warning disable RS0030 // A witness is a host of its own: the system's clock enters here.
        var started = await WitnessServer.StartAsync(parsed.GetRequiredValue(Folder), name, Sequence.From(logs), endpoint, SystemClock.Instance, ct);
#pragma warning restore RS0030
        if (started is not Result<WitnessServer>.Ok { Value: var server })
        {
            return await parsed.RefuseAsync(started.Against());
        }

        await using (server)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(server.Key.ToString());
            await parsed.InvocationConfiguration.Output.WriteLineAsync(server.Address);
            await parsed.InvocationConfiguration.Output.FlushAsync(CancellationToken.None);
            await WitnessServer.WaitAsync(ct);
        }

        return 0;
    }
}
