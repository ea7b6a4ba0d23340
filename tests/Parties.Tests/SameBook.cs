// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties.Tests;

/// <summary>Whole books compared, table by table.</summary>
internal static class SameBook
{
    public static void Holds(PartyBook expected, PartyBook actual)
    {
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(expected.Organisations.Values, actual.Organisations.Values);
        Assert.Equal(expected.Sites.Values, actual.Sites.Values);
        Assert.Equal(expected.Numbers.Values, actual.Numbers.Values);
        Assert.Equal(expected.Campaigns.Values, actual.Campaigns.Values);
        Assert.Equal(expected.Mandates.Values, actual.Mandates.Values);
        Assert.Equal(expected.Suppliers.Values, actual.Suppliers.Values);
        Assert.Equal(expected.People.Values, actual.People.Values);
    }
}
