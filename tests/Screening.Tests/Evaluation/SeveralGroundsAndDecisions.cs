// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using static Filiera.Screening.Tests.Worlds;

namespace Filiera.Screening.Tests;

public sealed class SeveralGroundsAndDecisions
{
    private static readonly Sequence<AppliedRule> Energy = Shipped.ListRules(new LocalDate(2026, 11, 21), Sector.Energy, Purpose.Promotion);
    private static readonly Sequence<AppliedRule> Other = Shipped.ListRules(new LocalDate(2026, 11, 21), Sector.Other, Purpose.Promotion);

    [Fact]
    public void The_best_ground_carries_the_call_and_its_inputs_alone_end_it()
    {
        var stale = Keep with { CheckedAt = Now - Duration.FromDays(20) };
        var verdict = ListVerdict.Of(Filed(stale, Consent, Contract with { End = Day(2026, 11, 1) }, Listed), Context, Other);
        Assert.Equal(new RowVerdict(Verdict.Allow, [], RomeTime.StartOf(new LocalDate(2026, 12, 2))), verdict);
    }

    [Fact]
    public void Of_two_grounds_that_allow_the_one_that_holds_longer_counts()
    {
        var verdict = ListVerdict.Of(Filed(Keep, Request, Contract), Context, Other);
        Assert.Equal(new RowVerdict(Verdict.Allow, [], null), verdict);
    }

    [Fact]
    public void Where_no_ground_allows_the_reasons_of_all_are_given_once_and_in_order()
    {
        var verdict = ListVerdict.Of(Filed(Remove, Consent with { Proof = ConsentProof.NotStated }, Listed), Context, Energy);
        Assert.Equal(
            ["consent-proof-not-stated(CNS-02)", "energy-without-opt-in(ENE-01)", "opted-out-with-consent(RPO-05)", "opted-out(SCR-02)"],
            verdict.Reasons.Select(reason => reason.ToString()));
        Assert.Equal((Verdict.Review, null), (verdict.Verdict, verdict.ValidUntil));
    }

    [Fact]
    public void A_consent_that_only_the_row_claims_is_never_more_than_review() => Assert.Equal(
        ["consent-proof-not-stated(CNS-02)", "consent-origin-not-documented(LST-02)"],
        ListVerdict.Of(
            new Situation(new Claim(Basis.Consent, true, Day(2026, 6, 1), "marketing", Campaign.ClientName, default), NumberFacts.None, Keep), Context, Other)
            .Reasons.Select(reason => reason.ToString()));

    [Fact]
    public void A_file_of_contracts_that_knows_the_number_speaks_instead_of_the_row()
    {
        var ended = NumberFacts.Of([Contract with { End = Day(2025, 1, 1) }]);
        var verdict = ListVerdict.Of(Claimed(Basis.Customer) with { OnFile = ended }, Context with { Files = FilesAtHand.Contracts }, Other);
        Assert.Equal((Verdict.Withhold, "contract-ended-too-long-ago(RPO-06)"), (verdict.Verdict, Assert.Single(verdict.Reasons).ToString()));
    }

    [Fact]
    public void A_call_made_on_a_request_answers_the_requests_made_until_then()
    {
        var verdict = ListVerdict.Of(Filed(null, Request, Request with { IsConsumed = true }), Context, Other);
        Assert.Equal((Verdict.Withhold, "request-consumed(RPO-07)"), (verdict.Verdict, Assert.Single(verdict.Reasons).ToString()));
        Assert.Equal(Verdict.Allow, ListVerdict.Of(Filed(null, Request, Request with { Asked = Day(2026, 11, 19), IsConsumed = true }), Context, Other).Verdict);
    }

    [Fact]
    public void An_exclusion_holds_for_every_ground()
    {
        var situation = new Situation(Claim.None, NumberFacts.Of([Contract, Request], Exclusion.ClientList), null);
        Assert.Equal(Verdict.Review, ListVerdict.Of(situation, Context, Other).Verdict);
        var adopted = Sequence.From(Other.Select(applied => applied.Severity == Severity.Review ? Shipped.Applied(applied.Rule, Severity.Block) : applied));
        Assert.Equal(
            new RowVerdict(Verdict.Withhold, [new Reason("on-client-list", RuleRef.Parse("OPP-02@1"))], null), ListVerdict.Of(situation, Context, adopted));
    }

    [Theory]
    [InlineData(true, Verdict.Allow, "decided-allow")]
    [InlineData(false, Verdict.Withhold, "decided-withhold")]
    public void A_decision_turns_review_into_what_was_decided_and_never_outlives_its_inputs(bool allow, Verdict expected, string code)
    {
        var verdict = ListVerdict.Of(Undecided(new ReviewDecision(allow, Now + Duration.FromDays(60), ["opted-out-with-consent(RPO-05)"])), Context, Other);
        Assert.Equal(
            new RowVerdict(
                expected,
                [new Reason("opted-out-with-consent", RuleRef.Parse("RPO-05@1")), new Reason(code, null)],
                allow ? Remove.CheckedAt + Duration.FromDays(15) : null),
            verdict);
    }

    [Fact]
    public void A_decision_ends_when_it_says()
    {
        var until = Now + Duration.FromHours(1);
        Assert.Equal(until, ListVerdict.Of(Undecided(new ReviewDecision(true, until, ["opted-out-with-consent(RPO-05)"])), Context, Other).ValidUntil);
        var expired = ListVerdict.Of(Undecided(new ReviewDecision(true, Now, ["opted-out-with-consent(RPO-05)"])), Context, Other);
        Assert.Equal((Verdict.Review, "decision-expired"), (expired.Verdict, expired.Reasons[^1].ToString()));
    }

    [Fact]
    public void A_decision_says_nothing_of_reasons_it_did_not_weigh()
    {
        var decided = new ReviewDecision(true, Now + Duration.FromDays(5), ["no-answer(RPO-03)"]);
        var verdict = ListVerdict.Of(Undecided(decided), Context, Other);
        Assert.Equal((Verdict.Review, "decision-on-other-reasons"), (verdict.Verdict, verdict.Reasons[^1].ToString()));
    }

    [Fact]
    public void No_decision_turns_withhold_into_allow()
    {
        var decided = new ReviewDecision(true, Now + Duration.FromDays(5), ["opted-out(SCR-02)"]);
        var situation = new Situation(Claim.None, NumberFacts.Of([Listed], decision: decided), Remove);
        Assert.Equal(
            new RowVerdict(Verdict.Withhold, [new Reason("opted-out", RuleRef.Parse("SCR-02@1"))], null), ListVerdict.Of(situation, Context, Other));
    }

    [Fact]
    public void The_table_of_the_tests_is_the_table_shipped()
    {
        var shipped = Shipped.Catalogue.Precedence(new LocalDate(2026, 11, 21))!;
        Assert.Equal(Rules.Precedence with { Explanation = shipped.Explanation }, shipped);
    }

    private static Situation Undecided(ReviewDecision decision) => new(Claim.None, NumberFacts.Of([Consent], decision: decision), Remove);
}
