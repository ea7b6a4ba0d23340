// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>The executable checks of the list rules, by the names the rulebook gives them. Pure.</summary>
public static class ListChecks
{
    /// <summary>A check: the contact, everything else, and the rule whose parameters it reads.</summary>
    public delegate ListFinding Check(Contact contact, ListContext context, Rule rule);

    /// <summary>Every check by name. A list rule whose check is not here is never met: it asks for review.</summary>
    public static FrozenDictionary<string, Check> All { get; } = new Dictionary<string, Check>(StringComparer.Ordinal)
    {
        ["campaign-in-scope"] = (_, context, _) => Whole(context.Campaign.InScope),
        ["supplier-authorised"] = (_, context, _) => Whole(context.Campaign.Mandate),
        ["basis-present"] = BasisPresent,
        ["answer-age"] = AnswerAge,
        ["answer-of-this-controller"] = AnswerOfThisController,
        ["consent-after-enrolment"] = ConsentAfterEnrolment,
        ["contract-exemption"] = ContractExemption,
        ["request-one-off"] = RequestOneOff,
        ["energy-opt-in"] = EnergyOptIn,
        ["consent-purpose"] = ConsentPurpose,
        ["consent-age"] = ConsentAge,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static ListFinding Whole(Outcome outcome) => new(outcome, null);

    // Art. 10.2: numbers outside public directories need a basis; directory numbers must not be on the register.
    private static ListFinding BasisPresent(Contact contact, ListContext context, Rule rule) => contact.Basis switch
    {
        Basis.None => ListFinding.NotMet(ReasonCodes.NoBasis),
        Basis.Unreadable => ListFinding.NotRun(ReasonCodes.BasisUnreadable),
        Basis.Directory when context.AnswerFor(contact) is { Remove: true } => ListFinding.NotMet(ReasonCodes.OptedOut),
        _ => ListFinding.Met(),
    };

    // Customers and one-off requests are exempt (RPO-06, RPO-07); everybody else needs an answer younger than the limit.
    private static ListFinding AnswerAge(Contact contact, ListContext context, Rule rule)
    {
        if (contact.Basis is Basis.Customer or Basis.Request)
        {
            return ListFinding.Elsewhere();
        }

        if (context.AnswerFor(contact) is not { } answer)
        {
            return ListFinding.NotRun(ReasonCodes.NoAnswer);
        }

        var until = answer.CheckedAt + NodaTime.Duration.FromDays(Limit(rule, RuleParameters.AnswerDays));
        return context.AsOf < answer.CheckedAt ? ListFinding.NotRun(ReasonCodes.AnswerFromTheFuture)
            : context.AsOf >= until ? ListFinding.NotMet(ReasonCodes.AnswerTooOld)
            : ListFinding.Met(until);
    }

    private static ListFinding AnswerOfThisController(Contact contact, ListContext context, Rule rule) =>
        contact.Basis is Basis.Customer or Basis.Request || context.Answers is null ? ListFinding.Elsewhere()
            : context.Answers.ControllerVat == context.Campaign.ClientVat ? ListFinding.Met()
            : ListFinding.NotMet(ReasonCodes.AnswerOfAnotherController);

    // The register returns no date of enrolment (doubt D-04): consent against REMOVE is for a person to weigh.
    private static ListFinding ConsentAfterEnrolment(Contact contact, ListContext context, Rule rule) =>
        contact.Basis != Basis.Consent ? ListFinding.Elsewhere()
            : context.AnswerFor(contact) is { Remove: true } ? ListFinding.NotRun(ReasonCodes.OptedOutWithConsent)
            : ListFinding.Met();

    private static ListFinding ContractExemption(Contact contact, ListContext context, Rule rule)
    {
        if (contact.Basis != Basis.Customer)
        {
            return ListFinding.Elsewhere();
        }

        if (contact.Reference is null)
        {
            return ListFinding.NotRun(ReasonCodes.ContractNotNamed);
        }

        if (contact.ContractEnd.IsUnreadable)
        {
            return ListFinding.NotRun(ReasonCodes.ContractEndUnreadable);
        }

        if (contact.ContractEnd.Value is not { } end)
        {
            return ListFinding.Met();
        }

        var last = end.PlusDays((int)Limit(rule, RuleParameters.DaysAfterContract));
        return context.Day > last
            ? ListFinding.NotMet(ReasonCodes.ContractEndedTooLongAgo)
            : ListFinding.Met(RomeTime.StartOf(last.PlusDays(1)));
    }

    private static ListFinding RequestOneOff(Contact contact, ListContext context, Rule rule)
    {
        if (contact.Basis != Basis.Request)
        {
            return ListFinding.Elsewhere();
        }

        if (contact.Reference is null || contact.Date.Value is not { } asked)
        {
            return ListFinding.NotRun(ReasonCodes.RequestNotDocumented);
        }

        var last = asked.PlusDays((int)Limit(rule, RuleParameters.RequestDays));
        return asked > context.Day ? ListFinding.NotRun(ReasonCodes.DateInTheFuture)
            : context.Day > last ? ListFinding.NotMet(ReasonCodes.RequestExpired)
            : ListFinding.Met(RomeTime.StartOf(last.PlusDays(1)));
    }

    private static ListFinding EnergyOptIn(Contact contact, ListContext context, Rule rule) => contact.Basis switch
    {
        Basis.Request => ListFinding.Met(),
        Basis.Consent when ConsentWords.AreForOffers(contact.Purpose) => ListFinding.Met(),
        Basis.Consent => ListFinding.NotRun(ReasonCodes.EnergyConsentNotSpecific),
        Basis.Unreadable => ListFinding.NotRun(ReasonCodes.BasisUnreadable),
        _ => ListFinding.NotMet(ReasonCodes.EnergyWithoutOptIn),
    };

    private static ListFinding ConsentPurpose(Contact contact, ListContext context, Rule rule) =>
        contact.Basis != Basis.Consent ? ListFinding.Elsewhere()
            : contact.Purpose is null ? ListFinding.NotRun(ReasonCodes.ConsentPurposeMissing)
            : !ConsentWords.AreForOffers(contact.Purpose) ? ListFinding.NotMet(ReasonCodes.ConsentForAnotherPurpose)
            : contact.Recipient is null ? ListFinding.NotRun(ReasonCodes.ConsentRecipientMissing)
            : !ConsentWords.Name(contact.Recipient, context.Campaign) ? ListFinding.NotMet(ReasonCodes.ConsentForAnotherRecipient)
            : ListFinding.Met();

    private static ListFinding ConsentAge(Contact contact, ListContext context, Rule rule)
    {
        if (contact.Basis != Basis.Consent)
        {
            return ListFinding.Elsewhere();
        }

        if (contact.Date.Value is not { } given)
        {
            return ListFinding.NotRun(contact.Date.IsUnreadable ? ReasonCodes.ConsentDateUnreadable : ReasonCodes.ConsentDateMissing);
        }

        var end = given.PlusMonths((int)Limit(rule, RuleParameters.ConsentMonths));
        return given > context.Day ? ListFinding.NotRun(ReasonCodes.DateInTheFuture)
            : context.Day >= end ? ListFinding.NotMet(ReasonCodes.ConsentTooOld)
            : ListFinding.Met(RomeTime.StartOf(end));
    }

    private static long Limit(Rule rule, string parameter) => rule.Span(parameter)
        ?? throw new InvalidOperationException($"Rule {rule.Ref} has a check that needs {parameter}, and its value is unknown.");
}
