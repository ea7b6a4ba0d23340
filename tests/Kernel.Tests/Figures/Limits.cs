// SPDX-License-Identifier: EUPL-1.2
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

public sealed class Limits
{
    [Fact]
    public void Every_percentage_with_four_decimals_is_a_whole_number_of_parts() =>
        Always.Holds(Gen.Choose(0, int.MaxValue), parts => PartsPerMillion.FromPercent(parts / 10_000m) == new PartsPerMillion(parts));

    [Fact]
    public void Limits_are_ordered_by_their_parts() =>
        Always.Holds(from a in Gen.Choose(0, int.MaxValue) from b in Gen.Choose(0, 5) select (a, b), both =>
            Math.Sign(new PartsPerMillion(both.a).CompareTo(new PartsPerMillion(both.b))) == both.a.CompareTo(both.b));

    [Fact]
    public void Three_percent_is_thirty_thousand_parts()
    {
        Assert.Equal(new PartsPerMillion(30_000), PartsPerMillion.FromPercent(3.0000m));
        Assert.Equal("30000 ppm", PartsPerMillion.FromPercent(3).ToString());
    }

    [Theory]
    [InlineData("0.00001")]
    [InlineData("-0.0001")]
    [InlineData("-1")]
    [InlineData("922337203685477.5808")]
    [InlineData("79228162514264337593543950335")]
    public void A_percentage_too_fine_too_large_or_below_zero_is_no_limit(string percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PartsPerMillion.FromPercent(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_largest_limit_is_read_from_its_percentage() =>
        Assert.Equal(new PartsPerMillion(long.MaxValue), PartsPerMillion.FromPercent(long.MaxValue / 10_000m));

    [Fact]
    public void A_limit_below_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PartsPerMillion(-1));
}
