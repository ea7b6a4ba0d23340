// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera screen LIST --campaign C --out DIR</c>: one list, from file to receipt.</summary>
/// <remarks>
/// Writes <c>callable.csv</c>, <c>withheld.csv</c>, <c>rejected.csv</c> and <c>evidence.json</c> into the output directory. Progress goes
/// to standard error. Exit code 0 when the list was screened, 2 when it was refused.
/// </remarks>
public static class ScreenCommand
{
    private static readonly ScreenOptions Options = new();
    private static readonly Option<string> Out = new("--out") { Description = "The directory for the results", Required = true, HelpName = "DIR" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace complete results that are already there" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var command = new Command("screen", "Screen a contact list before anybody dials it") { Out, Replace, OptionReading.AsJson };
        Options.AddTo(command);
        return command.Over(RunAsync);
    }

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var read = Options.Read(parsed);
        if (read is Result<ScreenRequest>.Refused unread)
        {
            return await parsed.RefuseAsync(unread.Refusals);
        }

        var request = read.ValueOrThrow();
        var now = installation.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var parties = PartyChoice.Of(book, request.Campaign, request.Centre, request.AsOf ?? now);
        if (parties is Result<PartyChoice.Chosen>.Refused unknown)
        {
            return await parsed.RefuseAsync(unknown.Refusals);
        }

        var opened = OutputDirectory.Open(parsed.GetRequiredValue(Out), ScreenResults.Seal, parsed.GetValue(Replace));
        if (opened is Result<OutputDirectory>.Refused closed)
        {
            return await parsed.RefuseAsync(closed.Refusals);
        }

        using var directory = opened.ValueOrThrow();
        return await ReceiveAsync(installation, request, parties.ValueOrThrow(), ct) switch
        {
            Result<ReceiveContactList.Receipt>.Ok ok => await FinishAsync(installation, parsed, ok.Value, directory, ct),
            Result<ReceiveContactList.Receipt>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<Result<ReceiveContactList.Receipt>> ReceiveAsync(
        OpenedInstallation installation, ScreenRequest request, PartyChoice.Chosen parties, CancellationToken ct)
    {
        var list = await FilesKept.KeepListAsync(installation, request.List, ct);
        var refusals = new List<Refusal>(list.Against());
        var inputs = new List<DeliveredFile>();
        foreach (var file in request.Files)
        {
            var kept = await FilesKept.KeepAsync(installation, file.Path, ct);
            refusals.AddRange(kept.Against());
            if (kept is Result<ContentHash>.Ok { Value: var hash })
            {
                inputs.Add(new DeliveredFile(file.Kind, FilesKept.NameOf(file.Path), hash));
            }
        }

        return refusals.Count > 0
            ? Sequence.From(refusals)
            : await installation.Services.GetRequiredService<ReceiveContactList>().RunAsync(
                new ReceiveContactList.Command(
                    FilesKept.NameOf(request.List), parties.Centre, parties.Campaign, list.ValueOrThrow(), Sequence.From(inputs), request.AsOf),
                Actor.System("cli"),
                ct);
    }

    private static async Task<int> FinishAsync(
        OpenedInstallation installation, ParseResult parsed, ReceiveContactList.Receipt receipt, OutputDirectory directory, CancellationToken ct)
    {
        var console = parsed.InvocationConfiguration;
        var job = await JobWait.RunAsync(installation, receipt.Job, console.Error, ct);
        if (job.State != JobState.Done)
        {
            return await JobWait.RefuseAsync(job, console.Error);
        }

        var record = await installation.Services.GetRequiredService<IScreenings>().NewestOfAsync(receipt.List.Id, ct)
            ?? throw new InvalidOperationException("A screening that is done has a record.");
        await ScreenResults.SummariseAsync(record, parsed.GetValue(OptionReading.AsJson), console.Output);
        return await ScreenResults.WriteAsync(installation, receipt.List, record, directory, ct) is { } unwritten ? await parsed.RefuseAsync([unwritten]) : 0;
    }
}
