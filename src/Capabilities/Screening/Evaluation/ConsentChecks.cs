// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Whether a consent is what it must be: for this purpose and client, young enough, documented and proved.</summary>
internal static class ConsentChecks
{
    // CNS-01: one purpose is enough, if it is the offer of something; the client must be named.
    public static Sequence<ListFinding> Purpose(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        not Ground.Consent => ListFinding.Elsewhere(),
        Ground.Consent { Purpose: null } => ListFinding.NotRun(ReasonCodes.ConsentPurposeMissing),
        Ground.Consent { Purpose: var purpose } when !ConsentWords.AreForOffers(purpose) => ListFinding.NotMet(ReasonCodes.ConsentForAnotherPurpose),
        Ground.Consent { Recipient: null } => ListFinding.NotRun(ReasonCodes.ConsentRecipientMissing),
        Ground.Consent { Recipient: { } recipient } when !ConsentWords.Name(recipient, context.Campaign) =>
            ListFinding.NotMet(ReasonCodes.ConsentForAnotherRecipient),
        _ => ListFinding.Met(),
    };

    public static Sequence<ListFinding> Age(Ground ground, Situation situation, ListContext context, Rule rule)
    {
        if (ground is not Ground.Consent consent)
        {
            return ListFinding.Elsewhere();
        }

        if (consent.Given.Value is not { } given)
        {
            return ListFinding.NotRun(consent.Given.IsUnreadable ? ReasonCodes.ConsentDateUnreadable : ReasonCodes.ConsentDateMissing);
        }

        var end = given.PlusMonths(rule.Limit(RuleParameters.ConsentMonths));
        return given > context.Day ? ListFinding.NotRun(ReasonCodes.DateInTheFuture)
            : context.Day >= end ? ListFinding.NotMet(ReasonCodes.ConsentTooOld)
            : ListFinding.Met(RomeTime.StartOf(end));
    }

    // CNS-02: a log alone does not prove a consent.
    public static Sequence<ListFinding> Proof(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        not Ground.Consent => ListFinding.Elsewhere(),
        Ground.Consent { Proof: ConsentProof.LogOnly } => ListFinding.NotMet(ReasonCodes.ConsentProofLogOnly),
        Ground.Consent { Proof: ConsentProof.NotStated } => ListFinding.NotRun(ReasonCodes.ConsentProofNotStated),
        Ground.Consent { Proof: ConsentProof.Unreadable } => ListFinding.NotRun(ReasonCodes.ConsentProofUnreadable),
        _ => ListFinding.Met(),
    };

    // LST-02: a date and an origin that nobody altered. One reference with two contents was altered by somebody.
    public static Sequence<ListFinding> Origin(Ground ground, Situation situation, ListContext context, Rule rule) => ground switch
    {
        not Ground.Consent => ListFinding.Elsewhere(),
        Ground.Consent { IsContradictory: true } => ListFinding.NotRun(ReasonCodes.ConsentContradictory),
        Ground.Consent { HasOrigin: false } or Ground.Consent { Given.Value: null } => ListFinding.NotRun(ReasonCodes.ConsentOriginNotDocumented),
        _ => ListFinding.Met(),
    };
}
