// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Measures a sealed month of rights requests again from those kept here, as they were known then.</summary>
public sealed class RecomputeRightsFigures(IRightsRequests requests, RuleCatalogue catalogue) : IRecompute
{
    /// <inheritdoc/>
    public string Capability => SealRightsFigures.Capability;

    /// <inheritdoc/>
    public async Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct) =>
        fact.Statement["month"] is Json.Text text && YearMonthPattern.Iso.Parse(text.Value) is { Success: true, Value: var month }
            ? RightsMeasure.Statement(await ReadRightsRequests.MeasureAsync(requests, catalogue, fact.Subject.Id, month, fact.AsOf, ct))
            : new StatementUnreadable();
}
