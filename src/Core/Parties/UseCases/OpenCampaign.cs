// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Opens a client's campaign: trade, purpose, whom it is for, how, and its days.</summary>
public sealed class OpenCampaign(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <param name="Sector">A sector code of the rulebook.</param>
    /// <param name="Purpose">A purpose code of the rulebook.</param>
    /// <param name="From">First day.</param>
    /// <param name="Until">First day on which it is over, or null.</param>
    public sealed record Command(
        OrganisationId Client,
        string? Name,
        string? Sector,
        string? Purpose,
        CampaignTarget Target,
        CampaignChannel Channel,
        LocalDate From,
        LocalDate? Until);

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<CampaignId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new CampaignId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<CampaignId>> Decide(PartyBook book, Command command, CampaignId id)
    {
        var problems = new Problems();
        problems.Organisation(book, command.Client, OrganisationRole.Client, command.From, "/client");
        var name = problems.Text(command.Name, 120, "/name");
        problems.AddWhen(!CampaignSector.TryParse(command.Sector, out var sector), new SectorInvalid(), "/sector");
        problems.AddWhen(!CampaignPurpose.TryParse(command.Purpose, out var purpose), new PurposeInvalid(), "/purpose");
        problems.Choice(command.Target, "/target");
        problems.Choice(command.Channel, "/channel");
        var days = problems.Days(command.From, command.Until, "/until");
        if (problems.Any)
        {
            return problems.All;
        }

        var campaign = new Campaign(id, command.Client, name, sector, purpose, command.Target, command.Channel, days);
        return new Decision<CampaignId>(id, new PartyEvent.CampaignOpened(campaign));
    }
}
