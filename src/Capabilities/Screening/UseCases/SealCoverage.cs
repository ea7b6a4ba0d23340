// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Seals the coverage of a campaign on a day that is over, as evidence of its own. Sealing a day twice gives the first evidence.</summary>
public sealed class SealCoverage(
    IUnitOfWork unit, MeasureCoverage measure, IEvidenceStore store, SealEvidence seal, RuleCatalogue catalogue, IClock clock)
{
    /// <summary>The name under which coverage is sealed and measured again.</summary>
    public const string Capability = "screening-coverage";

    /// <summary>What the evidence is about: a chain of its own, so that daily statements do not lengthen that of the screenings.</summary>
    public static EvidenceSubject SubjectOf(CampaignId campaign) => new("campaign-coverage", campaign.Value.ToString());

    /// <returns>The evidence, or <see cref="CoverageDayNotOver"/>, or why nothing was sealed.</returns>
    public Task<Result<SealedEvidence>> RunAsync(CampaignId campaign, LocalDate day, Actor by, CancellationToken ct) => unit.CommitAsync<SealedEvidence>(
        async token =>
        {
            // 1. Facts: the day, and whether it was sealed before.
            if (RomeTime.Whole(day).End > clock.GetCurrentInstant())
            {
                return new CoverageDayNotOver { Where = "/day" };
            }

            var end = RomeTime.Whole(day).End;
            if ((await store.ReadAsync(SubjectOf(campaign), token)).FirstOrDefault(known => known.Fact.AsOf == end) is { } sealedBefore)
            {
                return sealedBefore;
            }

            // 2. Evaluation.
            var measured = await measure.RunAsync(campaign, day, token);
            if (measured is not Result<CampaignCoverage>.Ok { Value: var coverage })
            {
                return ((Result<CampaignCoverage>.Refused)measured).Refusals;
            }

            // 3. Decision and 4. evidence.
            return await seal.RunAsync(
                new EvidenceDraft(
                    SubjectOf(campaign),
                    CoverageMeasure.Statement(coverage),
                    [catalogue.Find(MeasureCoverage.Rule, day)!.Ref],
                    [],
                    new EvidenceProducer(Capability, ScreenContactList.SoftwareVersion),
                    catalogue.Version,
                    coverage.AsOf),
                by,
                token);
        },
        ct);
}
