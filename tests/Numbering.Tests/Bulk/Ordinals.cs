// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Numbering.Tests.Bulk;

/// <summary>Ordinals and common numbers stand one to one.</summary>
public class Ordinals
{
    private static readonly Gen<uint> Any = from high in Gen.Choose(0, 0xFFFF) from low in Gen.Choose(0, 0xFFFF) select ((uint)high << 16) | (uint)low;

    [Fact]
    public void Every_ordinal_has_one_number_and_the_number_has_that_ordinal() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Repository.IsDeep ? 1_000_000 : 20_000), Prop.ForAll(Arb.From(Any), ordinal =>
        {
            ordinal %= SubscriberOrdinal.Count;
            return SubscriberOrdinal.Of(SubscriberOrdinal.NumberOf(ordinal)) == ordinal;
        }));

    [Fact]
    public void A_number_with_an_ordinal_is_found_again_by_it()
    {
        var random = new Random(1);
        var common = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var number = SubscriberNumber.FromRevealed((ulong)random.NextInt64(1, (long)Math.Pow(10, random.Next(8, 14))));
            var ordinal = SubscriberOrdinal.Of(number);
            common += ordinal == SubscriberOrdinal.None ? 0 : 1;
            Assert.True(ordinal == SubscriberOrdinal.None || SubscriberOrdinal.NumberOf(ordinal) == number);
        }

        Assert.True(common > 100);
    }

    [Theory]
    [InlineData(393_000_000_000, 0)]
    [InlineData(393_999_999_999, 999_999_999)]
    [InlineData(390_000_000_000, 1_000_000_000)]
    [InlineData(390_999_999_999, 1_999_999_999)]
    [InlineData(39_099_999_999, 2_099_999_999)]
    [InlineData(39_399_999_999, 2_199_999_999)]
    [InlineData(3_909_999_999, 2_209_999_999)]
    [InlineData(390_999_999, 2_210_999_999)]
    [InlineData(39_099_999, 2_211_099_999)]
    [InlineData(39_999_999, uint.MaxValue)]
    [InlineData(391_000_000_000, uint.MaxValue)]
    [InlineData(3_906_123_456_789, uint.MaxValue)]
    [InlineData(41_441_234_567, uint.MaxValue)]
    [InlineData(3_780_549_882_345, uint.MaxValue)]
    public void The_blocks_begin_and_end_where_the_lengths_do(long digits, uint ordinal) =>
        Assert.Equal(ordinal, SubscriberOrdinal.Of(SubscriberNumber.FromRevealed((ulong)digits)));

    [Fact]
    public void No_number_has_no_ordinal_and_beyond_the_last_there_is_no_number()
    {
        Assert.Equal(SubscriberOrdinal.None, SubscriberOrdinal.Of(default));
        Assert.Equal(2_211_100_000u, SubscriberOrdinal.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => SubscriberOrdinal.NumberOf(SubscriberOrdinal.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubscriberOrdinal.NumberOf(SubscriberOrdinal.None));
    }
}
