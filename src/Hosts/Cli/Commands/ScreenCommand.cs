// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera screen LIST --campaign ID --centre ID [--answers FILE] --out DIR</c>: one list, from file to evidence.</summary>
/// <remarks>
/// Writes <c>callable.csv</c>, <c>withheld.csv</c>, <c>rejected.csv</c> and <c>evidence.json</c> into the output directory. Progress goes to
/// standard error. Exit code 0 when the list was screened, 2 when it was refused.
/// </remarks>
public static class ScreenCommand
{
    private static readonly Argument<string> List = new("LIST") { Description = "The contact list, a CSV file" };
    private static readonly Option<Guid> Campaign = new("--campaign") { Description = "The campaign's identifier (filiera parties list)", Required = true };
    private static readonly Option<Guid> Centre = new("--centre") { Description = "The contact centre's identifier", Required = true };
    private static readonly Option<string?> Answers = new("--answers") { Description = "The opt-out register's answer for the client" };
    private static readonly Option<string> Out = new("--out") { Description = "The directory for the results", Required = true };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() =>
        new Command("screen", "Screen a contact list before anybody dials it") { List, Campaign, Centre, Answers, Out }.Over(RunAsync);

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var directory = parsed.GetRequiredValue(Out);
        if (Written(() => Directory.CreateDirectory(directory)) is { } unwritable)
        {
            return await parsed.RefuseAsync([unwritable]);
        }

        var files = new[] { parsed.GetRequiredValue(List), parsed.GetValue(Answers) };
        var hashes = new ContentHash?[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            switch (await KeepAsync(installation, files[i], ct))
            {
                case Result<ContentHash?>.Ok ok:
                    hashes[i] = ok.Value;
                    break;
                case Result<ContentHash?>.Refused refused:
                    return await parsed.RefuseAsync(refused.Refusals);
            }
        }

        var received = await installation.Services.GetRequiredService<ReceiveContactList>().RunAsync(
            new ReceiveContactList.Command(
                Path.GetFileName(files[0]),
                new OrganisationId(parsed.GetValue(Centre)),
                new CampaignId(parsed.GetValue(Campaign)),
                hashes[0]!.Value,
                hashes[1]),
            Actor.System("cli"),
            ct);
        return received switch
        {
            Result<ReceiveContactList.Receipt>.Ok ok => await FinishAsync(installation, parsed, ok.Value, ct),
            Result<ReceiveContactList.Receipt>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<Result<ContentHash?>> KeepAsync(OpenedInstallation installation, string? path, CancellationToken ct)
    {
        if (path is null)
        {
            return new Result<ContentHash?>.Ok(null);
        }

        try
        {
            await using var file = File.OpenRead(path);
            return new Result<ContentHash?>.Ok(await installation.Services.GetRequiredService<IBlobs>().PutAsync(file, ct));
        }
        catch (Exception e) when (e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException))
        {
            return new ListFileUnreadable { Where = path };
        }
    }

    private static async Task<int> FinishAsync(
        OpenedInstallation installation, ParseResult parsed, ReceiveContactList.Receipt receipt, CancellationToken ct)
    {
        var job = await WaitAsync(installation, receipt.Job, parsed.InvocationConfiguration.Error, ct);
        if (job.State != JobState.Done)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(job.Failure is { } failure
                ? $"{failure.Code}: {failure.Message} {failure.Remedy}"
                : $"The job ended as {job.State}.");
            return InstallationCommand.Refused;
        }

        var record = await installation.Services.GetRequiredService<IScreenings>().NewestOfAsync(receipt.List.Id, ct)
            ?? throw new InvalidOperationException("A screening that is done has a record.");
        await SummariseAsync(record, parsed.InvocationConfiguration.Output);
        return await WriteAsync(installation, parsed.GetRequiredValue(Out), receipt.List, record, ct) is { } unwritten
            ? await parsed.RefuseAsync([unwritten])
            : 0;
    }

    // Another program may hold the job already; whoever runs it, its state is what counts.
    private static async Task<Job> WaitAsync(OpenedInstallation installation, JobId id, TextWriter progress, CancellationToken ct)
    {
        var runner = installation.Root.GetRequiredService<JobRunner>();
        var draining = runner.DrainAsync(ct);
        var told = 0;
        var shown = -1L;
        while (true)
        {
            await using var scope = installation.Root.CreateAsyncScope();
            var job = await scope.ServiceProvider.GetRequiredService<IJobs>().FindAsync(id, ct)
                ?? throw new InvalidOperationException("A job that was queued is there.");
            if (job.IsFinal)
            {
                await draining;
                return job;
            }

            if (job is { State: JobState.WaitingRetry, Failure: { } failure } && job.Attempts > told)
            {
                told = job.Attempts;
                await progress.WriteLineAsync($"{failure.Code}: {failure.Message} It is tried again.");
            }
            else if (job.Progress is { } reached && reached.Done != shown)
            {
                shown = reached.Done;
                var estimate = reached.Estimate();
                await progress.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reached.Done} of {reached.Total} {reached.Unit}{(estimate.Remaining is { } left ? $", about {left.TotalSeconds:0} s left" : "")}"));
            }

            if (draining.IsCompleted)
            {
                await draining;
                draining = runner.DrainAsync(ct);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, ct);
        }
    }

    private static async Task<Refusal?> WriteAsync(
        OpenedInstallation installation, string directory, ContactList list, ScreeningRecord record, CancellationToken ct)
    {
        var blobs = installation.Services.GetRequiredService<IBlobs>();
        try
        {
            foreach (var (name, hash) in new[]
            {
                ("callable.csv", record.Outputs.Callable), ("withheld.csv", record.Outputs.Withheld), ("rejected.csv", record.Outputs.Rejected),
            })
            {
                await using var from = (await blobs.OpenAsync(hash, ct)).ValueOrThrow();
                await using var to = File.Create(Path.Combine(directory, name));
                await from.CopyToAsync(to, ct);
            }

            var subject = new EvidenceSubject("campaign", list.Campaign.Value.ToString());
            var bundle = (await installation.Services.GetRequiredService<ExportEvidence>().RunAsync(subject, ct)).ValueOrThrow();
            await File.WriteAllBytesAsync(Path.Combine(directory, "evidence.json"), bundle.ToBytes(), ct);
            return null;
        }
        catch (Exception e) when (IsUnwritten(e))
        {
            return new ResultsNotWritten { Where = "--out" };
        }
    }

    private static ResultsNotWritten? Written(Action writing)
    {
        try
        {
            writing();
            return null;
        }
        catch (Exception e) when (IsUnwritten(e))
        {
            return new ResultsNotWritten { Where = "--out" };
        }
    }

    private static bool IsUnwritten(Exception e) => e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException);

    private static async Task SummariseAsync(ScreeningRecord record, TextWriter output)
    {
        var counts = record.Counts;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"rows {counts.Rows} = allow {counts.Allow} + withhold {counts.Withhold} + review {counts.Review} + foreign {counts.Foreign} + duplicate {counts.Duplicate} + unreadable {counts.Unreadable}"));
        await output.WriteLineAsync("valid until " + (record.ValidUntil?.ToString() ?? "(nothing expires)"));
        foreach (var reason in record.Reasons.ToArray())
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{reason.Rows,10}  {VerdictNames.Of(reason.Verdict),-10}  {reason.Reason}"));
        }

        await output.WriteLineAsync("evidence " + record.Evidence);
    }
}
