// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class Progress
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Theory]
    [InlineData(0, 100L, 0, 0, null, null)]
    [InlineData(0, 100L, 0, 10, 0L, null)]
    [InlineData(50, 100L, 0, 10, 18_000L, 10L)]
    [InlineData(50, 100L, 40, 10, 3_600L, 50L)]
    [InlineData(50, null, 0, 10, 18_000L, null)]
    [InlineData(1, 3L, 0, 3, 1_200L, 6L)]
    [InlineData(100, 100L, 0, 10, 36_000L, 0L)]
    [InlineData(120, 100L, 0, 10, 43_200L, 0L)]
    [InlineData(0, 0L, 0, 0, null, 0L)]
    public void Pace_and_remaining_time_come_from_counts_and_timestamps_alone(
        long done, long? total, long startedFrom, int seconds, long? perHour, long? remaining) => Assert.Equal(
        new ProgressEstimate(perHour, remaining is { } left ? Duration.FromSeconds(left) : null),
        new JobProgress(done, total, "rows", Start, startedFrom, Start + Duration.FromSeconds(seconds)).Estimate());

    [Fact]
    public void At_a_steady_pace_the_remaining_time_is_what_it_then_takes()
    {
        var cases = (from perStep in Gen.Choose(1, 1000)
                     from seconds in Gen.Choose(1, 3600)
                     from stepsLeft in Gen.Choose(1, 1000)
                     select (perStep, seconds, stepsLeft)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases, steady =>
        {
            var (perStep, seconds, stepsLeft) = steady;
            var progress = new JobProgress(perStep, perStep + ((long)perStep * stepsLeft), "rows", Start, 0, Start + Duration.FromSeconds(seconds));
            Assert.Equal(Duration.FromSeconds((long)seconds * stepsLeft), progress.Estimate().Remaining);
        }));
    }

    [Fact]
    public void No_counts_however_large_overflow()
    {
        var progress = new JobProgress(1, long.MaxValue, "rows", Start, 0, Start + Duration.FromDays(300));
        Assert.Null(progress.Estimate().Remaining);
        Assert.Equal(long.MaxValue, (progress with { Done = long.MaxValue, At = Start + Duration.FromNanoseconds(100) }).Estimate().PerHour);
    }
}
