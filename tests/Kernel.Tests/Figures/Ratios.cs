// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

public sealed class Ratios
{
    private const long HalfOfAll = long.MaxValue / 2;

    /// <summary>Counts of every size, from none to a third of what a <see cref="long"/> holds.</summary>
    private static readonly Gen<Ratio> _ratios = Always.Seeded(random =>
    {
        var outOf = random.NextInt64(long.MaxValue / 3) >> random.Next(63);
        return new Ratio(random.NextInt64(outOf + 1), outOf);
    });

    private static readonly Gen<PartsPerMillion> _limits =
        Always.Seeded(random => new PartsPerMillion(random.Next(4) == 0 ? random.NextInt64(long.MaxValue) : random.Next(1_000_001)));

    [Fact]
    public void Pooling_does_not_depend_on_the_order() =>
        Always.Holds(from a in _ratios from b in _ratios from c in _ratios select (a, b, c), all =>
            all.a + all.b == all.b + all.a && (all.a + all.b) + all.c == all.a + (all.b + all.c));

    [Fact]
    public void Pooling_nothing_changes_nothing() =>
        Always.Holds(_ratios, ratio => ratio + default(Ratio) == ratio);

    [Fact]
    public void Pooled_counts_are_the_sums_of_the_counts() =>
        Always.Holds(from a in _ratios from b in _ratios select (a, b), both =>
            both.a + both.b == new Ratio(both.a.Cases + both.b.Cases, both.a.OutOf + both.b.OutOf));

    [Fact]
    public void Comparison_with_a_limit_is_exact() =>
        Always.Holds(from ratio in _ratios where ratio.IsDefined from limit in _limits select (ratio, limit), both =>
        {
            var side = ((BigInteger)both.ratio.Cases * 1_000_000).CompareTo((BigInteger)both.ratio.OutOf * both.limit.Value);
            return both.ratio.Exceeds(both.limit) == side > 0 && both.ratio.FallsShortOf(both.limit) == side < 0;
        });

    [Fact]
    public void Rounding_is_the_nearest_part_per_million_and_half_goes_to_the_even_one() =>
        Always.Holds(from ratio in _ratios where ratio.IsDefined select ratio, ratio =>
        {
            var twiceOff = BigInteger.Abs(2 * (((BigInteger)ratio.Cases * 1_000_000) - ((BigInteger)ratio.Rounded().Value * ratio.OutOf)));
            return twiceOff < ratio.OutOf || (twiceOff == ratio.OutOf && ratio.Rounded().Value % 2 == 0);
        });

    [Theory]
    [InlineData(3, 100, 30_000)]
    [InlineData(1, 1_000_000, 1)]
    [InlineData(HalfOfAll / 1_000_000 * 1_000_000 / 2, HalfOfAll / 1_000_000 * 1_000_000, 500_000)]
    [InlineData(0, 5, 0)]
    [InlineData(5, 5, 1_000_000)]
    public void A_ratio_equal_to_the_limit_complies(long cases, long outOf, long limit)
    {
        var ratio = new Ratio(cases, outOf);

        Assert.False(ratio.Exceeds(new PartsPerMillion(limit)));
        Assert.False(ratio.FallsShortOf(new PartsPerMillion(limit)));
    }

    [Fact]
    public void One_case_more_than_the_limit_exceeds_it_and_one_less_falls_short()
    {
        var limit = PartsPerMillion.FromPercent(3);

        Assert.True(new Ratio(30_001, 1_000_000).Exceeds(limit));
        Assert.True(new Ratio(29_999, 1_000_000).FallsShortOf(limit));
    }

    [Fact]
    public void A_ratio_over_no_cases_is_undefined_and_answers_nothing()
    {
        Assert.False(default(Ratio).IsDefined);
        Assert.False(new Ratio(0, 0).IsDefined);
        Assert.Throws<InvalidOperationException>(() => default(Ratio).Exceeds(default));
        Assert.Throws<InvalidOperationException>(() => default(Ratio).FallsShortOf(default));
        Assert.Throws<InvalidOperationException>(() => default(Ratio).Rounded());
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    [InlineData(0, -1)]
    public void More_cases_than_were_looked_at_or_fewer_than_none_are_no_ratio(long cases, long outOf) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ratio(cases, outOf));

    [Fact]
    public void Counts_that_no_longer_fit_throw_instead_of_wrapping_around() =>
        Assert.Throws<OverflowException>(() => new Ratio(0, long.MaxValue) + new Ratio(0, 1));

    [Fact]
    public void A_ratio_is_written_as_its_counts() => Assert.Equal("3/100", new Ratio(3, 100).ToString());
}
