// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Numbering.Tests.Plan;

public class Ranges
{
    private const string Columns = "prefix\tmin_digits\tmax_digits\tkind\tplace\tcountry\tfrom\tuntil\twithdrawn\tgrade\tsource\tnote\n";
    private const string Head = "# version: 1\n# as-of: 2026-11-21\n" + Columns;

    private static readonly NumberingPlan Italy = NumberingPlan.Italy;

    [Fact]
    public void Italy_has_231_districts_each_once()
    {
        var districts = Italy.Ranges.Where(r => r is { Kind: NumberKind.Geographic, Country: "IT" }).ToList();
        Assert.Equal(231, districts.Count);
        Assert.Equal(231, districts.Select(r => r.Prefix).Distinct().Count());
        Assert.Equal(231, districts.Select(r => r.Place).Distinct().Count());
        Assert.All(districts, r => Assert.Equal((6, 11), (r.MinDigits, r.MaxDigits)));
    }

    [Fact]
    public void The_ranges_of_a_district_and_of_commercial_callers_are_what_the_data_say()
    {
        Assert.Equal(
            new PlanRange("055", 6, 11, NumberKind.Geographic, "Firenze", "IT", null, null, false, RangeGrade.GeneralKnowledge, "general knowledge of the national plan", null),
            Italy.RangeOf(NumberParser.Parse("055 1234567")));
        var caller = Italy.RangeOf(NumberParser.Parse("0844 123456"));
        Assert.Equal((NumberKind.CommercialCaller, RangeGrade.Secondary), (caller!.Kind, caller.Grade));
        Assert.Equal("Città del Vaticano", Italy.RangeOf(NumberParser.Parse("06 69893"))!.Place);
        Assert.Null(Italy.RangeOf(NumberParser.Parse("+41 44 1234567")));
        Assert.Null(Italy.RangeOf(NumberParser.Parse("612345678")));
    }

    [Fact]
    public void Every_kind_has_a_range_and_no_two_ranges_of_a_prefix_share_a_length()
    {
        Assert.Equal(Enum.GetValues<NumberKind>().Skip(1), Italy.Ranges.Select(r => r.Kind).Distinct().Order());
        foreach (var prefix in Italy.Ranges.GroupBy(r => r.Prefix))
        {
            var lengths = prefix.SelectMany(r => Enumerable.Range(r.MinDigits, r.MaxDigits - r.MinDigits + 1)).ToList();
            Assert.Equal(lengths.Distinct(), lengths);
        }
    }

    [Fact]
    public void The_compiled_plan_finds_what_a_search_line_by_line_finds()
    {
        var random = new Random(7);
        for (var i = 0; i < 200_000; i++)
        {
            var prefix = Italy.Ranges[random.Next(Italy.Ranges.Count)].Prefix;
            var text = prefix[..random.Next(prefix.Length + 1)] + random.NextInt64(100_000_000_000).ToString(CultureInfo.InvariantCulture)[..random.Next(1, 4)]
                + random.NextInt64(10_000_000).ToString(CultureInfo.InvariantCulture);
            byte[] digits = [.. text.Select(c => (byte)(c - '0'))];
            Assert.Equal(Search(text), Italy.RangeOf(digits));
        }
    }

    [Fact]
    public void Three_digit_callers_are_in_the_plan_from_the_day_of_their_approval()
    {
        var before = Italy.On(new LocalDate(2026, 4, 13));
        Assert.Equal(NumberStatus.Invalid, NumberParser.Parse("180", before).Status);
        Assert.Equal(NumberKind.Emergency, NumberParser.Parse("112", before).Kind);
        Assert.Equal(NumberKind.ThreeDigitCaller, NumberParser.Parse("180", Italy.On(new LocalDate(2026, 4, 14))).Kind);
        Assert.Same(Italy, Italy.On(Italy.AsOf));
    }

    [Fact]
    public void A_range_leaves_the_plan_on_the_day_named_as_until()
    {
        var range = Italy.Ranges[0] with { From = new LocalDate(2026, 1, 1), Until = new LocalDate(2027, 1, 1) };
        Assert.Equal(
            [false, true, true, false],
            new[] { new LocalDate(2025, 12, 31), new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), new LocalDate(2027, 1, 1) }.Select(range.IsInPlan));
    }

    [Fact]
    public void Every_broken_line_is_named_and_nothing_is_taken()
    {
        var text = Head + "06\t6\t11\tgeographic\tRoma\tIT\t\t\t\tK\tsource\t\n"
            + "O6\t6\t11\tgeographic\tRoma\tIT\t\t\t\tK\tsource\t\n"
            + "06\t11\t6\tgeographic\tRoma\tIT\t\t\t\tK\tsource\t\n"
            + "06\t6\t11\tgeography\tRoma\tIT\t\t\t\tK\tsource\t\n"
            + "06\t6\t11\tgeographic\tRoma\tIT\t\t\t\tQ\tsource\t\n"
            + "06\t6\t11\tgeographic\tRoma\tIT\t21/11/2026\t\t\tK\tsource\t\n"
            + "06\t6\n";
        var refused = Assert.IsType<Result<NumberingPlan>.Refused>(NumberingPlan.Read(text));
        Assert.Equal([5, 6, 7, 8, 9, 10], refused.Refusals.Cast<PlanLineIsBroken>().Select(r => r.Line).Order());
        Assert.IsType<Result<NumberingPlan>.Refused>(NumberingPlan.Read(Columns));
        Assert.IsType<Result<NumberingPlan>.Refused>(NumberingPlan.Read(string.Empty));
        Assert.IsType<Result<NumberingPlan>.Refused>(NumberingPlan.Read(Head.Replace("kind", "sort", StringComparison.Ordinal)));
    }

    private static PlanRange? Search(string digits)
    {
        var matching = Italy.Ranges.Where(r => r.IsInPlan(Italy.AsOf) && digits.StartsWith(r.Prefix, StringComparison.Ordinal)).ToList();
        var longest = matching.Select(r => r.Prefix.Length).DefaultIfEmpty().Max();
        return matching.SingleOrDefault(r => r.Prefix.Length == longest && digits.Length >= r.MinDigits && digits.Length <= r.MaxDigits);
    }
}
