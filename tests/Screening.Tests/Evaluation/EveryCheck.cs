// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: every check with every outcome it can have, one line each.
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using static Filiera.Screening.ReasonCodes;
using static Filiera.Screening.Tests.Worlds;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

/// <summary>Each check of the list rules, as the shipped rulebook words it, with an example of every outcome it can have.</summary>
public sealed class EveryCheck
{
    private const string IsMet = "met";
    private const string Elsewhere = "not applicable";

    private static readonly (string Rule, string Expected, Situation Situation, ListContext Context)[] Examples =
    [
        ("COD-01", IsMet, Filed(Keep, Consent), Context),
        ("COD-01", CampaignOutOfScope, Filed(Keep, Consent), With(new Outcome.NotMet(CampaignOutOfScope), new Outcome.Met())),
        ("COD-01", "?" + CampaignScopeUnknown, Filed(Keep, Consent), With(new Outcome.NotRun(CampaignScopeUnknown), new Outcome.Met())),
        ("SUP-03", IsMet, Filed(Keep, Consent), Context),
        ("SUP-03", MandateNotInForce, Filed(Keep, Consent), With(new Outcome.Met(), new Outcome.NotMet(MandateNotInForce))),

        ("OPP-01", IsMet, Filed(Keep, Consent), Context),
        ("OPP-01", OpposedToClient, Opposed(Day(2026, 6, 1), Consent), Context),
        ("OPP-01", OpposedToClient, Opposed(DateField.Missing, Consent), Context),
        ("OPP-01", OpposedToClient, Opposed(Day(2026, 5, 31), Contract), Context),
        ("OPP-01", OpposedToClient, Opposed(Day(2026, 5, 31), Consent with { Given = Day(2026, 11, 22) }), Context),
        ("OPP-01", "?" + AskedAfterOpposition, Opposed(Day(2026, 5, 31), Consent), Context),
        ("OPP-01", "?" + AskedAfterOpposition, Opposed(Day(2026, 11, 19), Request), Context),
        ("OPP-02", IsMet, Opposed(Day(2026, 5, 31), Consent), Context),
        ("OPP-02", OnOwnList, Excluded(Exclusion.OwnList), Context),
        ("OPP-02", OnClientList, Excluded(Exclusion.ClientList), Context),
        ("OPP-02", $"{OnOwnList} {OnCampaignList}", Excluded(Exclusion.OwnList | Exclusion.CampaignList), Context),

        ("SCR-02", NoBasis, Claimed(Basis.None), Context),
        ("SCR-02", "?" + BasisUnreadable, Claimed(Basis.Unreadable), Context),
        ("SCR-02", IsMet, Filed(null, Consent), Context),
        ("SCR-02", IsMet, Filed(Keep, Listed), Context),
        ("SCR-02", OptedOut, Filed(Remove, Listed), Context),
        ("SCR-02", "?" + NoAnswer, Filed(null, Listed), Context),
        ("SCR-02", IsMet, Claimed(Basis.Directory, Keep), Context),
        ("SCR-02", "?" + NotInDirectoryExtract, Claimed(Basis.Directory, Keep), Context with { Files = FilesAtHand.Directory }),
        ("SCR-02", ConsentWithdrawn, Withdrawn(Day(2026, 6, 1)), Context),
        ("SCR-02", ConsentWithdrawn, Withdrawn(DateField.Missing), Context),
        ("SCR-02", IsMet, Withdrawn(Day(2026, 5, 31)), Context),

        ("ENE-01", IsMet, Filed(Keep, Request), Context),
        ("ENE-01", IsMet, Filed(Keep, Request with { Topic = null }), Context),
        ("ENE-01", "?" + RequestAboutAnotherTopic, Filed(Keep, Request with { Topic = "telefonia" }), Context),
        ("ENE-01", IsMet, Filed(Keep, Consent), Context),
        ("ENE-01", "?" + EnergyConsentNotSpecific, Filed(Keep, Consent with { Purpose = "newsletter" }), Context),
        ("ENE-01", "?" + BasisUnreadable, Claimed(Basis.Unreadable, Keep), Context),
        ("ENE-01", EnergyWithoutOptIn, Filed(Keep, Contract), Context),

        ("RPO-06", Elsewhere, Filed(Keep, Consent), Context),
        ("RPO-06", IsMet, Filed(null, Contract), Context),
        ("RPO-06", IsMet, Filed(null, Contract with { End = Day(2026, 10, 22) }), Context),
        ("RPO-06", ContractEndedTooLongAgo, Filed(null, Contract with { End = Day(2026, 10, 21) }), Context),
        ("RPO-06", ContractNotYetInForce, Filed(null, Contract with { Start = Day(2026, 11, 22) }), Context),
        ("RPO-06", ContractNotContinuing, Filed(null, Contract with { Kind = ContractKind.OneOff }), Context),
        ("RPO-06", CustomerOpposed, Opposed(Day(2019, 1, 1), Contract), Context),
        ("RPO-06", "?" + ContractNotNamed, Filed(null, Contract with { HasReference = false }), Context),
        ("RPO-06", "?" + ContractKindUnreadable, Filed(null, Contract with { Kind = ContractKind.Unreadable }), Context),
        ("RPO-06", "?" + ContractStartUnreadable, Filed(null, Contract with { Start = Unreadable }), Context),
        ("RPO-06", "?" + ContractEndUnreadable, Filed(null, Contract with { End = Unreadable }), Context),
        ("RPO-06", "?" + ContractContradictory, Filed(null, Contract with { IsContradictory = true }), Context),
        ("RPO-06", IsMet, Claimed(Basis.Customer), Context),
        ("RPO-06", "?" + ContractNotOnFile, Claimed(Basis.Customer), Context with { Files = FilesAtHand.Contracts }),

        ("RPO-07", Elsewhere, Filed(Keep, Consent), Context),
        ("RPO-07", IsMet, Filed(null, Request with { Asked = Day(2026, 11, 14) }), Context),
        ("RPO-07", RequestExpired, Filed(null, Request with { Asked = Day(2026, 11, 13) }), Context),
        ("RPO-07", RequestConsumed, Filed(null, Request with { IsConsumed = true }), Context),
        ("RPO-07", "?" + RequestNotDocumented, Filed(null, Request with { IsDocumented = false }), Context),
        ("RPO-07", "?" + RequestNotDocumented, Filed(null, Request with { Asked = Unreadable }), Context),
        ("RPO-07", "?" + DateInTheFuture, Filed(null, Request with { Asked = Day(2026, 11, 22) }), Context),
        ("RPO-07", "?" + RequestNotOnFile, Claimed(Basis.Request), Context with { Files = FilesAtHand.Requests }),

        ("RPO-03", Elsewhere, Filed(null, Contract), Context),
        ("RPO-03", Elsewhere, Filed(null, Request), Context),
        ("RPO-03", IsMet, Filed(Remove, Consent), Context),
        ("RPO-03", IsMet, Filed(null, Consent), Snapshot(Now)),
        ("RPO-03", AnswerTooOld, Filed(Keep with { CheckedAt = Now - Duration.FromDays(15) }, Consent), Context),
        ("RPO-03", "?" + NoAnswer, Filed(null, Consent), Context),
        ("RPO-03", "?" + ReasonCodes.AnswerFromTheFuture, Filed(Keep with { CheckedAt = Now + Duration.FromSeconds(1) }, Consent), Context),
        ("RPO-04", Elsewhere, Filed(Keep, Contract), Context),
        ("RPO-04", Elsewhere, Filed(null, Consent), Context with { Answers = null }),
        ("RPO-04", IsMet, Filed(Keep, Consent), Context),
        ("RPO-04", ReasonCodes.AnswerOfAnotherController, Filed(Keep, Consent), Context with { Answers = Context.Answers! with { ControllerVat = "99999999999" } }),
        ("RPO-04", "?" + AnswerIsASnapshot, Filed(Keep, Consent), Snapshot(Now)),
        ("RPO-05", Elsewhere, Filed(Remove, Listed), Context),
        ("RPO-05", IsMet, Filed(Keep, Consent), Context),
        ("RPO-05", IsMet, Filed(Remove, Consent with { EnrolledOn = Day(2026, 5, 31) }), Context),
        ("RPO-05", ConsentBeforeEnrolment, Filed(Remove, Consent with { EnrolledOn = Day(2026, 6, 1) }), Context),
        ("RPO-05", "?" + OptedOutWithConsent, Filed(Remove, Consent), Context),
        ("RPO-05", "?" + OptedOutWithConsent, Filed(Remove, Consent with { Given = Unreadable, EnrolledOn = Day(2026, 5, 31) }), Context),
        ("RPO-05", "?" + EnrolmentDateUnreadable, Filed(Remove, Consent with { EnrolledOn = Unreadable }), Context),
        ("RPO-05", "?" + DateInTheFuture, Filed(Remove, Consent with { EnrolledOn = Day(2026, 11, 22) }), Context),
        ("RPO-05", "?" + NoAnswer, Filed(null, Consent), Context),

        ("CNS-01", Elsewhere, Filed(Keep, Contract), Context),
        ("CNS-01", IsMet, Filed(Keep, Consent), Context),
        ("CNS-01", ConsentForAnotherPurpose, Filed(Keep, Consent with { Purpose = "statistica" }), Context),
        ("CNS-01", ConsentForAnotherRecipient, Filed(Keep, Consent with { Recipient = "Un Altro S.r.l." }), Context),
        ("CNS-01", "?" + ConsentPurposeMissing, Filed(Keep, Consent with { Purpose = null }), Context),
        ("CNS-01", "?" + ConsentRecipientMissing, Filed(Keep, Consent with { Recipient = null }), Context),
        ("CNS-02", Elsewhere, Filed(Keep, Contract), Context),
        ("CNS-02", IsMet, Filed(Keep, Consent), Context),
        ("CNS-02", ConsentProofLogOnly, Filed(Keep, Consent with { Proof = ConsentProof.LogOnly }), Context),
        ("CNS-02", "?" + ConsentProofNotStated, Claimed(Basis.Consent, Keep), Context),
        ("CNS-02", "?" + ConsentProofUnreadable, Filed(Keep, Consent with { Proof = ConsentProof.Unreadable }), Context),
        ("CNS-03", Elsewhere, Filed(Keep, Contract), Context),
        ("CNS-03", IsMet, Filed(Keep, Consent with { Given = Day(2024, 11, 22) }), Context),
        ("CNS-03", ConsentTooOld, Filed(Keep, Consent with { Given = Day(2024, 11, 21) }), Context),
        ("CNS-03", "?" + ConsentDateMissing, Filed(Keep, Consent with { Given = DateField.Missing }), Context),
        ("CNS-03", "?" + ConsentDateUnreadable, Filed(Keep, Consent with { Given = Unreadable }), Context),
        ("CNS-03", "?" + DateInTheFuture, Filed(Keep, Consent with { Given = Day(2026, 11, 22) }), Context),
        ("LST-02", Elsewhere, Filed(Keep, Contract), Context),
        ("LST-02", IsMet, Filed(Keep, Consent), Context),
        ("LST-02", "?" + ConsentOriginNotDocumented, Filed(Keep, Consent with { HasOrigin = false }), Context),
        ("LST-02", "?" + ConsentOriginNotDocumented, Filed(Keep, Consent with { Given = DateField.Missing }), Context),
        ("LST-02", "?" + ConsentContradictory, Filed(Keep, Consent with { IsContradictory = true }), Context),
    ];

