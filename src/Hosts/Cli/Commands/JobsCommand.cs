// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera jobs list|show|cancel|run</c>: what is being done, stopping it, and doing it without a web host.</summary>
public static class JobsCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("JOB") { Description = "Its identifier" };
        return new Command("jobs", "Work that is queued, running or done")
        {
            new Command("cancel", "Ask for a job to be stopped") { id, OptionReading.By }.Over((installation, parsed, ct) => CancelAsync(installation, parsed, id, ct)),
            new Command("list", "The newest fifty jobs").Over(ListAsync),
            new Command("run", "Run what is queued until nothing is left").Over(RunAsync),
            new Command("show", "How far a job is and, when it failed, why and how to go on") { id }.Over((installation, parsed, ct) => ShowAsync(installation, parsed, id, ct)),
        };
    }

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        foreach (var job in (await installation.Services.GetRequiredService<IJobs>().ListAsync(new JobQuery(), ct)).ToArray())
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{job.Id}  {job.State,-12}  {job.Request.Kind,-24}  {job.EnqueuedAt}  {job.Failure?.Code}"));
        }

        return 0;
    }

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var attempts = await installation.Root.GetRequiredService<JobRunner>().DrainAsync(ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{attempts} attempts"));
        return 0;
    }

    private static async Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, Argument<string> argument, CancellationToken ct)
    {
        var read = OptionReading.Identifier(parsed.GetRequiredValue(argument), "JOB");
        if (read is not Result<Guid>.Ok { Value: var id })
        {
            return await parsed.RefuseAsync(read.Against());
        }

        if (await installation.Services.GetRequiredService<IJobs>().FindAsync(new JobId(id), ct) is not { } job)
        {
            return await parsed.RefuseAsync([new JobUnknown()]);
        }

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{job.Id}  {job.State}  {job.Request.Kind}  asked {job.EnqueuedAt} by {job.Request.By}, {job.Attempts} attempts"));
        if (job.Progress is { } reached)
        {
            await output.WriteLineAsync(ProgressText.Of(reached));
        }

        if (job.Failure is { } failure)
        {
            await output.WriteLineAsync($"{failure.Code}: {failure.Message} {failure.Remedy}");
        }

        return 0;
    }

    private static async Task<int> CancelAsync(OpenedInstallation installation, ParseResult parsed, Argument<string> argument, CancellationToken ct)
    {
        var (read, by) = (OptionReading.Identifier(parsed.GetRequiredValue(argument), "JOB"), OptionReading.Actor(parsed));
        if (read is not Result<Guid>.Ok { Value: var id } || by is not Result<Actor>.Ok { Value: var actor })
        {
            return await parsed.RefuseAsync([.. read.Against(), .. by.Against()]);
        }

        var stopped = await installation.Services.GetRequiredService<IUnitOfWork>().CommitAsync<Job>(
            async token =>
            {
                var result = await installation.Services.GetRequiredService<IJobs>().RequestCancelAsync(new JobId(id), token);
                if (result is Result<Job>.Ok)
                {
                    await installation.Services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditAct(actor, "stop-job", "job", id.ToString(), Json.Object()), token);
                }

                return result;
            },
            ct);
        if (stopped is not Result<Job>.Ok { Value: var job })
        {
            return await parsed.RefuseAsync(stopped.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{job.Id}  {(job.IsFinal ? job.State.ToString() : "is asked to stop")}");
        return 0;
    }
}
