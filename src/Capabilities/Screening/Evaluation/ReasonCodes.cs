// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public codes of reasons. A code never changes meaning; each is explained in <c>docs/screening-reasons.md</c>.</summary>
public static class ReasonCodes
{
    public const string NoBasis = "no-basis";
    public const string BasisUnreadable = "basis-unreadable";
    public const string OptedOut = "opted-out";
    public const string OptedOutWithConsent = "opted-out-with-consent";
    public const string NoAnswer = "no-answer";
    public const string AnswerTooOld = "answer-too-old";
    public const string AnswerFromTheFuture = "answer-from-the-future";
    public const string AnswerOfAnotherController = "answer-of-another-controller";
    public const string ContractNotNamed = "contract-not-named";
    public const string ContractEndUnreadable = "contract-end-unreadable";
    public const string ContractEndedTooLongAgo = "contract-ended-too-long-ago";
    public const string RequestNotDocumented = "request-not-documented";
    public const string RequestExpired = "request-expired";
    public const string EnergyWithoutOptIn = "energy-without-opt-in";
    public const string EnergyConsentNotSpecific = "energy-consent-not-specific";
    public const string ConsentPurposeMissing = "consent-purpose-missing";
    public const string ConsentForAnotherPurpose = "consent-for-another-purpose";
    public const string ConsentRecipientMissing = "consent-recipient-missing";
    public const string ConsentForAnotherRecipient = "consent-for-another-recipient";
    public const string ConsentDateMissing = "consent-date-missing";
    public const string ConsentDateUnreadable = "consent-date-unreadable";
    public const string ConsentTooOld = "consent-too-old";
    public const string DateInTheFuture = "date-in-the-future";
    public const string CampaignOutOfScope = "campaign-out-of-scope";
    public const string CampaignScopeUnknown = "campaign-scope-unknown";
    public const string MandateNotInForce = "mandate-not-in-force";
    public const string CheckNotBuilt = "check-not-built";
    public const string ForeignNumber = "foreign-number";
    public const string DuplicateRow = "duplicate";
    public const string NoRulesInForce = "no-rules-in-force";

    /// <summary>Every code above, for the pages and tests that must know them all.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NoBasis, BasisUnreadable, OptedOut, OptedOutWithConsent, NoAnswer, AnswerTooOld, AnswerFromTheFuture, AnswerOfAnotherController,
        ContractNotNamed, ContractEndUnreadable, ContractEndedTooLongAgo, RequestNotDocumented, RequestExpired, EnergyWithoutOptIn,
        EnergyConsentNotSpecific, ConsentPurposeMissing, ConsentForAnotherPurpose, ConsentRecipientMissing, ConsentForAnotherRecipient,
        ConsentDateMissing, ConsentDateUnreadable, ConsentTooOld, DateInTheFuture, CampaignOutOfScope, CampaignScopeUnknown,
        MandateNotInForce, CheckNotBuilt, ForeignNumber, DuplicateRow, NoRulesInForce,
    ];
}
