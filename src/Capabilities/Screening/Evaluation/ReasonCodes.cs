// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public codes of reasons. A code never changes meaning; each is explained in <c>docs/screening-reasons.md</c>.</summary>
public static class ReasonCodes
{
    public const string NoBasis = "no-basis";
    public const string BasisUnreadable = "basis-unreadable";
    public const string OptedOut = "opted-out";
    public const string OptedOutWithConsent = "opted-out-with-consent";
    public const string NotInDirectoryExtract = "not-in-directory-extract";
    public const string NoAnswer = "no-answer";
    public const string AnswerTooOld = "answer-too-old";
    public const string AnswerFromTheFuture = "answer-from-the-future";
    public const string AnswerOfAnotherController = "answer-of-another-controller";
    public const string AnswerIsASnapshot = "answer-is-a-snapshot";
    public const string ContractNotNamed = "contract-not-named";
    public const string ContractNotOnFile = "contract-not-on-file";
    public const string ContractContradictory = "contract-contradictory";
    public const string ContractNotContinuing = "contract-not-continuing";
    public const string ContractKindUnreadable = "contract-kind-unreadable";
    public const string ContractStartUnreadable = "contract-start-unreadable";
    public const string ContractEndUnreadable = "contract-end-unreadable";
    public const string ContractNotYetInForce = "contract-not-yet-in-force";
    public const string ContractEndedTooLongAgo = "contract-ended-too-long-ago";
    public const string CustomerOpposed = "customer-opposed";
    public const string RequestNotDocumented = "request-not-documented";
    public const string RequestNotOnFile = "request-not-on-file";
    public const string RequestExpired = "request-expired";
    public const string RequestConsumed = "request-consumed";
    public const string RequestAboutAnotherTopic = "request-about-another-topic";
    public const string EnergyWithoutOptIn = "energy-without-opt-in";
    public const string EnergyConsentNotSpecific = "energy-consent-not-specific";
    public const string ConsentPurposeMissing = "consent-purpose-missing";
    public const string ConsentForAnotherPurpose = "consent-for-another-purpose";
    public const string ConsentRecipientMissing = "consent-recipient-missing";
    public const string ConsentForAnotherRecipient = "consent-for-another-recipient";
    public const string ConsentDateMissing = "consent-date-missing";
    public const string ConsentDateUnreadable = "consent-date-unreadable";
    public const string ConsentTooOld = "consent-too-old";
    public const string ConsentProofNotStated = "consent-proof-not-stated";
    public const string ConsentProofUnreadable = "consent-proof-unreadable";
    public const string ConsentProofLogOnly = "consent-proof-log-only";
    public const string ConsentOriginNotDocumented = "consent-origin-not-documented";
    public const string ConsentContradictory = "consent-contradictory";
    public const string ConsentWithdrawn = "consent-withdrawn";
    public const string ConsentBeforeEnrolment = "consent-before-enrolment";
    public const string EnrolmentDateUnreadable = "enrolment-date-unreadable";
    public const string DateInTheFuture = "date-in-the-future";
    public const string CampaignOutOfScope = "campaign-out-of-scope";
    public const string CampaignScopeUnknown = "campaign-scope-unknown";
    public const string MandateNotInForce = "mandate-not-in-force";
    public const string OpposedToClient = "opposed-to-client";
    public const string AskedAfterOpposition = "asked-after-opposition";
    public const string OnOwnList = "on-own-list";
    public const string OnClientList = "on-client-list";
    public const string OnCampaignList = "on-campaign-list";
    public const string DecidedAllow = "decided-allow";
    public const string DecidedWithhold = "decided-withhold";
    public const string DecisionExpired = "decision-expired";
    public const string DecisionOnOtherReasons = "decision-on-other-reasons";
    public const string CheckNotBuilt = "check-not-built";
    public const string ForeignNumber = "foreign-number";
    public const string DuplicateRow = "duplicate";
    public const string NoRulesInForce = "no-rules-in-force";

    /// <summary>Every code above, for the pages and tests that must know them all.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NoBasis, BasisUnreadable, OptedOut, OptedOutWithConsent, NotInDirectoryExtract, NoAnswer, AnswerTooOld, AnswerFromTheFuture,
        AnswerOfAnotherController, AnswerIsASnapshot, ContractNotNamed, ContractNotOnFile, ContractContradictory, ContractNotContinuing,
        ContractKindUnreadable, ContractStartUnreadable, ContractEndUnreadable, ContractNotYetInForce, ContractEndedTooLongAgo,
        CustomerOpposed, RequestNotDocumented, RequestNotOnFile, RequestExpired, RequestConsumed, RequestAboutAnotherTopic,
        EnergyWithoutOptIn, EnergyConsentNotSpecific, ConsentPurposeMissing, ConsentForAnotherPurpose, ConsentRecipientMissing,
        ConsentForAnotherRecipient, ConsentDateMissing, ConsentDateUnreadable, ConsentTooOld, ConsentProofNotStated,
        ConsentProofUnreadable, ConsentProofLogOnly, ConsentOriginNotDocumented, ConsentContradictory, ConsentWithdrawn,
        ConsentBeforeEnrolment, EnrolmentDateUnreadable, DateInTheFuture, CampaignOutOfScope, CampaignScopeUnknown, MandateNotInForce,
        OpposedToClient, AskedAfterOpposition, OnOwnList, OnClientList, OnCampaignList, DecidedAllow, DecidedWithhold, DecisionExpired,
        DecisionOnOtherReasons, CheckNotBuilt, ForeignNumber, DuplicateRow, NoRulesInForce,
    ];
}
