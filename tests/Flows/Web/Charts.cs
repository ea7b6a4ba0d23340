// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Charts
{
    [Fact]
    public void A_place_counts_what_passes_and_stands_after_the_places_it_comes_from()
    {
        var map = new FlowMap([new Flow("all", "first", 60), new Flow("all", "second", 40), new Flow("first", "end", 60), new Flow("second", "end", 40)]);
        Assert.Equal(
            [("all", 100L, 0), ("end", 100L, 2), ("first", 60L, 1), ("second", 40L, 1)],
            map.Nodes.OrderBy(node => node.Name, StringComparer.Ordinal).Select(node => (node.Name, node.Count, (int)Math.Round(node.Left / 195))));
        Assert.Equal(map.Nodes.Single(node => node.Name == "all").Height, map.Nodes.Where(node => node.Left is > 0 and < 390).Sum(node => node.Height));
    }

    [Fact]
    public void What_carries_nothing_is_left_out_and_what_carries_little_is_still_seen()
    {
        var map = new FlowMap([new Flow("all", "many", 1_000_000), new Flow("all", "one", 1), new Flow("all", "none", 0)]);
        Assert.DoesNotContain(map.Nodes, node => node.Name == "none");
        Assert.All(map.Nodes, node => Assert.True(node.Height >= 2));
        Assert.True(map.Height >= map.Nodes.Max(node => node.Top + node.Height));
    }

    [Fact]
    public void A_chain_that_leads_back_to_itself_is_drawn_all_the_same() =>
        Assert.Equal(2, new FlowMap([new Flow("a", "b", 1), new Flow("b", "a", 1)]).Bands.Count());

    [Fact]
    public void Nothing_is_drawn_of_nothing() => Assert.Empty(new FlowMap([]).Nodes);
}
