// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Measures the coverage of a sealed day again from the screenings kept here.</summary>
public sealed class RecomputeCoverage(IScreenings screenings, RuleCatalogue catalogue) : IRecompute
{
    /// <inheritdoc/>
    public string Capability => SealCoverage.Capability;

    /// <inheritdoc/>
    public async Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        var day = RomeTime.DayOf(fact.AsOf).PlusDays(-1);
        if (!Guid.TryParse(fact.Subject.Id, out var id) || catalogue.Find(MeasureCoverage.Rule, day) is not { } rule)
        {
            return new StatementUnreadable();
        }

        var campaign = new CampaignId(id);
        var newest = CoverageMeasure.NewestBefore(await screenings.FreshnessAsync([campaign], fact.AsOf, fact.AsOf, ct), fact.AsOf);
        return CoverageMeasure.Statement(CoverageMeasure.Of(campaign, day, fact.AsOf, newest, MeasureCoverage.Warning(rule)));
    }
}
