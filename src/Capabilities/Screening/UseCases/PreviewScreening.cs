// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Says what a list would come to before anybody commits to it, and what would be otherwise if something else were so. Keeps nothing.</summary>
public sealed class PreviewScreening(PrepareRun prepare, IBlobs blobs, IUnitOfWork unit, IJobs jobs, IJobQueue queue, IIdentifiers identifiers, IClock clock)
{
    /// <summary>Bytes of the largest list that is run at once; a larger one is a job with progress.</summary>
    public const long MostAtOnce = 32 << 20;

    internal const string JobKind = "preview-screening";
    internal const string Step = "preview";

    /// <summary>What is previewed.</summary>
    /// <param name="Centre">The contact centre that would call.</param>
    /// <param name="Campaign">The campaign.</param>
    /// <param name="Content">The list's hash among the blobs.</param>
    /// <param name="Inputs">The files that go with it, already kept.</param>
    /// <param name="AsOf">The instant to judge it at; null for the present one.</param>
    /// <param name="WhatIf">What is supposed otherwise, or null.</param>
    /// <param name="Mapping">Which column of the list holds what, or null to recognise the columns.</param>
    public sealed record Command(
        OrganisationId Centre,
        CampaignId Campaign,
        ContentHash Content,
        Sequence<DeliveredFile> Inputs = default,
        Instant? AsOf = null,
        Supposition? WhatIf = null,
        ListMapping? Mapping = null);

    /// <summary>The preview, or the job that makes it: one of them.</summary>
    public sealed record Begun(ScreeningPreview? Preview, JobId? Job);

    /// <summary>Previews at once, however large the list is.</summary>
    public Task<Result<ScreeningPreview>> RunAsync(Command command, CancellationToken ct) =>
        RunAsync(command, _ => ValueTask.CompletedTask, ct);

    /// <summary>Previews a small list at once, and asks for a job for a large one.</summary>
    /// <exception cref="ArgumentException">A large list with a rulebook of its own: a job has only the one in use.</exception>
    public async Task<Result<Begun>> BeginAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var size = await blobs.SizeAsync(command.Content, ct);
        if (size is Result<long>.Refused missing)
        {
            return missing.Refusals;
        }

        if (size.ValueOrThrow() <= MostAtOnce)
        {
            return await RunAsync(command, ct) switch
            {
                Result<ScreeningPreview>.Ok ok => new Begun(ok.Value, null),
                Result<ScreeningPreview>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        var request = new JobRequest(JobKind, PreviewJson.Write(command), by, "preview-" + identifiers.Next());
        return await unit.CommitAsync<Begun>(async token => new Begun(null, (await jobs.EnqueueAsync(request, token)).Id), ct);
    }

    /// <summary>What a job of a preview came to; null while it is not done.</summary>
    public async Task<ScreeningPreview?> FindAsync(JobId job, CancellationToken ct) =>
        await queue.FindStepAsync(job, Step, ct) is { } found ? ScreeningPreview.FromJson(found) : null;

    internal async Task<Result<ScreeningPreview>> RunAsync(Command command, Func<long, ValueTask> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var asOf = command.AsOf ?? clock.GetCurrentInstant();
        var inputs = Sequence.From(command.Inputs.Select(file => new ListInput(file.Kind, file.Name, file.Content, 0, file.Mapping)));
        var request = new PrepareRun.Request(
            command.Centre,
            command.Campaign,
            command.Content,
            inputs,
            asOf,
            AnswersAt: command.Inputs.FirstOrDefault(file => file.At is not null)?.At,
            Mapping: command.Mapping);
        var present = await TallyAsync(request, report, ct);
        if (present is not Result<PreviewTally>.Ok { Value: var now })
        {
            return ((Result<PreviewTally>.Refused)present).Refusals;
        }

        if (command.WhatIf is not { } supposed)
        {
            return new ScreeningPreview(now, null);
        }

        var other = await TallyAsync(request with { AsOf = supposed.AsOf ?? asOf, WhatIf = supposed }, report, ct);
        return other switch
        {
            Result<PreviewTally>.Ok ok => new ScreeningPreview(now, ok.Value),
            Result<PreviewTally>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private async Task<Result<PreviewTally>> TallyAsync(PrepareRun.Request request, Func<long, ValueTask> report, CancellationToken ct)
    {
        var preparing = await prepare.RunAsync(request, ct);
        if (preparing is not Result<PreparedRun>.Ok { Value: var prepared })
        {
            return ((Result<PreparedRun>.Refused)preparing).Refusals;
        }

        using (prepared)
        {
            return await prepared.CountAsync(report, ct) switch
            {
                Result<RunOutcome>.Ok { Value: var run } =>
                    new PreviewTally(prepared.Context.AsOf, prepared.RulebookVersion, run.Counts, run.Reasons, run.ValidUntil),
                Result<RunOutcome>.Refused refused => ListMapping.Placed(refused.Refusals),
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
    }
}
