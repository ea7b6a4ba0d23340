// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Numbering.Tests.Parsing;

public class Reasons
{
    [Fact]
    public void Every_reason_stands_in_the_table_in_its_place_and_under_its_status()
    {
        Assert.Equal(Enum.GetValues<NumberReason>(), NumberWords.Reasons.Select(r => r.Reason));
        Assert.Equal(NumberWords.Reasons.Count, NumberWords.Reasons.Select(r => r.Code).Distinct().Count());
        Assert.All(NumberWords.Reasons, r => Assert.Equal(r.Status, new ParsedNumber(r.Reason).Status));
        Assert.All(NumberWords.Reasons, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Code));
    }

    [Fact]
    public void Every_example_has_the_reason_it_is_an_example_of()
    {
        foreach (var meaning in NumberWords.Reasons)
        {
            var parsed = NumberParser.Parse(meaning.Example);
            Assert.True(parsed.Reason == meaning.Reason, $"{meaning.Example}: {parsed}");
            Assert.Equal(parsed, NumberParser.Parse(Encoding.UTF8.GetBytes(meaning.Example)));
        }
    }
}
