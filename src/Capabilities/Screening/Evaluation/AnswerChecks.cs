// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the opt-out register answered, when, and to whom.</summary>
internal static class AnswerChecks
{
    // Customers and one-off requests are exempt (RPO-06, RPO-07); everybody else needs an answer younger than the limit.
    public static Sequence<ListFinding> AnswerAge(Ground ground, Situation situation, ListContext context, Rule rule)
    {
        if (ground is Ground.Contract or Ground.Request)
        {
            return ListFinding.Elsewhere();
        }

        if (context.AnswerFor(situation) is not { } answer)
        {
            return ListFinding.NotRun(ReasonCodes.NoAnswer);
        }

        var until = answer.CheckedAt + Duration.FromDays(rule.Limit(RuleParameters.AnswerDays));
        return context.AsOf < answer.CheckedAt ? ListFinding.NotRun(ReasonCodes.AnswerFromTheFuture)
            : context.AsOf >= until ? ListFinding.NotMet(ReasonCodes.AnswerTooOld)
            : ListFinding.Met(until);
    }

    // A snapshot was asked for by nobody: it stands in for a consultation only where the rulebook says so.
    public static Sequence<ListFinding> AnswerOfThisController(Ground ground, Situation situation, ListContext context, Rule rule) =>
        ground is Ground.Contract or Ground.Request ? ListFinding.Elsewhere() : context.Answers switch
        {
            // That there is no answer at all is for RPO-03 to say: here there is nobody to compare.
            null => ListFinding.Elsewhere(),
            { Kind: AnswerKind.Snapshot } when !rule.Says(RuleParameters.SnapshotSuffices) => ListFinding.NotRun(ReasonCodes.AnswerIsASnapshot),
            { Kind: AnswerKind.Snapshot } => ListFinding.Met(),
            { ControllerVat: var vat } when vat != context.Campaign.ClientVat => ListFinding.NotMet(ReasonCodes.AnswerOfAnotherController),
            _ => ListFinding.Met(),
        };

    // The register returns no date of enrolment (doubt D-04): consent against REMOVE is for a person to weigh, unless a dated statement settles it.
    public static Sequence<ListFinding> ConsentAfterEnrolment(Ground ground, Situation situation, ListContext context, Rule rule) =>
        ground is not Ground.Consent consent ? ListFinding.Elsewhere() : context.AnswerFor(situation) switch
        {
            null => ListFinding.NotRun(ReasonCodes.NoAnswer),
            { Remove: false } => ListFinding.Met(),
            _ => Compare(consent, context.Day),
        };

    // On the day of the enrolment itself the order of the two is not known: the enrolment wins.
    private static Sequence<ListFinding> Compare(Ground.Consent consent, LocalDate today) => (consent.EnrolledOn, consent.Given) switch
    {
        ({ IsUnreadable: true }, _) => ListFinding.NotRun(ReasonCodes.EnrolmentDateUnreadable),
        ({ Value: { } enrolled }, _) when enrolled > today => ListFinding.NotRun(ReasonCodes.DateInTheFuture),
        ({ Value: { } enrolled }, { Value: { } given }) => given > enrolled
            ? ListFinding.Met()
            : ListFinding.NotMet(ReasonCodes.ConsentBeforeEnrolment),
        _ => ListFinding.NotRun(ReasonCodes.OptedOutWithConsent),
    };
}
