// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Seals how a client's rights requests of a month were treated, once the term to answer them is over. Sealing a month twice gives the first evidence.</summary>
public sealed class SealRightsFigures(
    IUnitOfWork unit, IRightsRequests requests, IEvidenceStore store, SealEvidence seal, RuleCatalogue catalogue, IClock clock)
{
    /// <summary>The name under which the figures are sealed and measured again.</summary>
    public const string Capability = "screening-rights";

    /// <summary>What the evidence is about: a chain of each client's own.</summary>
    public static EvidenceSubject SubjectOf(string controllerVat) => new("controller-rights", controllerVat);

    /// <returns>The evidence, or <see cref="RightsMonthNotSettled"/>, or why nothing was sealed.</returns>
    public async Task<Result<SealedEvidence>> RunAsync(string? controllerVat, YearMonth month, Actor by, CancellationToken ct)
    {
        if (PartitaIva.Parse(controllerVat) is not Result<PartitaIva>.Ok { Value.Digits: var vat })
        {
            return ((Result<PartitaIva>.Refused)PartitaIva.Parse(controllerVat)).Refusals;
        }

        return await unit.CommitAsync<SealedEvidence>(token => SealAsync(vat, month, by, token), ct);
    }

    private async Task<Result<SealedEvidence>> SealAsync(string vat, YearMonth month, Actor by, CancellationToken ct)
    {
        // 1. Facts: whether the month is settled, and whether it was sealed before.
        if (RightsMeasure.SettledAt(month, catalogue) is not { } settled)
        {
            return new NoRulesInForce();
        }

        if (settled > clock.GetCurrentInstant())
        {
            return new RightsMonthNotSettled { Where = "/month" };
        }

        var subject = SubjectOf(vat);
        var text = (Json)RightsMeasure.MonthText(month);
        if ((await store.ReadAsync(subject, ct)).FirstOrDefault(known => known.Fact.Statement["month"] == text) is { } sealedBefore)
        {
            return sealedBefore;
        }

        // 2. Evaluation.
        var figures = await ReadRightsRequests.MeasureAsync(requests, catalogue, vat, month, settled, ct);

        // 3. Decision and 4. evidence.
        return await seal.RunAsync(
            new EvidenceDraft(
                subject,
                RightsMeasure.Statement(figures),
                RightsTerms.On(catalogue, month.OnDayOfMonth(1)).Rules,
                [],
                new EvidenceProducer(Capability, ScreenContactList.SoftwareVersion),
                catalogue.Version,
                settled),
            by,
            ct);
    }
}
