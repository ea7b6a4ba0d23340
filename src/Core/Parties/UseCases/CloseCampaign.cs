// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Closes a campaign from a day on; its mandates allow nothing after that.</summary>
public sealed class CloseCampaign(IPartyLedger ledger, IClock clock)
{
    /// <param name="From">First day on which it is over.</param>
    public sealed record Command(CampaignId Campaign, LocalDate From);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<CampaignId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<CampaignId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        if (!book.Campaigns.TryGetValue(command.Campaign, out var campaign))
        {
            problems.Add(new CampaignUnknown(), "/campaign");
            return problems.All;
        }

        problems.AddWhen(command.From < campaign.Days.From, new EndBeforeStart(), "/from");
        problems.AddWhen(campaign.Days.HasEndedBy(command.From), new CampaignAlreadyClosed(), "/from");
        return problems.Any
            ? problems.All
            : new Decision<CampaignId>(campaign.Id, new PartyEvent.CampaignClosed(campaign.Id, campaign.Client, command.From));
    }
}
