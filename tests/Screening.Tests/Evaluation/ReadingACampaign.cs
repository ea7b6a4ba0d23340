// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class ReadingACampaign
{
    [Theory]
    [InlineData(CampaignChannel.Telephone, CampaignTarget.NaturalPersons, null, null)]
    [InlineData(CampaignChannel.AutomatedCall, CampaignTarget.ProfessionalsAndSoleTraders, null, null)]
    [InlineData(CampaignChannel.Telephone, CampaignTarget.Organisations, "campaign-out-of-scope", null)]
    [InlineData(CampaignChannel.Message, CampaignTarget.NaturalPersons, "campaign-out-of-scope", null)]
    [InlineData(CampaignChannel.Telephone, CampaignTarget.Mixed, null, "campaign-scope-unknown")]
    public void The_code_speaks_of_calls_to_people_and_a_mixed_target_is_unknown(
        CampaignChannel channel, CampaignTarget target, string? notMet, string? notRun)
    {
        var campaign = new Campaign(
            new CampaignId(Guid.Empty),
            new OrganisationId(Guid.Empty),
            "Campagna di prova",
            CampaignSector.Parse("other"),
            CampaignPurpose.Parse("promotion"),
            target,
            channel,
            new DayRange(new LocalDate(2026, 1, 1), null));
        Outcome expected = notMet is not null ? new Outcome.NotMet(notMet) : notRun is not null ? new Outcome.NotRun(notRun) : new Outcome.Met();
        Assert.Equal(expected, CampaignReading.Scope(campaign));
    }
}
