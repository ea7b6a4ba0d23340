// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class TimingConsultations
{
    private static readonly Instant Checked = Asked.Start + Duration.FromHours(3);

    [Fact]
    public void A_draft_waits_to_be_exported() => Assert.Equal(
        new ConsultationStanding(ConsultationState.Drafted, ConsultationAct.Export, null, null, null, 0),
        ConsultationClock.Of(Consultation.Fold(Asked.Id, [Asked.At(Asked.Start, Asked.Drafted)]), Asked.Figures, Asked.Start));

    [Theory]
    [InlineData(0, ConsultationState.Waiting, ConsultationAct.Import)]
    [InlineData(23, ConsultationState.Waiting, ConsultationAct.Import)]
    [InlineData(24, ConsultationState.Overdue, ConsultationAct.Chase)]
    public void The_alarm_rings_when_the_register_has_not_answered_in_time(int hours, ConsultationState state, ConsultationAct next) => Assert.Equal(
        new ConsultationStanding(state, next, Asked.Start + Duration.FromHours(24), null, null, 0),
        ConsultationClock.Of(Asked.Exported(), Asked.Figures, Asked.Start + Duration.FromHours(hours)));

    [Theory]
    [InlineData(0, ConsultationState.Fresh, ConsultationAct.None, 100)]
    [InlineData(11, ConsultationState.Fresh, ConsultationAct.None, 26)]
    [InlineData(12, ConsultationState.Expiring, ConsultationAct.Repeat, 20)]
    [InlineData(14, ConsultationState.Expiring, ConsultationAct.Repeat, 6)]
    [InlineData(15, ConsultationState.Expired, ConsultationAct.Repeat, 0)]
    public void An_answer_warns_on_day_twelve_and_stops_on_day_fifteen(int days, ConsultationState state, ConsultationAct next, int left) => Assert.Equal(
        new ConsultationStanding(state, next, null, Checked + Duration.FromDays(12), Checked + Duration.FromDays(15), left),
        ConsultationClock.Of(Asked.Answered(Checked), Asked.Figures, Checked + Duration.FromDays(days)));

    [Fact]
    public void A_consultation_waits_until_its_last_part_is_answered()
    {
        var two = Asked.Exported(Asked.Part(), Asked.Part(2, 4, 2)).After(Asked.At(Checked, new ConsultationEvent.AnswerReceived([Asked.Answer(Checked)])));

        Assert.Equal([2], two.Waiting.Select(part => part.Number));
        Assert.Equal(ConsultationState.Waiting, ConsultationClock.Of(two, Asked.Figures, Checked).State);
    }

    [Fact]
    public void A_part_that_the_daily_limit_puts_off_is_waited_for_from_its_own_day()
    {
        var later = Asked.Start + Duration.FromDays(1);
        var standing = ConsultationClock.Of(Asked.Exported(Asked.Part() with { SendFrom = later }), Asked.Figures, later + Duration.FromHours(23));

        Assert.Equal((ConsultationState.Waiting, later + Duration.FromHours(24)), (standing.State, standing.AlarmAt));
    }

    [Fact]
    public void Where_nobody_knows_how_fast_the_register_answers_there_is_no_alarm() => Assert.Equal(
        (ConsultationState.Waiting, (Instant?)null),
        (ConsultationClock.Of(Asked.Exported(), Asked.Figures with { Answers = null }, Asked.Start + Duration.FromDays(9)) is var standing ? standing.State : default, standing.AlarmAt));

    [Fact]
    public void A_consultation_given_up_is_over_and_what_broke_off_is_done_again()
    {
        var begun = Asked.Exported().After(Asked.At(Checked, new ConsultationEvent.ImportBegun([new ListInput(InputKind.Answers, "r.csv", ContentHash.Of("r"u8), 1)])));
        var given = begun.After(Asked.At(Checked, new ConsultationEvent.Abandoned("rifatta")));

        Assert.Equal(ConsultationAct.ImportAgain, ConsultationClock.Of(begun, Asked.Figures, Checked).Next);
        Assert.Equal((ConsultationState.Abandoned, ConsultationAct.None), (ConsultationClock.Of(given, Asked.Figures, Checked).State, ConsultationClock.Of(given, Asked.Figures, Checked).Next));
    }

    [Fact]
    public void The_sweep_is_due_a_month_after_the_last_own_answer()
    {
        var mine = Asked.Answered(Instant.FromUtc(2026, 1, 30, 23, 30));

        Assert.Equal(new SweepDue(Asked.Vat, Instant.FromUtc(2026, 1, 30, 23, 30), new LocalDate(2026, 2, 28)), ConsultationClock.Sweep(Asked.Vat, [mine], Asked.Figures));
        Assert.Equal(new SweepDue("09876543210", null, null), ConsultationClock.Sweep("09876543210", [mine], Asked.Figures));
    }

    [Fact]
    public void The_figures_come_from_the_rulebook_and_what_it_does_not_know_stays_unknown()
    {
        Assert.Equal(Asked.Figures, ConsultationFigures.On(Shipped.Catalogue, new LocalDate(2026, 11, 21)));
        Assert.Null(ConsultationFigures.On(Shipped.Catalogue, new LocalDate(2017, 1, 1)));
        Assert.IsType<Rulebook.ParameterValue.Unknown>(Shipped.Rule("RPO-11").Parameter("daily_limit_count").Value);
    }

    [Fact]
    public void Events_out_of_order_are_a_damaged_store() =>
        Assert.Throws<InvalidOperationException>(() => Asked.Exported().After(Asked.At(Checked, new ConsultationEvent.Exported("neutral", [Asked.Part()]))));
}
