// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The acts of a plan that concern the parties.</summary>
internal sealed class PartyActs(SeedPlan plan, Actor by)
{
    private const int Registered = 420, Declared = 405;

    public IEnumerable<SeedAct> All() =>
    [
        .. plan.Clients.Concat(plan.Centres).Concat(SeedPlan.SoleTraders).Select(Register),
        .. plan.Sites.Select(Open),
        .. plan.People.Select(Enrol),
        .. plan.Campaigns.Select(Open),
        .. plan.Numbers.Select(Declare),
        .. plan.Mandates.Select(Give),
        .. plan.Mandates.SelectMany(mandate => mandate.Suppliers.Select((_, link) => Authorise(mandate, link))),
        .. plan.Numbers.Where(number => number.ReleasedDaysAgo is not null).Select(Release),
        .. plan.Mandates.Where(mandate => mandate.RevokedDaysAgo is not null).Select(Revoke),
    ];

    private static async Task<Sequence<Refusal>> Kept<T>(Task<Result<T>> act, Action<T> keep)
    {
        switch (await act)
        {
            case Result<T>.Refused refused:
                return refused.Refusals;
            case Result<T>.Ok ok:
                keep(ok.Value);
                break;
        }

        return [];
    }

    private LocalDate Day(int ago) => plan.Day.PlusDays(-ago);

    private Instant Morning(int ago) => RomeTime.StartOf(Day(ago));

    private SeedAct Register(SeedFirm firm) => new(Registered, "registers " + firm.LegalName, (scope, ids, ct) => Kept(
        scope.GetRequiredService<RegisterOrganisation>().RunAsync(
            new RegisterOrganisation.Command(firm.LegalName, firm.VatNumber, firm.Roles, firm.RocNumber, firm.IsSoleTrader), by, ct),
        id => ids.Keep(firm.Key, id)));

    private SeedAct Open(SeedSite site) => new(Registered, "opens " + site.Name, (scope, ids, ct) => Kept(
        scope.GetRequiredService<OpenSite>().RunAsync(
            new OpenSite.Command(ids.Firm(site.Firm), site.Name, site.Country, site.Municipality, Day(Registered)), by, ct),
        _ => { }));

    private SeedAct Enrol(SeedPerson person) => new(Registered, "enrols people", (scope, ids, ct) => Kept(
        scope.GetRequiredService<EnrolPerson>().RunAsync(
            new EnrolPerson.Command(ids.Firm(person.Firm), person.DisplayName, person.Role, Day(Registered), Day(Registered).PlusYears(3)), by, ct),
        _ => { }));

    private SeedAct Open(SeedCampaign campaign) => new(Registered, "opens " + campaign.Name, (scope, ids, ct) => Kept(
        scope.GetRequiredService<OpenCampaign>().RunAsync(
            new OpenCampaign.Command(
                ids.Firm(campaign.Client),
                campaign.Name,
                campaign.Sector,
                campaign.Purpose,
                campaign.Target,
                CampaignChannel.Telephone,
                Day(Registered),
                null),
            by,
            ct),
        id => ids.Keep(campaign.Key, id)));

    private SeedAct Declare(SeedNumber number) => new(Declared, "declares " + number.Number, async (scope, ids, ct) =>
    {
        var document = Encoding.UTF8.GetBytes("Documento dimostrativo per il numero " + number.Number + "\n");
        using var content = new MemoryStream(document);
        var proof = await scope.GetRequiredService<IBlobs>().PutAsync(content, ct);
        return await Kept(
            scope.GetRequiredService<DeclareCallerNumber>().RunAsync(
                new DeclareCallerNumber.Command(
                    ids.Firm(number.Centre), ids.Firm(number.Client), number.Number, Day(Declared), null, proof, "Documento dimostrativo"),
                by,
                ct),
            id => ids.Keep(number, id));
    });

    private SeedAct Release(SeedNumber number) => new(number.ReleasedDaysAgo!.Value, "releases " + number.Number, (scope, ids, ct) => Kept(
        scope.GetRequiredService<ReleaseCallerNumber>().RunAsync(
            new ReleaseCallerNumber.Command(ids.Number(number), Day(number.ReleasedDaysAgo.Value)), by, ct),
        _ => { }));

    private SeedAct Give(SeedMandate mandate) => new(mandate.StartedDaysAgo, "gives a mandate", (scope, ids, ct) => Kept(
        scope.GetRequiredService<GiveMandate>().RunAsync(
            new GiveMandate.Command(
                ids.Firm(plan.Campaigns.Single(campaign => campaign.Key == mandate.Campaign).Client),
                ids.Firm(mandate.Centre),
                ids.Campaign(mandate.Campaign),
                Morning(mandate.StartedDaysAgo),
                mandate.EndsInDays is { } days ? Morning(-days) : null,
                mandate.Suppliers.Count),
            by,
            ct),
        id => ids.Keep(mandate, id)));

    private SeedAct Authorise(SeedMandate mandate, int link) => new(mandate.StartedDaysAgo, "authorises a supplier", (scope, ids, ct) => Kept(
        scope.GetRequiredService<AuthoriseSupplier>().RunAsync(
            new AuthoriseSupplier.Command(
                ids.Mandate(mandate),
                ids.Firm(link == 0 ? mandate.Centre : mandate.Suppliers[link - 1]),
                ids.Firm(mandate.Suppliers[link]),
                Morning(mandate.StartedDaysAgo),
                null),
            by,
            ct),
        _ => { }));

    private SeedAct Revoke(SeedMandate mandate) => new(mandate.RevokedDaysAgo!.Value, "revokes a mandate", (scope, ids, ct) => Kept(
        scope.GetRequiredService<RevokeMandate>().RunAsync(
            new RevokeMandate.Command(ids.Mandate(mandate), Morning(mandate.RevokedDaysAgo.Value)), by, ct),
        _ => { }));
}
