// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

public sealed class JudgingAContact
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);
    private static readonly CampaignFacts Campaign = new(
        "01234567890", "Luce di Prova S.p.A.", Sector.Energy, Purpose.Promotion, new Outcome.Met(), new Outcome.Met());

    private static readonly Claim Consented = new(
        Basis.Consent, true, On(2026, 6, 1), "marketing", "Luce di Prova S.p.A.", DateField.Missing);

    private static readonly AppliedRule AnswerAge = Rules.Of("RPO-03", "answer-age", Severity.Block, Rules.Days("max_age_telephone_days", 15));

    [Theory]
    [InlineData(Severity.Block, Verdict.Withhold)]
    [InlineData(Severity.Review, Verdict.Review)]
    [InlineData(Severity.Violation, Verdict.Review)]
    [InlineData(Severity.Warning, Verdict.Allow)]
    [InlineData(Severity.Info, Verdict.Allow)]
    public void A_rule_that_is_not_met_weighs_as_much_as_its_severity(Severity severity, Verdict expected)
    {
        var rule = Rules.Of("SCR-02", "basis-present", severity);
        var verdict = Judge(Consented with { Basis = Basis.None }, null, [rule]);
        Assert.Equal(new RowVerdict(expected, [new Reason("no-basis", rule.Rule.Ref)], null), verdict);
    }

    [Theory]
    [InlineData(Severity.Block, Verdict.Review)]
    [InlineData(Severity.Review, Verdict.Review)]
    [InlineData(Severity.Warning, Verdict.Review)]
    [InlineData(Severity.Info, Verdict.Allow)]
    public void A_check_that_could_not_run_is_never_a_pass(Severity severity, Verdict expected)
    {
        var rule = Rules.Of("RPO-03", "answer-age", severity, Rules.Days("max_age_telephone_days", 15));
        Assert.Equal(expected, Judge(Consented, null, [rule]).Verdict);
    }

    [Fact]
    public void No_rules_in_force_means_review() =>
        Assert.Equal(new RowVerdict(Verdict.Review, [new Reason("no-rules-in-force", null)], null), Judge(Consented, null, []));

    [Fact]
    public void A_rule_whose_check_is_not_built_asks_for_review()
    {
        var rule = Rules.Of("XX-01", "never-heard-of", Severity.Block);
        Assert.Equal(new Reason("check-not-built", rule.Rule.Ref), Assert.Single(Judge(Consented, null, [rule]).Reasons));
    }

    [Fact]
    public void An_answer_holds_for_fifteen_days_and_not_an_instant_longer()
    {
        var checkedAt = Now - Duration.FromDays(15);
        var stale = Judge(Consented, Answered(remove: false, checkedAt), [AnswerAge]);
        Assert.Equal(new RowVerdict(Verdict.Withhold, [new Reason("answer-too-old", AnswerAge.Rule.Ref)], null), stale);
        var fresh = Judge(Consented, Answered(remove: false, checkedAt + Duration.FromNanoseconds(100)), [AnswerAge]);
        Assert.Equal(new RowVerdict(Verdict.Allow, [], Now + Duration.FromNanoseconds(100)), fresh);
    }

    [Theory]
    [InlineData(Basis.Directory, Verdict.Withhold, "opted-out")]
    [InlineData(Basis.Consent, Verdict.Review, "opted-out-with-consent")]
    public void A_number_on_the_register_is_withheld_unless_a_consent_must_be_weighed(Basis basis, Verdict expected, string code)
    {
        AppliedRule[] rules = [Rules.Of("SCR-02", "basis-present", Severity.Block), Rules.Of("RPO-05", "consent-after-enrolment", Severity.Block)];
        var verdict = Judge(Consented with { Basis = basis }, Answered(remove: true, Now), Sequence.From(rules));
        Assert.Equal((expected, code), (verdict.Verdict, Assert.Single(verdict.Reasons).Code));
    }

    [Fact]
    public void An_answer_asked_for_by_another_controller_proves_nothing()
    {
        var rule = Rules.Of("RPO-04", "answer-of-this-controller", Severity.Block);
        var context = Context with { Answers = new AnswerSource("99999999999", AnswerKind.Consultation, ContentHash.Of([1])) };
        var situation = new Situation(Consented, NumberFacts.None, Answered(remove: false, Now));
        Assert.Equal(Verdict.Withhold, ListVerdict.Of(situation, context, [rule]).Verdict);
    }

    [Theory]
    [InlineData("2026-10-22", Verdict.Allow)]
    [InlineData("2026-10-21", Verdict.Withhold)]
    public void A_customer_may_be_called_until_thirty_days_after_the_contract(string ended, Verdict expected)
    {
        var rule = Rules.Of("RPO-06", "contract-exemption", Severity.Block, Rules.Days("after_end_days", 30));
        var contact = Consented with { Basis = Basis.Customer, ContractEnd = DateText.Read(ended) };
        Assert.Equal(expected, Judge(contact, null, [rule]).Verdict);
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_not_a_missing_date()
    {
        var rule = Rules.Of("RPO-06", "contract-exemption", Severity.Block, Rules.Days("after_end_days", 30));
        var contact = Consented with { Basis = Basis.Customer, ContractEnd = DateText.Read("31/02/2026") };
        Assert.Equal("contract-end-unreadable", Assert.Single(Judge(contact, null, [rule]).Reasons).Code);
    }

    [Theory]
    [InlineData(Basis.Request, null, Verdict.Allow, null)]
    [InlineData(Basis.Consent, "marketing", Verdict.Allow, null)]
    [InlineData(Basis.Consent, "newsletter", Verdict.Review, "energy-consent-not-specific")]
    [InlineData(Basis.Consent, null, Verdict.Review, "energy-consent-not-specific")]
    [InlineData(Basis.Customer, null, Verdict.Withhold, "energy-without-opt-in")]
    [InlineData(Basis.Directory, null, Verdict.Withhold, "energy-without-opt-in")]
    [InlineData(Basis.Unreadable, null, Verdict.Review, "basis-unreadable")]
    public void Energy_needs_a_request_or_a_specific_consent(Basis basis, string? purpose, Verdict expected, string? code)
    {
        var rule = Rules.Of("ENE-01", "energy-opt-in", Severity.Block);
        var verdict = Judge(Consented with { Basis = basis, Purpose = purpose }, null, [rule]);
        Assert.Equal((expected, code), (verdict.Verdict, verdict.Reasons.FirstOrDefault()?.Code));
    }

    [Theory]
    [InlineData("marketing", "IT01234567890", null)]
    [InlineData("Telemarketing; profilazione", "altri, luce di prova s.p.a.", null)]
    [InlineData(null, "01234567890", "consent-purpose-missing")]
    [InlineData("statistica", "01234567890", "consent-for-another-purpose")]
    [InlineData("marketing", null, "consent-recipient-missing")]
    [InlineData("marketing", "Un Altro S.r.l.", "consent-for-another-recipient")]
    public void A_consent_names_its_purpose_and_whom_it_is_for(string? purpose, string? recipient, string? code)
    {
        var rule = Rules.Of("CNS-01", "consent-purpose", Severity.Block);
        var verdict = Judge(Consented with { Purpose = purpose, Recipient = recipient }, null, [rule]);
        Assert.Equal(code, verdict.Reasons.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData("2024-11-22", null)]
    [InlineData("2024-11-21", "consent-too-old")]
    [InlineData("2026-11-22", "date-in-the-future")]
    [InlineData("", "consent-date-missing")]
    [InlineData("ieri", "consent-date-unreadable")]
    public void A_consent_grows_old(string given, string? code)
    {
        var rule = Rules.Of("CNS-03", "consent-age", Severity.Review, Rules.Months("max_age_months", 24));
        Assert.Equal(code, Judge(Consented with { Date = DateText.Read(given) }, null, [rule]).Reasons.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData("2026-11-14", null)]
    [InlineData("2026-11-13", "request-expired")]
    [InlineData("", "request-not-documented")]
    public void A_request_to_be_called_lasts_a_week(string asked, string? code)
    {
        var rule = Rules.Of("RPO-07", "request-one-off", Severity.Block, Rules.Days("request_expiry_days", 7));
        var contact = Consented with { Basis = Basis.Request, Date = DateText.Read(asked) };
        Assert.Equal(code, Judge(contact, null, [rule]).Reasons.FirstOrDefault()?.Code);
    }

    [Fact]
    public void An_allow_holds_until_the_first_of_its_inputs_expires()
    {
        AppliedRule[] rules = [AnswerAge, Rules.Of("CNS-03", "consent-age", Severity.Review, Rules.Months("max_age_months", 24))];
        var contact = Consented with { Date = On(2024, 11, 28) };
        var verdict = Judge(contact, Answered(remove: false, Now), Sequence.From(rules));
        Assert.Equal(new RowVerdict(Verdict.Allow, [], RomeTime.StartOf(new LocalDate(2026, 11, 28))), verdict);
    }

    [Fact]
    public void A_worse_finding_never_makes_a_better_verdict()
    {
        var rule = from severity in Gen.Elements(Enum.GetValues<Severity>())
                   from check in Gen.Elements("basis-present", "answer-age", "supplier-authorised", "campaign-in-scope", "energy-opt-in")
                   select Rules.Of("SCR-02", check, severity, Rules.Days("max_age_telephone_days", 15));
        var basis = Gen.Elements(Enum.GetValues<Basis>());
        var all = from rules in rule.NonEmptyListOf() from b in basis select (rules: rules.ToArray(), b);
        Check.QuickThrowOnFailure(Prop.ForAll(all.ToArbitrary(), given =>
        {
            var contact = Consented with { Basis = given.b };
            var whole = Judge(contact, null, Sequence.From(given.rules));
            var parts = given.rules.Select(r => Judge(contact, null, [r]).Verdict).ToList();
            var worst = parts.Contains(Verdict.Withhold) ? Verdict.Withhold : parts.Contains(Verdict.Review) ? Verdict.Review : Verdict.Allow;
            Assert.Equal(worst, whole.Verdict);
        }));
    }

    private static DateField On(int year, int month, int day) => new(new LocalDate(year, month, day), false);

    private static readonly ListContext Context = new(
        Now, Campaign, new AnswerSource(Campaign.ClientVat, AnswerKind.Consultation, ContentHash.Of([1])), FilesAtHand.None, Rules.Precedence);

    private static RowVerdict Judge(Claim claim, OptOutAnswer? answer, Sequence<AppliedRule> rules) =>
        ListVerdict.Of(new Situation(claim, NumberFacts.None, answer), Context, rules);

    private static OptOutAnswer Answered(bool remove, Instant at) => new(remove, at);
}
