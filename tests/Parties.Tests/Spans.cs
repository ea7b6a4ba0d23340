// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Parties.Tests;

/// <summary>Periods and ranges of days: the start is inside, the end is not.</summary>
public sealed class Spans
{
    private static readonly Arbitrary<(int From, int? Length)> Span =
        (from start in Gen.Choose(0, 20)
         from length in Gen.Choose(-1, 20)
         select (start, length < 0 ? (int?)null : length)).ToArbitrary();

    [Fact]
    public void A_period_holds_its_start_and_not_its_end() =>
        Prop.ForAll(Span, Gen.Choose(0, 45).ToArbitrary(), (span, at) =>
            PeriodOf(span).Contains(InstantOf(at)) == (at >= span.From && !(at >= span.From + span.Length)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_of_days_agrees_with_a_period() =>
        Prop.ForAll(Span, Span, Gen.Choose(0, 45).ToArbitrary(), (span, other, at) =>
            DaysOf(span).Contains(DayOf(at)) == PeriodOf(span).Contains(InstantOf(at))
            && DaysOf(span).Overlaps(DaysOf(other)) == PeriodOf(span).Overlaps(PeriodOf(other))
            && DaysOf(span).CutAt(DayOf(at)).Contains(DayOf(other.From)) == PeriodOf(span).CutAt(InstantOf(at)).Contains(InstantOf(other.From)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Two_periods_overlap_when_some_instant_is_in_both() =>
        Prop.ForAll(Span, Span, (one, other) =>
            PeriodOf(one).Overlaps(PeriodOf(other))
            == Enumerable.Range(0, 50).Any(at => PeriodOf(one).Contains(InstantOf(at)) && PeriodOf(other).Contains(InstantOf(at))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_period_holds_what_was_inside_before_the_cut() =>
        Prop.ForAll(Span, Gen.Choose(0, 45).ToArbitrary(), Gen.Choose(0, 45).ToArbitrary(), (span, cut, at) =>
            PeriodOf(span).CutAt(InstantOf(cut)).Contains(InstantOf(at)) == (PeriodOf(span).Contains(InstantOf(at)) && at < cut))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_span_that_ends_before_it_starts_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => new Term(InstantOf(2), InstantOf(1)));
        Assert.Throws<ArgumentException>(() => new DayRange(DayOf(2), DayOf(1)));
    }

    private static Instant InstantOf(int at) => Instant.FromUnixTimeSeconds(at);

    private static LocalDate DayOf(int at) => new LocalDate(2026, 1, 1).PlusDays(at);

    private static Term PeriodOf((int From, int? Length) span) =>
        new(InstantOf(span.From), span.Length is { } length ? InstantOf(span.From + length) : null);

    private static DayRange DaysOf((int From, int? Length) span) =>
        new(DayOf(span.From), span.Length is { } length ? DayOf(span.From + length) : null);
}