    [Fact]
    public void Each_example_comes_to_the_outcome_it_stands_for() => Assert.All(
        Examples, example => Assert.Equal(example.Expected, Outcomes(Shipped.Rule(example.Rule), example.Situation, example.Context)));

    [Fact]
    public void Every_reason_that_a_check_can_give_has_an_example_and_every_check_too()
    {
        string[] notOfAChecks =
        [
            CheckNotBuilt, ForeignNumber, DuplicateRow, ReasonCodes.NoRulesInForce, DecidedAllow, DecidedWithhold, DecisionExpired, DecisionOnOtherReasons,
        ];
        var shown = Examples.SelectMany(example => example.Expected.TrimStart('?').Split(' ')).Except([IsMet, .. Elsewhere.Split(' ')]);
        Assert.Equal(All.Except(notOfAChecks).Order(StringComparer.Ordinal), shown.Distinct().Order(StringComparer.Ordinal));
        var checks = Examples.Select(example => ((RuleCheck.Named)Shipped.Rule(example.Rule).Check).Name).Distinct();
        Assert.Equal(ListChecks.Names, checks.Order(StringComparer.Ordinal));
        Assert.All(Examples.GroupBy(example => example.Rule), rule => Assert.Contains(rule, example => example.Expected == IsMet));
    }

