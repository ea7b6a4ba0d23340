// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties.Tests;

public sealed class Mandates
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly Office _office = new();

    [Fact]
    public async Task A_mandate_is_in_force_from_its_start_included_to_its_end_excluded()
    {
        var (client, centre, campaign) = await Parties();
        var end = Office.Noon + Hour;
        var id = await _office.Mandate(client, centre, campaign, Office.Noon, end);

        Assert.Equal("mandate-not-started", Ask(client, centre, campaign, Office.Noon - Duration.Epsilon));
        Assert.Equal(
            new Mandate(id, client, centre, campaign, new Term(Office.Noon, end), 0),
            _office.Book.MandateInForce(client, centre, campaign, Office.Noon).ValueOrThrow());
        Assert.Equal("", Ask(client, centre, campaign, end - Duration.Epsilon));
        Assert.Equal("mandate-ended", Ask(client, centre, campaign, end));
        Assert.Equal("mandate-missing", Ask(centre, client, campaign, Office.Noon));
    }

    [Fact]
    public async Task A_revocation_beats_the_end_and_an_earlier_one_beats_a_later()
    {
        var (client, centre, campaign) = await Parties();
        var id = await _office.Mandate(client, centre, campaign, end: Office.Noon + (3 * Hour));

        Assert.Equal("", Reasons.Of(await _office.Run(new RevokeMandate.Command(id, Office.Noon + (2 * Hour)))));
        Assert.Equal("mandate-revoked/from", Reasons.Of(await _office.Run(new RevokeMandate.Command(id, Office.Noon + (2 * Hour)))));
        Assert.Equal("", Reasons.Of(await _office.Run(new RevokeMandate.Command(id, Office.Noon + Hour))));
        Assert.Equal("mandate-ended/from", Reasons.Of(await _office.Run(new RevokeMandate.Command(id, Office.Noon + (3 * Hour)))));
        Assert.Equal("mandate-unknown/mandate", Reasons.Of(await _office.Run(new RevokeMandate.Command(default, Office.Noon))));

        Assert.Equal("", Ask(client, centre, campaign, Office.Noon + Hour - Duration.Epsilon));
        Assert.Equal("mandate-revoked", Ask(client, centre, campaign, Office.Noon + Hour));
        Assert.Equal("mandate-ended", Ask(client, centre, campaign, Office.Noon + (3 * Hour)));
    }

    [Fact]
    public async Task A_mandate_revoked_before_its_start_is_never_in_force()
    {
        var (client, centre, campaign) = await Parties();
        var id = await _office.Mandate(client, centre, campaign);
        await _office.Run(new RevokeMandate.Command(id, Office.Noon - Hour));

        Assert.Equal("mandate-revoked", Ask(client, centre, campaign, Office.Noon));
        await _office.Mandate(client, centre, campaign);
        Assert.Equal("", Ask(client, centre, campaign, Office.Noon));
    }

    [Fact]
    public async Task Everything_wrong_with_a_mandate_comes_back_together()
    {
        var (client, centre, campaign) = await Parties();
        await _office.Mandate(client, centre, campaign);

        Assert.Equal(
            "organisation-lacks-role/client organisation-lacks-role/centre campaign-of-another-client/campaign "
            + "supplier-depth-invalid/supplierDepth mandate-ends-before-start/end",
            Reasons.Of(await _office.Run(new GiveMandate.Command(centre, client, campaign, Office.Noon, Office.Noon, 6))));
        Assert.Equal("campaign-unknown/campaign", Reasons.Of(await _office.Run(new GiveMandate.Command(client, centre, default, Office.Noon, null, 0))));
        Assert.Equal("mandate-overlaps/start", Reasons.Of(await _office.Run(new GiveMandate.Command(client, centre, campaign, Office.Noon + Hour, null, 0))));
    }

    [Fact]
    public async Task No_mandate_is_in_force_while_its_campaign_is_not_open_or_a_party_is_closed()
    {
        var (client, centre, campaign) = await Parties();
        await _office.Mandate(client, centre, campaign, Office.Noon - Duration.FromDays(1));
        await _office.Run(new CloseCampaign.Command(campaign, Office.Day.PlusDays(7)));
        await _office.Run(new CloseOrganisation.Command(centre, Office.Day.PlusDays(8)));

        Assert.Equal("campaign-not-open", Ask(client, centre, campaign, Office.Noon - Duration.FromDays(1)));
        Assert.Equal("", Ask(client, centre, campaign, Office.Noon + Duration.FromDays(6)));
        Assert.Equal("campaign-not-open", Ask(client, centre, campaign, Office.Noon + Duration.FromDays(7)));
        Assert.Equal("campaign-not-open organisation-closed", Ask(client, centre, campaign, Office.Noon + Duration.FromDays(8)));
    }

    [Fact]
    public async Task A_campaign_is_refused_with_everything_wrong_and_closes_once()
    {
        var client = await _office.Client();

        Assert.Equal(
            "text-missing/name sector-invalid/sector purpose-invalid/purpose choice-unknown/target choice-unknown/channel end-before-start/until",
            Reasons.Of(await _office.Run(new OpenCampaign.Command(
                client, null, "Energia!", "", (CampaignTarget)7, (CampaignChannel)7, Office.Day, Office.Day))));
        var campaign = await _office.Campaign(client, until: Office.Day.PlusDays(9));
        Assert.Equal("end-before-start/from", Reasons.Of(await _office.Run(new CloseCampaign.Command(campaign, Office.Day.PlusDays(-1)))));
        Assert.Equal("campaign-already-closed/from", Reasons.Of(await _office.Run(new CloseCampaign.Command(campaign, Office.Day.PlusDays(9)))));
        Assert.Equal("", Reasons.Of(await _office.Run(new CloseCampaign.Command(campaign, Office.Day.PlusDays(8)))));
        Assert.Equal("campaign-unknown/campaign", Reasons.Of(await _office.Run(new CloseCampaign.Command(default, Office.Day))));
    }

    private async Task<(OrganisationId Client, OrganisationId Centre, CampaignId Campaign)> Parties()
    {
        var client = await _office.Client();
        return (client, await _office.Centre(), await _office.Campaign(client));
    }

    private string Ask(OrganisationId client, OrganisationId centre, CampaignId campaign, Instant asOf) =>
        Reasons.Of(_office.Book.MandateInForce(client, centre, campaign, asOf));
}
