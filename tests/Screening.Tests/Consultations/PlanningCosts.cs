// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class PlanningCosts
{
    private static readonly LocalDate Day = new(2026, 11, 21);
    private static readonly NumbersToAsk Numbers = new(Worth: 5_000, Repeated: 1_000, Fresh: 10, Carried: 20, Excluded: 30, SentThisYear: 2_000);

    private static readonly RegisterAccount Account = new(
        Asked.Vat, 2026, new RegisterTier(10_000, Money.Euro(1_000)), [new RegisterTier(50_000, Money.Euro(3_000)), new RegisterTier(5_000, null)],
        PaidElsewhere: 3_000, DailyLimit: 2_000, SanctionedOn: null, [], Asked.Officer, Asked.Start);

    [Fact]
    public void Without_an_account_nothing_about_money_is_said() => Assert.Equal(
        new ConsultationPlan(Asked.Vat, Numbers, null, null, null, null, null, false, null, [], null),
        ConsultationPlan.Of(Asked.Vat, Numbers, null, Asked.Figures, Day));

    [Fact]
    public void What_is_new_is_held_against_what_remains_of_the_tier() => Assert.Equal(
        new ConsultationPlan(
            Asked.Vat, Numbers, Account, Paid: 5_000, Remaining: 5_000, Fits: true, Days: 3, HasSurcharge: false, YearlyPrice: Money.Euro(1_000),
            [new TierChoice(new RegisterTier(5_000, null), false, null), new TierChoice(new RegisterTier(50_000, Money.Euro(3_000)), true, Money.Euro(2_000))],
            new LocalDate(2026, 12, 31)),
        ConsultationPlan.Of(Asked.Vat, Numbers, Account, Asked.Figures, Day));

    [Fact]
    public void What_nobody_stated_stays_unknown()
    {
        var plan = ConsultationPlan.Of(Asked.Vat, Numbers, Account with { Tier = new RegisterTier(null, null), DailyLimit = null }, Asked.Figures, Day);

        Assert.Equal((null, null, null, null), (plan.Remaining, plan.Fits, plan.Days, plan.YearlyPrice));
        Assert.All(plan.Tiers, tier => Assert.Null(tier.Difference));
    }

    [Theory]
    [InlineData(2021, 11, 22, true)]
    [InlineData(2021, 11, 21, false)]
    [InlineData(2026, 11, 21, true)]
    public void A_sanction_makes_five_years_dearer_by_a_tenth(int year, int month, int day, bool dearer)
    {
        var plan = ConsultationPlan.Of(Asked.Vat, Numbers, Account with { SanctionedOn = new LocalDate(year, month, day) }, Asked.Figures, Day);

        Assert.Equal((dearer, Money.Euro(dearer ? 1_100 : 1_000)), (plan.HasSurcharge, plan.YearlyPrice));
        Assert.Equal(Money.Euro(dearer ? 2_200 : 2_000), plan.Tiers[1].Difference);
    }

    [Fact]
    public void A_smaller_tier_shows_what_it_would_have_saved() => Assert.Equal(
        Money.Euro(-400),
        ConsultationPlan.Of(Asked.Vat, Numbers, Account with { OtherTiers = [new RegisterTier(9_000, Money.Euro(600))] }, Asked.Figures, Day).Tiers[0].Difference);

    [Fact]
    public void Parts_fill_what_other_consultations_leave_of_each_day()
    {
        var now = RomeTime.StartOf(Day) + Duration.FromHours(9);
        var parts = PartCut.Of(5_000, 1_500, 2_000, day => day == Day ? 1_900 : day == Day.PlusDays(1) ? 2_000 : 0, now);

        Assert.Equal(
            [(1L, 100L, now), (101, 1_500, RomeTime.StartOf(Day.PlusDays(2))), (1_601, 500, RomeTime.StartOf(Day.PlusDays(2))),
                (2_101, 1_500, RomeTime.StartOf(Day.PlusDays(3))), (3_601, 500, RomeTime.StartOf(Day.PlusDays(3))), (4_101, 900, RomeTime.StartOf(Day.PlusDays(4)))],
            parts);
    }

    [Fact]
    public void Without_limits_there_is_one_part() =>
        Assert.Equal([(1L, 7L, Asked.Start)], PartCut.Of(7, null, null, _ => 1_000, Asked.Start));
}