    [Fact]
    public void A_snapshot_stands_in_for_a_consultation_only_where_the_rulebook_says_so()
    {
        var says = new Parameter("snapshot_suffices_flag", new ParameterValue.Flag(true), ParameterStanding.Stated, null, null);
        var rule = Shipped.Rule("RPO-04") with { Parameters = [says] };
        Assert.Equal(IsMet, Outcomes(rule, Filed(Keep, Consent), Snapshot(Now)));
    }

    private static string Outcomes(Rule rule, Situation situation, ListContext context)
    {
        var name = ((RuleCheck.Named)rule.Check).Name;
        var findings = ListChecks.OfTheWhole.TryGetValue(name, out var whole)
            ? whole(situation, context, rule)
            : ListChecks.OfAGround[name](Assert.Single(GroundsOfANumber.Of(situation)), situation, context, rule);
        return string.Join(' ', findings.Select(finding => finding.Outcome switch
        {
            Outcome.NotMet notMet => notMet.Because,
            Outcome.NotRun notRun => "?" + notRun.Because,
            Outcome.NotApplicable => Elsewhere,
            _ => IsMet,
        }));
    }

    private static ListContext With(Outcome scope, Outcome mandate) => Context with { Campaign = Campaign with { InScope = scope, Mandate = mandate } };

    private static ListContext Snapshot(Instant taken) =>
        Context with { Answers = new AnswerSource("99999999999", AnswerKind.Snapshot, ContentHash.Of([1]), taken) };

    private static Situation Opposed(DateField on, Ground ground) => new(Claim.None, NumberFacts.Of([ground], Exclusion.OpposedToClient, opposedOn: on), Keep);

    private static Situation Withdrawn(DateField on) => new(Claim.None, NumberFacts.Of([Consent], Exclusion.ConsentWithdrawn, withdrawnOn: on), Keep);

    private static Situation Excluded(Exclusion lists) => new(Claim.None, NumberFacts.Of([Consent], lists), Keep);
}
