// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>My day: what is due, what changed, what does not add up.</summary>
public static class WorkEndpoints
{
    /// <summary>Maps <c>/lavoro</c>.</summary>
    public static void MapWork(this IEndpointRouteBuilder app) =>
        app.MapPage(AccessPolicies.Workspace, "/lavoro", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Visit visit, IPartyLedger ledger, IJobs jobs, RuleCatalogue catalogue, IRuleAdoptions adoptions,
        IScreenings screenings, IAnswerSets answers, IReviews reviews, ReadRightsRequests rights, ReadConsultations consultations,
        CancellationToken ct)
    {
        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), visit.Now);
        var latest = await jobs.ListAsync(new JobQuery(50), ct);
        var screening = await ScreeningDay.ReadAsync(visit.Now, AnswerLife.On(catalogue, visit.Today), screenings, answers, reviews, ct);
        return Answers.Page<WorkPage>(
            ("Day", WorkDay.Of(visit.Now, await ledger.ReadAsync(ct), latest, rulebook, screening, await rights.PressingAsync(ct))),
            ("Consultations", await ConsultationDay.ReadAsync(visit.Now, consultations, ct)));
    }
}
