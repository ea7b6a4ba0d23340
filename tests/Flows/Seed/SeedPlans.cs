// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.SeedWorld;
using NodaTime;

namespace Filiera.Flows;

public sealed class SeedPlans
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));

    [Fact]
    public void The_same_seed_size_and_day_give_the_same_plan() =>
        Assert.Equal(Plan, SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16)));

    [Fact]
    public void Twelve_centres_work_for_four_clients()
    {
        Assert.Equal((4, 12), (Plan.Clients.Count, Plan.Centres.Count));
        var firms = Plan.Clients.Concat(Plan.Centres).ToList();
        Assert.Equal(16, firms.Select(firm => firm.Key).Distinct().Count());
        Assert.Equal(16, firms.Select(firm => PartitaIva.Parse(firm.VatNumber).ValueOrThrow()).Distinct().Count());
    }

    [Fact]
    public void Whatever_the_plan_names_is_in_the_plan()
    {
        var firms = Plan.Clients.Concat(Plan.Centres).Concat(SeedPlan.SoleTraders).Select(firm => firm.Key).ToHashSet();
        var campaigns = Plan.Campaigns.Select(campaign => campaign.Key).ToHashSet();
        Assert.Subset(firms, Plan.Campaigns.Select(campaign => campaign.Client).ToHashSet());
        Assert.Subset(firms, Plan.Sites.Select(site => site.Firm).ToHashSet());
        Assert.Subset(firms, Plan.Mandates.SelectMany(mandate => mandate.Suppliers.Append(mandate.Centre)).ToHashSet());
        Assert.Subset(firms, Plan.Numbers.SelectMany(number => (string[])[number.Centre, number.Client]).ToHashSet());
        Assert.Subset(firms, Plan.People.Select(person => person.Firm).ToHashSet());
        Assert.Subset(firms, Plan.Lists.Select(list => list.Centre).ToHashSet());
        Assert.Subset(campaigns, Plan.Mandates.Select(mandate => mandate.Campaign).Concat(Plan.Lists.Select(list => list.Campaign)).ToHashSet());
    }

    [Fact]
    public void Every_declared_number_can_be_presented_and_is_declared_once() =>
        Assert.Equal(Plan.Numbers.Count, Plan.Numbers.Select(number => CallerId.Parse(number.Number).ValueOrThrow()).Distinct().Count());

    [Theory]
    [InlineData(SeedSize.S, 20_000)]
    [InlineData(SeedSize.M, 1_000_000)]
    [InlineData(SeedSize.L, 20_000_000)]
    public void The_lists_of_a_size_hold_exactly_its_rows(SeedSize size, long rows) =>
        Assert.Equal(rows, SeedPlan.Of("test", size, Plan.Day).Lists.Sum(list => list.Rows));
}
