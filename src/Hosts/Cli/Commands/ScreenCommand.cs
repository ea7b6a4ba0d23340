// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera screen LIST --campaign C [--centre C] [--answers FILE] --out DIR</c>: one list, from file to evidence.</summary>
/// <remarks>
/// Writes <c>callable.csv</c>, <c>withheld.csv</c>, <c>rejected.csv</c> and, once those are whole, <c>evidence.json</c> into the output
/// directory. Progress goes to standard error. Exit code 0 when the list was screened, 2 when it was refused.
/// </remarks>
public static class ScreenCommand
{
    private const string Seal = "evidence.json";

    private static readonly Argument<string> List = new("LIST") { Description = "The contact list, a CSV file" };
    private static readonly Option<string> Campaign = new("--campaign") { Description = "The campaign, by identifier or name (filiera parties list)", Required = true };
    private static readonly Option<string?> Centre = new("--centre") { Description = "The contact centre, by identifier, VAT number or name; not needed where one alone may call" };
    private static readonly Option<string?> Answers = new("--answers") { Description = "The opt-out register's answer for the client", HelpName = "FILE" };
    private static readonly Option<string> Out = new("--out") { Description = "The directory for the results", Required = true, HelpName = "DIR" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace complete results that are already there" };
    private static readonly Option<bool> AsJson = new("--json") { Description = "Print what it came to as JSON" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() =>
        new Command("screen", "Screen a contact list before anybody dials it") { List, Campaign, Centre, Answers, Out, Replace, AsJson }.Over(RunAsync);

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var now = installation.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var parties = PartyChoice.Of(book, parsed.GetRequiredValue(Campaign), parsed.GetValue(Centre), now);
        if (parties is Result<PartyChoice.Chosen>.Refused unknown)
        {
            return await parsed.RefuseAsync(unknown.Refusals);
        }

        var opened = OutputDirectory.Open(parsed.GetRequiredValue(Out), Seal, parsed.GetValue(Replace));
        if (opened is Result<OutputDirectory>.Refused closed)
        {
            return await parsed.RefuseAsync(closed.Refusals);
        }

        using var directory = opened.ValueOrThrow();
        return await ReceiveAsync(installation, parsed, parties.ValueOrThrow(), ct) switch
        {
            Result<ReceiveContactList.Receipt>.Ok ok => await FinishAsync(installation, parsed, ok.Value, directory, ct),
            Result<ReceiveContactList.Receipt>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<Result<ReceiveContactList.Receipt>> ReceiveAsync(
        OpenedInstallation installation, ParseResult parsed, PartyChoice.Chosen parties, CancellationToken ct)
    {
        var list = await KeepAsync(installation, parsed.GetRequiredValue(List), ct);
        var answers = parsed.GetValue(Answers) is { } path ? await KeepAsync(installation, path, ct) : null;
        var refusals = new[] { list, answers }.OfType<Result<ContentHash>.Refused>().SelectMany(refused => refused.Refusals).ToList();
        return refusals.Count > 0
            ? Sequence.From(refusals)
            : await installation.Services.GetRequiredService<ReceiveContactList>().RunAsync(
                new ReceiveContactList.Command(
                    Path.GetFileName(parsed.GetRequiredValue(List)),
                    parties.Centre,
                    parties.Campaign,
                    list.ValueOrThrow(),
                    answers is null ? [] : [new DeliveredFile(InputKind.Answers, Path.GetFileName(parsed.GetValue(Answers)!), answers.ValueOrThrow())]),
                Actor.System("cli"),
                ct);
    }

    private static async Task<Result<ContentHash>> KeepAsync(OpenedInstallation installation, string path, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await installation.Services.GetRequiredService<IBlobs>().PutAsync(file, ct);
        }
        catch (Exception e) when (e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException))
        {
            return new ListFileUnreadable { Where = path };
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
        if (parsed.GetValue(AsJson))
        {
            await console.Output.WriteLineAsync(Json.Object(
                [.. ScreeningText.Members(record.Counts, record.Reasons, record.ValidUntil), ("evidence", record.Evidence.ToString())]).ToCanonicalText());
        }
        else
        {
            await ScreeningText.WriteAsync(console.Output, record.Counts, record.Reasons, record.ValidUntil);
            await console.Output.WriteLineAsync("evidence " + record.Evidence);
        }

        return await WriteAsync(installation, receipt.List, record, directory, ct) is { } unwritten ? await parsed.RefuseAsync([unwritten]) : 0;
    }

    private static async Task<Refusal?> WriteAsync(
        OpenedInstallation installation, ContactList list, ScreeningRecord record, OutputDirectory directory, CancellationToken ct)
    {
        var blobs = installation.Services.GetRequiredService<IBlobs>();
        foreach (var (name, hash) in new[]
        {
            ("callable.csv", record.Outputs.Callable), ("withheld.csv", record.Outputs.Withheld), ("rejected.csv", record.Outputs.Rejected),
        })
        {
            var unwritten = await directory.WriteAsync(
                name,
                async (to, token) =>
                {
                    await using var from = (await blobs.OpenAsync(hash, token)).ValueOrThrow();
                    await from.CopyToAsync(to, 1 << 20, token);
                },
                ct);
            if (unwritten is not null)
            {
                return unwritten;
            }
        }

        var subject = new EvidenceSubject("campaign", list.Campaign.Value.ToString());
        var bundle = (await installation.Services.GetRequiredService<ExportEvidence>().RunAsync(subject, ct)).ValueOrThrow();
        return await directory.WriteAsync(Seal, async (to, token) => await to.WriteAsync(bundle.ToBytes(), token), ct) ?? directory.Publish();
    }
}
