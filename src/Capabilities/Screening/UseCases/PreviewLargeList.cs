// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Previews a list too large to be waited for: a job whose one step gives the counts.</summary>
public sealed class PreviewLargeList(PreviewScreening preview, IBlobs blobs) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => PreviewScreening.JobKind;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext job, CancellationToken ct)
    {
        var command = PreviewJson.Read((Json.Map)job.Request.Arguments);
        var size = await blobs.SizeAsync(command.Content, ct) is Result<long>.Ok ok ? ok.Value : 0;
        var total = command.WhatIf is null ? size : 2 * size;
        var (before, last) = (0L, 0L);
        await job.StepAsync(
            PreviewScreening.Step,
            async token => await preview.RunAsync(command, Report, token) switch
            {
                Result<ScreeningPreview>.Ok found => found.Value,
                Result<ScreeningPreview>.Refused refused => throw new JobStopped(refused.Refusals[0]),
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            },
            (found, _) => Task.FromResult(found.ToJson()),
            ct);

        // The second run begins where the first ended.
        ValueTask Report(long read)
        {
            before += read < last ? last : 0;
            last = read;
            return job.ReportAsync(Math.Min(before + read, total), total, "bytes");
        }
    }
}
