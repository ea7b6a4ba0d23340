// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>How the rights requests of a month were treated, client by client, and their sealing.</summary>
public static class RightsFiguresEndpoints
{
    /// <summary>Where the figures are.</summary>
    public const string Address = RightsEndpoints.Address + "/cifre";

    /// <summary>The month asked for, such as <c>2026-10</c>.</summary>
    public const string Month = "mese";

    /// <summary>Maps the figures and their sealing.</summary>
    public static void MapRightsFigures(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Workspace, Address, ShowAsync);
        app.MapForm(AccessPolicies.Workspace, Address + "/sigillo", SealAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ReadRightsRequests read, IPartyLedger ledger, IEvidenceStore evidence, CancellationToken ct)
    {
        var written = visit.Http.Request.Query[Month].ToString();
        var asked = written.Length == 0 ? visit.Today.PlusMonths(-1).ToYearMonth() : Read(written);
        if (asked is not { } month || month > visit.Today.ToYearMonth())
        {
            return Answers.Problem([new FieldNotUnderstood(Month) { Where = Month }]);
        }

        var book = await ledger.ReadAsync(ct);
        var figures = new List<(RightsFigures Figures, SealedEvidence? Seal)>();
        foreach (var client in RightsActs.Clients(book, visit.Today))
        {
            var measured = await read.MeasureAsync(client.Value, month, ct);
            if (measured.AnsweredInTime.IsDefined)
            {
                var chain = await evidence.ReadAsync(SealRightsFigures.SubjectOf(client.Value), ct);
                figures.Add((measured, chain.FirstOrDefault(one => one.Fact.Statement["month"] == (Json)YearMonthPattern.Iso.Format(month))));
            }
        }

        var answered = new List<(LocalDate Received, RightsDeadline Answer)>();
        var days = month.ToDateInterval();
        var received = RightsFilter.All with { ReceivedFrom = RomeTime.StartOf(days.Start), ReceivedBefore = RomeTime.StartOf(days.End.PlusDays(1)) };
        await foreach (var standing in read.AllAsync(received, ct))
        {
            if (standing.Clock.Answer is { Due: not null, DoneOn: not null } duty)
            {
                answered.Add((RomeTime.DayOf(standing.Case.Request.ReceivedAt), duty));
            }
        }

        return Answers.Page<RightsFiguresPage>(("Answered", Sequence.From(answered)), ("Figures", Sequence.From(figures)), ("Month", month), ("Book", book));
    }

    private static async Task<IResult> SealAsync(Visit visit, SealRightsFigures seal, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        return Read(form[Month]) is not { } month ? Answers.Problem([new FieldNotUnderstood(Month) { Where = Month }])
            : await seal.RunAsync(form[RightsAsked.Client], month, visit.Guest!.Actor, ct) is Result<SealedEvidence>.Refused refused ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther($"{Address}?{Month}={YearMonthPattern.Iso.Format(month)}&esito=rights-seal");
    }

    private static YearMonth? Read(string text) => YearMonthPattern.Iso.Parse(text) is { Success: true, Value: var month } ? month : null;
}
