// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Whether a ground is one at all, and whether it still holds.</summary>
internal static class BasisChecks
{
    // Art. 10.2: numbers outside public directories need a suitable consent; directory numbers must not be on the register.
    public static Sequence<ListFinding> BasisPresent(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        Ground.Nothing => ListFinding.NotMet(ReasonCodes.NoBasis),
        Ground.Unreadable => ListFinding.NotRun(ReasonCodes.BasisUnreadable),
        Ground.Consent consent when IsWithdrawn(consent, situation.OnFile) => ListFinding.NotMet(ReasonCodes.ConsentWithdrawn),
        Ground.Directory when GroundsOfANumber.IsUnconfirmed<Ground.Directory>(situation, context, FilesAtHand.Directory, Basis.Directory) =>
            ListFinding.NotRun(ReasonCodes.NotInDirectoryExtract),
        Ground.Directory => context.AnswerFor(situation) switch
        {
            null => ListFinding.NotRun(ReasonCodes.NoAnswer),
            { Remove: true } => ListFinding.NotMet(ReasonCodes.OptedOut),
            _ => ListFinding.Met(),
        },
        _ => ListFinding.Met(),
    };

    public static Sequence<ListFinding> ContractExemption(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        not Ground.Contract => ListFinding.Elsewhere(),
        _ when situation.OnFile.Exclusions.HasFlag(Exclusion.OpposedToClient) => ListFinding.NotMet(ReasonCodes.CustomerOpposed),
        _ when GroundsOfANumber.IsUnconfirmed<Ground.Contract>(situation, context, FilesAtHand.Contracts, Basis.Customer) =>
            ListFinding.NotRun(ReasonCodes.ContractNotOnFile),
        Ground.Contract { IsContradictory: true } => ListFinding.NotRun(ReasonCodes.ContractContradictory),
        Ground.Contract { HasReference: false } => ListFinding.NotRun(ReasonCodes.ContractNotNamed),
        Ground.Contract { Kind: ContractKind.OneOff } => ListFinding.NotMet(ReasonCodes.ContractNotContinuing),
        Ground.Contract { Kind: ContractKind.Unreadable } => ListFinding.NotRun(ReasonCodes.ContractKindUnreadable),
        Ground.Contract { Start.IsUnreadable: true } => ListFinding.NotRun(ReasonCodes.ContractStartUnreadable),
        Ground.Contract { End.IsUnreadable: true } => ListFinding.NotRun(ReasonCodes.ContractEndUnreadable),
        Ground.Contract { Start.Value: { } start } when start > context.Day => ListFinding.NotMet(ReasonCodes.ContractNotYetInForce),
        Ground.Contract { End.Value: { } end } => Until(end.PlusDays(rule.Limit(RuleParameters.DaysAfterContract)), context, ReasonCodes.ContractEndedTooLongAgo),
        _ => ListFinding.Met(),
    };

    public static Sequence<ListFinding> RequestOneOff(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        not Ground.Request => ListFinding.Elsewhere(),
        Ground.Request request when IsConsumed(request, situation.OnFile) => ListFinding.NotMet(ReasonCodes.RequestConsumed),
        _ when GroundsOfANumber.IsUnconfirmed<Ground.Request>(situation, context, FilesAtHand.Requests, Basis.Request) =>
            ListFinding.NotRun(ReasonCodes.RequestNotOnFile),
        Ground.Request { IsDocumented: false } or Ground.Request { Asked.Value: null } => ListFinding.NotRun(ReasonCodes.RequestNotDocumented),
        Ground.Request { Asked.Value: { } asked } when asked > context.Day => ListFinding.NotRun(ReasonCodes.DateInTheFuture),
        Ground.Request { Asked.Value: { } asked } =>
            Until(asked.PlusDays(rule.Limit(RuleParameters.RequestDays)), context, ReasonCodes.RequestExpired),
    };

    // ENE-01: the user asked for the contact, or gave a specific consent to commercial offers.
    public static Sequence<ListFinding> EnergyOptIn(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        Ground.Request { Topic: { } topic } when !ConsentWords.AreAboutEnergy(topic) => ListFinding.NotRun(ReasonCodes.RequestAboutAnotherTopic),
        Ground.Request => ListFinding.Met(),
        Ground.Consent consent when ConsentWords.AreForOffers(consent.Purpose) => ListFinding.Met(),
        Ground.Consent => ListFinding.NotRun(ReasonCodes.EnergyConsentNotSpecific),
        Ground.Unreadable => ListFinding.NotRun(ReasonCodes.BasisUnreadable),
        _ => ListFinding.NotMet(ReasonCodes.EnergyWithoutOptIn),
    };

    // A call made on a request answers those made before it as well: several rows may tell of one wish.
    private static bool IsConsumed(Ground.Request request, NumberFacts facts) => request.IsConsumed || facts.Grounds.Any(ground =>
        ground is Ground.Request { IsConsumed: true } other && (other.Asked.Value is not { } used || request.Asked.Value is not { } asked || asked <= used));

    // On the day of the withdrawal itself the order of the two is not known: the withdrawal wins.
    private static bool IsWithdrawn(Ground.Consent consent, NumberFacts facts) => facts.Exclusions.HasFlag(Exclusion.ConsentWithdrawn)
        && (facts.WithdrawnOn.Value is not { } withdrawn || consent.Given.Value is not { } given || given <= withdrawn);

    private static Sequence<ListFinding> Until(NodaTime.LocalDate last, ListContext context, string tooLate) => context.Day > last
        ? ListFinding.NotMet(tooLate)
        : ListFinding.Met(RomeTime.StartOf(last.PlusDays(1)));
}
