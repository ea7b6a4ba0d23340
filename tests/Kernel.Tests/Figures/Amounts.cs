// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

public sealed class Amounts
{
    private static readonly Currency _yen = Currency.Of("JPY", 0);

    private static readonly Gen<Money> _amounts =
        from cents in Always.Seeded(random => random.NextInt64(-1_000_000_000_000, 1_000_000_000_000))
        select Money.Euro(cents / 100m);

    [Fact]
    public void Parts_add_up_to_the_whole_and_differ_by_one_cent_at_most() =>
        Always.Holds(from money in _amounts from parts in Gen.Choose(1, 50) select (money, parts), given =>
        {
            var parts = given.money.SplitInto(given.parts);
            return parts.Count == given.parts
                && parts.Aggregate((a, b) => a + b) == given.money
                && parts.Max() - parts.Min() <= Money.Euro(0.01m)
                && parts.All(part => part == part.RoundedForDocument());
        });

    [Fact]
    public void Adding_is_undone_by_subtracting() =>
        Always.Holds(from a in _amounts from b in _amounts select (a, b), both =>
            both.a + both.b - both.b == both.a && both.a + both.b == both.b + both.a);

    [Fact]
    public void Amounts_are_ordered_as_their_differences_say() =>
        Always.Holds(from a in _amounts from b in _amounts select (a, b), both =>
            (both.a < both.b) == ((both.a - both.b).Amount < 0) && (both.a <= both.b) == !(both.a > both.b) && (both.a >= both.b) == !(both.a < both.b));

    [Fact]
    public void Earlier_parts_take_what_is_left_over()
    {
        Assert.Equal([Money.Euro(3.34m), Money.Euro(3.33m), Money.Euro(3.33m)], Money.Euro(10).SplitInto(3));
        Assert.Equal([Money.Euro(-3.34m), Money.Euro(-3.33m), Money.Euro(-3.33m)], Money.Euro(-10).SplitInto(3));
        Assert.Equal([new Money(4, _yen), new Money(3, _yen), new Money(3, _yen)], new Money(10, _yen).SplitInto(3));
        Assert.Equal([Money.Euro(0.01m), Money.Euro(0), Money.Euro(0)], Money.Euro(0.01m).SplitInto(3));
    }

    [Fact]
    public void What_cannot_be_paid_out_is_not_split()
    {
        Assert.Throws<InvalidOperationException>(() => Money.Euro(1.005m).SplitInto(2));
        Assert.Throws<InvalidOperationException>(() => new Money(0.5m, _yen).SplitInto(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Euro(1).SplitInto(0));
    }

    [Fact]
    public void Different_currencies_are_never_combined()
    {
        var (euro, yen) = (Money.Euro(1), new Money(1, _yen));

        Assert.Throws<InvalidOperationException>(() => euro + yen);
        Assert.Throws<InvalidOperationException>(() => euro - yen);
        Assert.Throws<InvalidOperationException>(() => euro < yen);
        Assert.Throws<InvalidOperationException>(() => euro.CompareTo(yen));
        Assert.NotEqual(euro, yen);
    }

    [Theory]
    [InlineData("2.345", "2.35")]
    [InlineData("2.335", "2.34")]
    [InlineData("-2.345", "-2.35")]
    [InlineData("2.3449", "2.34")]
    public void Half_a_cent_is_rounded_away_from_zero(string amount, string rounded) =>
        Assert.Equal(
            Money.Euro(decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture)),
            Money.Euro(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).RoundedForDocument());

    [Fact]
    public void Multiplying_rounds_nothing() => Assert.Equal(Money.Euro(0.00123m), 0.001m * Money.Euro(1.23m));

    [Fact]
    public void Money_needs_a_currency()
    {
        Assert.Throws<ArgumentException>(() => new Money(1, default));
        Assert.Equal(default(Currency), default(Money).Currency);
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E1R")]
    [InlineData("ÈUR")]
    public void A_currency_is_three_capital_letters(string code) => Assert.Throws<ArgumentException>(() => Currency.Of(code, 2));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_currency_has_no_more_than_four_decimals(int decimals) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Currency.Of("ABC", decimals));

    [Fact]
    public void Euro_is_itself_however_it_is_made()
    {
        Assert.Equal(Currency.Euro, Currency.Of("EUR", 2));
        Assert.Equal("12.50 EUR", Money.Euro(12.50m).ToString());
    }
}
