// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties.Tests;

public sealed class SupplyChains
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly Office _office = new();

    [Fact]
    public async Task A_supplier_is_authorised_through_every_link_down_from_the_centre()
    {
        var (client, centre, campaign, mandate) = await Mandated(depth: 2);
        var (first, second) = (await _office.Centre(), await _office.Firm(OrganisationRole.ListProvider));
        var one = await Authorise(mandate, centre, first);
        var two = await Authorise(mandate, first, second);

        var chain = _office.Book.IsAuthorisedSupplier(client, second, campaign, Office.Noon).ValueOrThrow();

        Assert.Equal(new SupplyChain(_office.Book.Mandates[mandate], [_office.Book.Suppliers[one], _office.Book.Suppliers[two]]), chain);
        Assert.Equal([], _office.Book.IsAuthorisedSupplier(client, centre, campaign, Office.Noon).ValueOrThrow().Links);
        Assert.Equal("supplier-not-authorised", Ask(client, await _office.Centre(), campaign, Office.Noon));
    }

    [Fact]
    public async Task A_link_that_is_withdrawn_takes_those_below_it_with_it()
    {
        var (client, centre, campaign, mandate) = await Mandated(depth: 2);
        var (first, second) = (await _office.Centre(), await _office.Centre());
        var link = await Authorise(mandate, centre, first);
        await Authorise(mandate, first, second);

        Assert.Equal("", Reasons.Of(await _office.Run(new WithdrawSupplier.Command(link, Office.Noon + Hour))));
        Assert.Equal("authorisation-already-ended/from", Reasons.Of(await _office.Run(new WithdrawSupplier.Command(link, Office.Noon + Hour))));
        Assert.Equal("authorisation-unknown/authorisation", Reasons.Of(await _office.Run(new WithdrawSupplier.Command(default, Office.Noon))));

        Assert.Equal("", Ask(client, second, campaign, Office.Noon + Hour - Duration.Epsilon));
        Assert.Equal("supplier-not-authorised", Ask(client, second, campaign, Office.Noon + Hour));
    }

    [Fact]
    public async Task A_chain_is_no_longer_than_the_client_allows()
    {
        var (_, centre, _, mandate) = await Mandated(depth: 1);
        var (first, second) = (await _office.Centre(), await _office.Centre());
        await Authorise(mandate, centre, first);

        Assert.Equal("supplier-depth-exceeded/supplier", Reasons.Of(await Try(mandate, first, second)));
        Assert.Equal("appointer-not-authorised/appointedBy", Reasons.Of(await Try(mandate, second, first)));
        Assert.Equal("supplier-already-in-chain/supplier", Reasons.Of(await Try(mandate, centre, first)));
        Assert.Equal("supplier-already-in-chain/supplier", Reasons.Of(await Try(mandate, centre, centre)));
        Assert.Equal(
            "organisation-unknown/supplier end-before-start/end mandate-unknown/mandate",
            Reasons.Of(await _office.Run(new AuthoriseSupplier.Command(default, centre, default, Office.Noon, Office.Noon))));
    }

    [Fact]
    public async Task A_supplier_falls_with_the_mandate_above_it()
    {
        var (client, centre, campaign, mandate) = await Mandated(depth: 1);
        var supplier = await _office.Centre();
        await Authorise(mandate, centre, supplier);
        await _office.Run(new CloseOrganisation.Command(supplier, Office.Day.PlusDays(2)));
        await _office.Run(new RevokeMandate.Command(mandate, Office.Noon + Duration.FromDays(3)));

        Assert.Equal("", Ask(client, supplier, campaign, Office.Noon + Duration.FromDays(1)));
        Assert.Equal("organisation-closed", Ask(client, supplier, campaign, Office.Noon + Duration.FromDays(2)));
        Assert.Equal("supplier-not-authorised", Ask(client, supplier, campaign, Office.Noon + Duration.FromDays(3)));
        Assert.Equal("mandate-ended/mandate", Reasons.Of(
            await _office.Run(new AuthoriseSupplier.Command(mandate, centre, await _office.Centre(), Office.Noon + Duration.FromDays(3), null))));
    }

    private Task<Result<SupplierAuthorisationId>> Try(MandateId mandate, OrganisationId by, OrganisationId supplier) =>
        _office.Run(new AuthoriseSupplier.Command(mandate, by, supplier, Office.Noon, null));

    private async Task<SupplierAuthorisationId> Authorise(MandateId mandate, OrganisationId by, OrganisationId supplier) =>
        (await Try(mandate, by, supplier)).ValueOrThrow();

    private async Task<(OrganisationId Client, OrganisationId Centre, CampaignId Campaign, MandateId Mandate)> Mandated(int depth)
    {
        var (client, centre) = (await _office.Client(), await _office.Centre());
        var campaign = await _office.Campaign(client);
        return (client, centre, campaign, await _office.Mandate(client, centre, campaign, depth: depth));
    }

    private string Ask(OrganisationId client, OrganisationId supplier, CampaignId campaign, Instant asOf) =>
        Reasons.Of(_office.Book.IsAuthorisedSupplier(client, supplier, campaign, asOf));
}
