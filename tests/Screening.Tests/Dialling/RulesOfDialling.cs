// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class RulesOfDialling
{
    private static readonly ItalianCalendar Calendar = Shipped.Catalogue.Calendar.ToCalendar();
    private static readonly RowVerdict Callable = new(Verdict.Allow, [], null);
    private static readonly Instant Far = Instant.FromUtc(2090, 1, 1, 0, 0);

    private static readonly Gen<Instant> Times = Gen.OneOf(
        Gen.Choose(0, 3_650 * 24 * 60).Select(minutes => Instant.FromUtc(2024, 10, 1, 0, 0) + Duration.FromMinutes(minutes)),

        // Around every change of the clock, and around the hours.
        from year in Gen.Choose(2025, 2034)
        from change in Gen.Elements((3, 25), (10, 25))
        from minutes in Gen.Choose(0, 8 * 24 * 60)
        select Instant.FromUtc(year, change.Item1, change.Item2, 0, 0) + Duration.FromMinutes(minutes),
        from day in Gen.Choose(0, 3_650)
        from hour in Gen.Elements(9, 10, 19, 20)
        from seconds in Gen.Choose(-2, 2)
        select RomeTime.Zone.AtLeniently(new LocalDate(2024, 10, 1).PlusDays(day) + new LocalTime(hour, 0)).ToInstant() + Duration.FromSeconds(seconds));

    [Fact]
    public void Nobody_is_ever_called_outside_the_hours_whatever_the_clock_does()
    {
        var allowed = 0;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
        Check.One(Worlds.Many, Prop.ForAll(Times.ToArbitrary(), at =>
        {
            var answer = Judge(Moment(at), Adopted(at));
            var local = TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone);
            var holiday = Calendar.NationalHoliday(LocalDate.FromDateTime(local.DateTime)) is not null;
            var eve = Calendar.NationalHoliday(LocalDate.FromDateTime(local.DateTime).PlusDays(1)) is not null;
            var isShort = eve || local.DayOfWeek == DayOfWeek.Saturday;
            var inside = local.DayOfWeek != DayOfWeek.Sunday && !holiday
                && local.TimeOfDay >= TimeSpan.FromHours(isShort ? 10 : 9) && local.TimeOfDay < TimeSpan.FromHours(isShort ? 19 : 20);

            Assert.Equal(inside, answer.MayDial);
            Assert.True(!answer.MayDial || answer.ValidUntil == RomeTime.Zone.AtLeniently(
                LocalDate.FromDateTime(local.DateTime) + new LocalTime(isShort ? 19 : 20, 0)).ToInstant());
            allowed += inside ? 1 : 0;
        }));
        Assert.True(allowed > 100);
    }

    [Fact]
    public void A_rule_that_nobody_adopted_lets_no_call_begin()
    {
        var answer = Judge(Moment(Worlds.Now), DialChecks.DialRules(AsShipped(Worlds.Now)));
        var night = Judge(Moment(Worlds.Now + Duration.FromHours(10)), DialChecks.DialRules(AsShipped(Worlds.Now)));

        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal(Verdict.Review, night.Verdict);
        Assert.Contains("outside-permitted-hours(HRS-01)", night.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_finding_of_the_history_has_its_reason()
    {
        var all = Judge(Moment(Worlds.Now) with { History = (HistoryFindings)15 }, Adopted(Worlds.Now));
        Assert.Equal(Verdict.Withhold, all.Verdict);
        Assert.Equal(
            ["contact-too-recent(FRQ-01)", "silent-call-too-recent(SIL-05)", "agent-not-reserved(SIL-06)", "opposed-to-client(OPP-01)"],
            all.Reasons.Select(reason => reason.ToString()));
        Assert.Null(all.ValidUntil);
    }

    [Theory]
    [InlineData(CallerStanding.NotDeclared, "caller-not-declared(ROC-01)")]
    [InlineData(CallerStanding.OfAnother, "caller-declared-by-another(ROC-01)")]
    [InlineData(CallerStanding.NotInUseYet, "caller-not-in-use-yet(ROC-01)")]
    [InlineData(CallerStanding.Released, "caller-released(ROC-01)")]
    public void A_number_that_may_not_be_shown_lets_no_call_begin(CallerStanding standing, string reason)
    {
        var answer = Judge(Moment(Worlds.Now) with { Standing = standing }, Adopted(Worlds.Now));
        Assert.False(answer.MayDial);
        Assert.Contains(reason, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_number_to_show_no_call_begins_even_where_no_rule_says_so()
    {
        var answer = Judge(Moment(Worlds.Now) with { Caller = null }, []);
        Assert.Equal((Verdict.Withhold, "caller-not-understood"), (answer.Verdict, answer.Text));
    }

    [Fact]
    public void The_prefix_for_surveys_does_not_sell_and_an_energy_number_serves_one_seller()
    {
        var survey = Judge(Moment(Worlds.Now) with { Caller = CallerId.FromKept(390_843_123_456, NumberKind.StatisticalCaller) }, Adopted(Worlds.Now));
        var shared = Judge(Moment(Worlds.Now) with { CallerServesAnother = true }, Adopted(Worlds.Now, Sector.Energy));
        Assert.Contains("caller-prefix-of-another-purpose(CLI-03)", survey.Text, StringComparison.Ordinal);
        Assert.Contains("caller-not-tied-to-seller(CLI-07)", shared.Text, StringComparison.Ordinal);
        Assert.False(shared.MayDial);
    }

    [Fact]
    public void A_call_in_which_nobody_speaks_needs_a_consent_to_such_calls()
    {
        var without = Judge(Moment(Worlds.Now) with { Automated = true }, Adopted(Worlds.Now));
        var with = Judge(Moment(Worlds.Now) with { Automated = true, AutomatedConsent = true }, Adopted(Worlds.Now));
        Assert.Equal((Verdict.Withhold, "automated-without-consent(AUT-01)"), (without.Verdict, without.Text));
        Assert.True(with.MayDial);
    }

    [Fact]
    public void Every_check_of_dialling_is_in_the_rulebook_and_every_check_in_the_rulebook_is_built()
    {
        var named = Shipped.Catalogue.Rules.Where(rule => rule.Stages.HasFlag(Stage.Dial)).Select(rule => rule.Check).OfType<RuleCheck.Named>()
            .Select(check => check.Name).Distinct().Where(name => !ListChecks.Names.Contains(name));
        Assert.Equal(DialChecks.All.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_check_that_is_not_built_lets_no_call_begin()
    {
        var answer = Judge(Moment(Worlds.Now), [Rules.Of("TST-01", "not-there", Severity.Block)]);
        Assert.Equal((Verdict.Withhold, "check-not-built(TST-01)"), (answer.Verdict, answer.Text));
    }

    [Fact]
    public void Where_no_table_of_precedence_is_in_force_no_call_begins() =>
        Assert.Equal(Verdict.Review, DialVerdict.Of(Callable, Moment(Worlds.Now), Adopted(Worlds.Now), null, null, Far).Verdict);

    private static DialMoment Moment(Instant at) => new()
    {
        At = at,
        Calendar = Calendar,
        Purpose = Purpose.Promotion,
        Caller = Dialled.Caller,
        Standing = CallerStanding.Declared,
    };

    private static Sequence<AppliedRule> AsShipped(Instant at, Sector sector = Sector.Other) => Sequence.From(
        Shipped.Catalogue.On(RomeTime.DayOf(at), sector, Purpose.Promotion)
            .Select(rule => Shipped.Applied(rule, rule.EffectiveSeverity([], Shipped.Catalogue.SourcesHash(rule.Ref)))));

    private static Sequence<AppliedRule> Adopted(Instant at, Sector sector = Sector.Other) =>
        Sequence.From(DialChecks.DialRules(AsShipped(at, sector)).Select(applied => applied with { Severity = Severity.Block, AwaitsChoice = false }));

    private static DialAnswer Judge(DialMoment moment, Sequence<AppliedRule> rules) => DialVerdict.Of(
        Callable, moment, rules, Shipped.Catalogue.DialPrecedence(RomeTime.DayOf(moment.At)), RuleRef.Parse("OPP-01@1"), Far);
}
