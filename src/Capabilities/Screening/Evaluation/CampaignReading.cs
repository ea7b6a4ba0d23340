// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads what the list rules need of a campaign from the parties as they stand at an instant. Pure.</summary>
public static class CampaignReading
{
    /// <returns>The facts, or <see cref="CampaignUnknown"/> or <see cref="CampaignNotUnderstood"/>.</returns>
    public static Result<CampaignFacts> Of(PartyBook book, CampaignId campaign, OrganisationId centre, Instant asOf)
    {
        if (!book.Campaigns.TryGetValue(campaign, out var known) || !book.Organisations.TryGetValue(known.Client, out var client))
        {
            return new CampaignUnknown();
        }

        if (!Spelling.Sectors.TryRead(known.Sector.Code, out var sector) || !Spelling.Purposes.TryRead(known.Purpose.Code, out var purpose))
        {
            return new CampaignNotUnderstood();
        }

        Outcome mandate = book.IsAuthorisedSupplier(known.Client, centre, campaign, asOf) is Result<SupplyChain>.Ok
            ? new Outcome.Met()
            : new Outcome.NotMet(ReasonCodes.MandateNotInForce);
        return new CampaignFacts(client.VatNumber.Digits, client.LegalName, sector, purpose, Scope(known), mandate);
    }

    // COD-01: by telephone, to natural persons, professionals or sole traders. Whether a mixed target is in scope cannot be said of the whole.
    internal static Outcome Scope(Campaign campaign) => campaign switch
    {
        { Channel: not (CampaignChannel.Telephone or CampaignChannel.AutomatedCall) } => new Outcome.NotMet(ReasonCodes.CampaignOutOfScope),
        { Target: CampaignTarget.NaturalPersons or CampaignTarget.ProfessionalsAndSoleTraders } => new Outcome.Met(),
        { Target: CampaignTarget.Mixed } => new Outcome.NotRun(ReasonCodes.CampaignScopeUnknown),
        _ => new Outcome.NotMet(ReasonCodes.CampaignOutOfScope),
    };
}
