// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties.Tests;

public sealed class Organisations
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_registered_organisation_is_kept_as_it_was_typed()
    {
        var id = (await _office.Run(new RegisterOrganisation.Command(
            "  Centralino Immaginario srl ", "it 1234567 001 7", [OrganisationRole.Agency, OrganisationRole.ContactCentre, OrganisationRole.Agency], "12345")))
            .ValueOrThrow();

        Assert.True(PartitaIva.TryParse("12345670017", out var vatNumber));
        var expected = new Organisation(
            id, "Centralino Immaginario srl", vatNumber, [OrganisationRole.ContactCentre, OrganisationRole.Agency], "12345");
        Assert.Equal(expected, _office.Book.ByVat(vatNumber));
        Assert.Equal(new PartyEntry(Office.Clerk, Office.Noon, new PartyEvent.OrganisationRegistered(expected)), _office.Ledger.Entries.Single());
    }

    [Fact]
    public async Task Everything_wrong_with_a_registration_comes_back_together()
    {
        var refused = await _office.Run(new RegisterOrganisation.Command(" ", "12345670018", [], "R-1"));

        Assert.Equal(
            "text-missing/legalName vat-number-invalid/vatNumber role-missing/roles roc-number-invalid/rocNumber", Reasons.Of(refused));
        Assert.Equal(0, _office.Book.Version);
    }

    [Theory]
    [InlineData("Ditta\nFittizia", "text-invalid/legalName")]
    [InlineData("Ditta \ud800 Fittizia", "text-invalid/legalName")]
    [InlineData("Ditta\u200b Fittizia", "text-invalid/legalName")]
    [InlineData("Ditta Fitti\u0437ia", "text-invalid/legalName")]
    [InlineData("\u0414\u0438\u0442\u0442\u0430 srl", "text-invalid/legalName")]
    public async Task A_name_that_cannot_be_kept_is_refused(string name, string reason) =>
        Assert.Equal(reason, Reasons.Of(await _office.Run(
            new RegisterOrganisation.Command(name, Office.VatNumber(1), [OrganisationRole.Client], null))));

    [Fact]
    public async Task A_name_longer_than_is_kept_and_a_role_that_does_not_exist_are_refused() =>
        Assert.Equal("text-too-long/legalName choice-unknown/roles/1", Reasons.Of(await _office.Run(
            new RegisterOrganisation.Command(new string('a', 201), Office.VatNumber(1), [OrganisationRole.Client, (OrganisationRole)9], null))));

    [Fact]
    public async Task A_VAT_number_is_registered_once()
    {
        await _office.Run(new RegisterOrganisation.Command("Prima Fittizia", "12345670017", [OrganisationRole.Client], null));

        var second = await _office.Run(new RegisterOrganisation.Command("Seconda Fittizia", "IT12345670017", [OrganisationRole.Client], null));

        Assert.Equal("organisation-already-registered/vatNumber", Reasons.Of(second));
    }

    [Fact]
    public async Task A_closed_organisation_takes_no_new_part_from_that_day_on()
    {
        var client = await _office.Client();
        await _office.Run(new CloseOrganisation.Command(client, Office.Day.PlusDays(10)));

        Assert.Equal(Office.Day.PlusDays(10), _office.Book.Organisations[client].ClosedFrom);
        var campaign = await _office.Campaign(client, Office.Day.PlusDays(9));
        Assert.True(_office.Book.Campaigns.ContainsKey(campaign));
        Assert.Equal("organisation-closed/client", Reasons.Of(await _office.Run(new OpenCampaign.Command(
            client, "Tardi", "energy", "promotion", CampaignTarget.Mixed, CampaignChannel.Post, Office.Day.PlusDays(10), null))));
        Assert.Equal("organisation-closed/organisation", Reasons.Of(await _office.Run(new CloseOrganisation.Command(client, Office.Day.PlusDays(10)))));
        Assert.Equal("organisation-unknown/organisation", Reasons.Of(await _office.Run(new CloseOrganisation.Command(default, Office.Day))));
    }

    [Fact]
    public async Task A_site_in_Italy_stands_in_a_municipality_and_one_abroad_does_not()
    {
        var centre = await _office.Centre();
        var home = (await _office.Run(new OpenSite.Command(centre, "Sede", "IT", "058091", Office.Day))).ValueOrThrow();
        await _office.Run(new OpenSite.Command(centre, "Filiale", "AL", null, Office.Day));

        Assert.Equal(
            new Site(home, centre, "Sede", CountryCode.Italy, new Municipality("058091"), new DayRange(Office.Day, null)),
            _office.Book.Sites[home]);
        Assert.Equal(2, _office.Book.Sites.Count);
        Assert.Equal("municipality-missing/municipality", Reasons.Of(await _office.Run(new OpenSite.Command(centre, "X", "IT", " ", Office.Day))));
        Assert.Equal("municipality-invalid/municipality", Reasons.Of(await _office.Run(new OpenSite.Command(centre, "X", "IT", "5809", Office.Day))));
        Assert.Equal("municipality-invalid/municipality", Reasons.Of(await _office.Run(new OpenSite.Command(centre, "X", "AL", "058091", Office.Day))));
        Assert.Equal(
            "organisation-unknown/organisation text-missing/name country-invalid/country",
            Reasons.Of(await _office.Run(new OpenSite.Command(default, null, "Italia", null, Office.Day))));
    }

    [Fact]
    public async Task A_site_closes_once_and_not_before_it_opened()
    {
        var site = (await _office.Run(new OpenSite.Command(await _office.Centre(), "Sede", "IT", "058091", Office.Day))).ValueOrThrow();

        Assert.Equal("end-before-start/from", Reasons.Of(await _office.Run(new CloseSite.Command(site, Office.Day.PlusDays(-1)))));
        Assert.Equal("", Reasons.Of(await _office.Run(new CloseSite.Command(site, Office.Day.PlusDays(30)))));
        Assert.Equal("site-already-closed/from", Reasons.Of(await _office.Run(new CloseSite.Command(site, Office.Day.PlusDays(30)))));
        Assert.Equal(new DayRange(Office.Day, Office.Day.PlusDays(30)), _office.Book.Sites[site].Days);
        Assert.Equal("site-unknown/site", Reasons.Of(await _office.Run(new CloseSite.Command(default, Office.Day))));
    }
}
