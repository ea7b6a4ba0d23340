// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records what a person found of one sampled consent.</summary>
public sealed class RecordSampleResult(IUnitOfWork unit, IConsentSamples samples, IAuditTrail audit, IClock clock)
{
    private const int LongestNote = 1000;

    /// <summary>What was found.</summary>
    /// <param name="Sample">The sample.</param>
    /// <param name="Item">The number of the item, from 1.</param>
    /// <param name="Finding">Found, not found, or not matching.</param>
    /// <param name="Note">At most 1,000 characters, or null.</param>
    public sealed record Command(SampleId Sample, int Item, SampleFinding Finding, string? Note = null);

    /// <returns>The result, or why it was not recorded.</returns>
    public async Task<Result<SampleResult>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts.
        if (await samples.FindAsync(command.Sample, ct) is not { } sample)
        {
            return new SampleUnknown();
        }

        // 2. Evaluation.
        if (command.Item < 1 || command.Item > sample.Items.Count)
        {
            return new SampleItemUnknown { Where = "/item" };
        }

        if (command.Note?.Length > LongestNote)
        {
            return new SampleNoteTooLong { Where = "/note" };
        }

        // 3. Decision and 4. evidence. The note stays out of the trail: it may name somebody.
        var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
        var result = new SampleResult(command.Sample, command.Item, command.Finding, note, by, clock.GetCurrentInstant());
        return await unit.CommitAsync<SampleResult>(
            async token =>
            {
                if (await samples.SummaryAsync(command.Sample, token) is not null)
                {
                    return new SampleAlreadySealed();
                }

                await samples.AddAsync(result, token);
                await audit.AppendAsync(
                    new AuditAct(by, "consent-sample-result-recorded", "consent-sample", command.Sample.ToString(), Json.Object(
                        ("finding", SampleFindings.NameOf(command.Finding)), ("item", command.Item))),
                    token);
                return result;
            },
            ct);
    }
}
