// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Ends a sample: when every consent drawn has a result, what it came to is sealed as evidence about the campaign.</summary>
public sealed class SealConsentSample(IUnitOfWork unit, IConsentSamples samples, IScreenings screenings, SealEvidence seal, IClock clock)
{
    /// <summary>The name under which samples are sealed and measured again.</summary>
    public const string Capability = "consent-sample";

    /// <returns>The summary, or why nothing was sealed.</returns>
    public Task<Result<SampleSummary>> RunAsync(SampleId id, Actor by, CancellationToken ct) => unit.CommitAsync<SampleSummary>(
        async token =>
        {
            // 1. Facts: the sample and its results, the last about each item.
            if (await samples.FindAsync(id, token) is not { } sample || await screenings.FindAsync(sample.List, token) is not { } list)
            {
                return new SampleUnknown();
            }

            if (await samples.SummaryAsync(id, token) is not null)
            {
                return new SampleAlreadySealed();
            }

            // 2. Evaluation: only a sample looked at whole says something of the population.
            var last = (await samples.ResultsAsync(id, token)).GroupBy(result => result.Item).Select(results => results.Last().Finding).ToList();
            if (last.Count < sample.Items.Count)
            {
                return new SampleIncomplete(sample.Items.Count - last.Count);
            }

            // 3. Decision and 4. evidence.
            var now = clock.GetCurrentInstant();
            var summary = new SampleSummary(
                id, Count(last, SampleFinding.Found), Count(last, SampleFinding.NotFound), Count(last, SampleFinding.NotMatching), default, now);
            var sealing = await seal.RunAsync(Draft(sample, SampleStatement.Of(sample, list, summary), now), by, token);
            if (sealing is not Result<SealedEvidence>.Ok { Value: var evidence })
            {
                return ((Result<SealedEvidence>.Refused)sealing).Refusals;
            }

            summary = summary with { Evidence = evidence.Id };
            await samples.AddAsync(summary, token);
            return summary;
        },
        ct);

    private static EvidenceDraft Draft(ConsentSample sample, SampleStatement statement, Instant now) => new(
        new EvidenceSubject("campaign", sample.Campaign.Value.ToString()),
        statement.With(
            sample.Population, sample.Items.Count, SampleDraw.HashOf(Sequence.From(sample.Items.Select(item => item.Place)))),
        [sample.Rule],
        [new EvidenceInput(SampleStatement.Source, sample.Source)],
        new EvidenceProducer(Capability, ScreenContactList.SoftwareVersion),
        sample.Rulebook,
        now);

    private static long Count(List<SampleFinding> findings, SampleFinding which) => findings.Count(finding => finding == which);
}
