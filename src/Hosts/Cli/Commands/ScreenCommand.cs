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
/// Writes <c>callable.csv</c>, <c>withheld.csv</c>, <c>rejected.csv</c>, <c>evidence.json</c> and, once those are whole, <c>receipt.json</c>
/// into the output directory. Progress goes to standard error. Exit code 0 when the list was screened, 2 when it was refused.
/// </remarks>
public static class ScreenCommand
{
    private static readonly ScreenOptions Options = new();
    private static readonly ScreenPreview Preview = new();
    private static readonly ScreenPart Part = new();
    private static readonly Option<string?> Out = new("--out") { Description = "The directory for the results; not needed with --dry-run", HelpName = "DIR" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace complete results that are already there" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var command = new Command("screen", "Screen a contact list before anybody dials it") { Out, Replace, OptionReading.AsJson };
        Options.AddTo(command);
        Preview.AddTo(command);
        Part.AddTo(command);
        return command.Over(RunAsync);
    }

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var read = Options.Read(parsed);
        var supposed = Preview.Read(parsed);
        var part = Part.Read(parsed);
        var refusals = new List<Refusal>(read.Against().Concat(supposed.Against()).Concat(part.Against()));
        if (parsed.GetResult("--part") is not null && read is Result<ScreenRequest>.Ok { Value.AsOf: null })
        {
            refusals.Add(new OptionNotUnderstood("the same instant for every part") { Where = "--as-of" });
        }

        if (parsed.GetValue(Out) is null && !Preview.IsAsked(parsed))
        {
            refusals.Add(new OptionNotUnderstood("the directory for the results, or --dry-run said instead") { Where = "--out" });
        }

        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        var request = read.ValueOrThrow();
        var now = installation.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var parties = PartyChoice.Of(book, request.Campaign, request.Centre, request.AsOf ?? now);
        return parties switch
        {
            Result<PartyChoice.Chosen>.Refused unknown => await parsed.RefuseAsync(unknown.Refusals),
            Result<PartyChoice.Chosen>.Ok { Value: var chosen } when Preview.IsAsked(parsed) =>
                await PreviewAsync(installation, parsed, request, chosen, supposed.ValueOrThrow(), ct),
            Result<PartyChoice.Chosen>.Ok { Value: var chosen } when Part.IsAsked(parsed) =>
                await PartAsync(installation, parsed, request, chosen, part.ValueOrThrow(), ct),
            Result<PartyChoice.Chosen>.Ok { Value: var chosen } => await ScreenAsync(installation, parsed, request, chosen, ct),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<int> PreviewAsync(
        OpenedInstallation installation, ParseResult parsed, ScreenRequest request, PartyChoice.Chosen parties, Supposition? supposed, CancellationToken ct) =>
        await WithFilesAsync(installation, parsed, request, ct, async kept =>
        {
            try
            {
                return await ScreenPreview.RunAsync(
                    installation, parsed, new PreviewScreening.Command(parties.Centre, parties.Campaign, kept.List, kept.Inputs, request.AsOf, supposed, request.Mapping), ct);
            }
            finally
            {
                await FilesKept.ForgetAsync(installation, kept.New, CancellationToken.None);
            }
        });

    private static async Task<int> PartAsync(
        OpenedInstallation installation, ParseResult parsed, ScreenRequest request, PartyChoice.Chosen parties, ListPart? part, CancellationToken ct)
    {
        // The callable rows get their name last: who finds them finds everything.
        var opened = OutputDirectory.Open(parsed.GetValue(Out)!, "callable.csv", parsed.GetValue(Replace));
        return opened is Result<OutputDirectory>.Refused closed
            ? await parsed.RefuseAsync(closed.Refusals)
            : await ScreenPart.RunAsync(installation, parsed, request, parties, part, parsed.GetValue(Out)!, ct);
    }

    private static async Task<int> ScreenAsync(
        OpenedInstallation installation, ParseResult parsed, ScreenRequest request, PartyChoice.Chosen parties, CancellationToken ct)
    {
        var opened = OutputDirectory.Open(parsed.GetValue(Out)!, ScreenResults.Seal, parsed.GetValue(Replace));
        if (opened is Result<OutputDirectory>.Refused closed)
        {
            return await parsed.RefuseAsync(closed.Refusals);
        }

        using var directory = opened.ValueOrThrow();
        return await WithFilesAsync(installation, parsed, request, ct, async kept =>
        {
            var received = await installation.Services.GetRequiredService<ReceiveContactList>().RunAsync(
                new ReceiveContactList.Command(
                    FilesKept.NameOf(request.List), parties.Centre, parties.Campaign, kept.List, kept.Inputs, request.AsOf, request.Mapping),
                Actor.System("cli"),
                ct);
            return received is Result<ReceiveContactList.Receipt>.Ok { Value: var receipt }
                ? await FinishAsync(installation, parsed, receipt, directory, ct)
                : await parsed.RefuseAsync(received.Against());
        });
    }

    private static async Task<int> WithFilesAsync(
        OpenedInstallation installation, ParseResult parsed, ScreenRequest request, CancellationToken ct, Func<Kept, Task<int>> act)
    {
        var fresh = new List<ContentHash>();
        var inputs = new List<DeliveredFile>();
        var refusals = new List<Refusal>();
        var list = await KeepAsync(request.List, () => FilesKept.KeepListAsync(installation, request.List, request.Mapping, ct));
        foreach (var file in request.Files)
        {
            if (IndexFile.IsIndex(file))
            {
                var received = await IndexFile.ReceiveAsync(installation, file, ct);
                refusals.AddRange(received.Against());
                inputs.AddRange(received is Result<DeliveredFile>.Ok { Value: var set } ? [set] : []);
            }
            else if (await KeepAsync(file.Path, () => FilesKept.KeepAsync(installation, file.Path, ct)) is { } hash)
            {
                inputs.Add(new DeliveredFile(file.Kind, FilesKept.NameOf(file.Path), hash, Mapping: file.Mapping));
            }
        }

        return refusals.Count > 0
            ? await parsed.RefuseAsync(Sequence.From(refusals))
            : await act(new Kept(list!.Value, Sequence.From(inputs), Sequence.From(fresh)));

        async Task<ContentHash?> KeepAsync(string path, Func<Task<Result<ContentHash>>> keep)
        {
            var isKept = Preview.IsAsked(parsed) && await FilesKept.IsKeptAsync(installation, path, ct);
            var kept = await keep();
            refusals.AddRange(kept.Against());
            if (kept is not Result<ContentHash>.Ok { Value: var hash })
            {
                return null;
            }

            if (!isKept)
            {
                fresh.Add(hash);
            }

            return hash;
        }
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

    /// <summary>The files asked about, as they are kept.</summary>
    private sealed record Kept(ContentHash List, Sequence<DeliveredFile> Inputs, Sequence<ContentHash> New);
}
