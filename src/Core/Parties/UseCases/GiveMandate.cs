// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records a client's order to a centre to call for one campaign.</summary>
public sealed class GiveMandate(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <param name="Start">First instant in force.</param>
    /// <param name="End">First instant not in force any more, or null.</param>
    /// <param name="SupplierDepth">How many links of suppliers the contract authorises below the centre.</param>
    public sealed record Command(
        OrganisationId Client,
        OrganisationId Centre,
        CampaignId Campaign,
        Instant Start,
        Instant? End,
        int SupplierDepth);

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<MandateId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new MandateId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<MandateId>> Decide(PartyBook book, Command command, MandateId id)
    {
        var problems = new Problems();
        var day = RomeTime.DayOf(command.Start);
        problems.Organisation(book, command.Client, OrganisationRole.Client, day, "/client");
        problems.Organisation(book, command.Centre, OrganisationRole.ContactCentre, day, "/centre");
        if (!book.Campaigns.TryGetValue(command.Campaign, out var campaign))
        {
            problems.Add(new CampaignUnknown(), "/campaign");
        }
        else
        {
            problems.AddWhen(campaign.Client != command.Client, new CampaignOfAnotherClient(), "/campaign");
            problems.AddWhen(campaign.Days.HasEndedBy(day), new CampaignNotOpen(), "/campaign");
        }

        problems.AddWhen(
            command.SupplierDepth is < 0 or > Mandate.DeepestSupplier,
            new SupplierDepthInvalid(Mandate.DeepestSupplier),
            "/supplierDepth");
        if (command.End is { } end && end <= command.Start)
        {
            problems.Add(new MandateEndsBeforeStart(), "/end");
            return problems.All;
        }

        var term = new Term(command.Start, command.End);
        problems.AddWhen(
            book.MandatesFor(command.Campaign)
                .Any(m => m.Client == command.Client && m.Centre == command.Centre && m.Effective.Overlaps(term)),
            new MandateOverlaps(),
            "/start");
        return problems.Any
            ? problems.All
            : new Decision<MandateId>(
                id,
                new PartyEvent.MandateGiven(
                    new Mandate(id, command.Client, command.Centre, command.Campaign, term, command.SupplierDepth)));
    }
}
