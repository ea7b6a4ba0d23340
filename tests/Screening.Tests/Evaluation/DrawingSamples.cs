// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed class DrawingSamples
{
    private static readonly PartsPerMillion Confidence = new(950_000);
    private static readonly PartsPerMillion Margin = new(50_000);

    // The sizes of the usual tables for 95 % and 5 % (Krejcie and Morgan's, which cut where these round up, differ by one at most).
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(100, 80)]
    [InlineData(500, 218)]
    [InlineData(1_000, 278)]
    [InlineData(10_000, 370)]
    [InlineData(100_000, 383)]
    [InlineData(10_000_000, 385)]
    [InlineData(long.MaxValue, 385)]
    public void A_size_is_that_of_the_tables(long population, long size) =>
        Assert.Equal(size, SampleSize.Of(population, Confidence, Margin));

    [Theory]
    [InlineData(900_000, 1_644_854)]
    [InlineData(950_000, 1_959_964)]
    [InlineData(990_000, 2_575_829)]
    public void The_quantiles_are_those_of_the_normal_distribution(long confidence, long micro) =>
        Assert.Equal(micro, SampleSize.MicroQuantile(new PartsPerMillion(confidence)));

    [Fact]
    public void A_larger_population_never_has_a_smaller_sample_and_none_is_larger_than_its_population() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), population =>
        {
            var size = SampleSize.Of(population, Confidence, Margin);
            Assert.InRange(size, 0, population);
            Assert.True(SampleSize.Of(population + 1, Confidence, Margin) >= size);
        }));

    [Fact]
    public void The_same_seed_and_file_give_the_same_draw_and_every_place_once()
    {
        var source = ContentHash.Of("consents"u8);
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 5000).Two().ToArbitrary(), pair =>
        {
            var (population, size) = (Math.Max(pair.Item1, pair.Item2), Math.Min(pair.Item1, pair.Item2));
            var drawn = SampleDraw.Of("seed", source, population, size);
            Assert.Equal(size, drawn.Distinct().Count());
            Assert.Equal(drawn, drawn.Order());
            Assert.All(drawn, place => Assert.InRange(place, 0, population - 1));
            Assert.Equal(drawn, SampleDraw.Of("seed", source, population, size));
        }));
    }

    [Fact]
    public void Another_seed_or_another_file_gives_another_draw()
    {
        var drawn = SampleDraw.Of("seed", ContentHash.Of("consents"u8), 100_000, 50);
        Assert.NotEqual(drawn, SampleDraw.Of("other", ContentHash.Of("consents"u8), 100_000, 50));
        Assert.NotEqual(drawn, SampleDraw.Of("seed", ContentHash.Of("others"u8), 100_000, 50));
    }

    [Fact]
    public void Every_place_is_as_likely_as_any_other()
    {
        var hits = new int[20];
        for (var draw = 0; draw < 4000; draw++)
        {
            foreach (var place in SampleDraw.Of("seed " + draw, ContentHash.Of("consents"u8), 20, 5))
            {
                hits[place]++;
            }
        }

        // 1,000 expected for each place, standard deviation 27: five of them either way.
        Assert.All(hits, count => Assert.InRange(count, 865, 1135));
    }
}
