// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Organisations, caller numbers, campaigns and mandates.</summary>
public static class PartiesEndpoints
{
    /// <summary>Maps what lies under <c>/lavoro/organizzazioni</c>, <c>/lavoro/numeri</c> and <c>/lavoro/mandati</c>.</summary>
    public static void MapParties(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni", async (IPartyLedger ledger, CancellationToken ct) =>
            Answers.Page<OrganisationsPage>(("Book", await ledger.ReadAsync(ct))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni.csv", async (IPartyLedger ledger, CancellationToken ct) =>
            PartyExports.OrganisationsCsv(await ledger.ReadAsync(ct)));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni.json", async (IPartyLedger ledger, CancellationToken ct) =>
            PartyExports.OrganisationsJson(await ledger.ReadAsync(ct)));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni/{id:guid}", OrganisationAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/numeri", async (IPartyLedger ledger, CancellationToken ct) =>
            Answers.Page<NumbersPage>(("Book", await ledger.ReadAsync(ct))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/numeri.csv", async (IPartyLedger ledger, CancellationToken ct) =>
            PartyExports.NumbersCsv(await ledger.ReadAsync(ct)));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/numeri.json", async (IPartyLedger ledger, CancellationToken ct) =>
            PartyExports.NumbersJson(await ledger.ReadAsync(ct)));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/mandati", async (IPartyLedger ledger, CancellationToken ct) =>
            Answers.Page<MandatesPage>(("Book", await ledger.ReadAsync(ct))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/mandati.csv", async (IPartyLedger ledger, CancellationToken ct) =>
            PartyExports.MandatesCsv(await ledger.ReadAsync(ct)));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/mandati.json", async (IPartyLedger ledger, CancellationToken ct) =>
            PartyExports.MandatesJson(await ledger.ReadAsync(ct)));
        app.MapAct(OrganisationActs.Register);
        app.MapAct(OrganisationActs.Close);
        app.MapAct(OrganisationActs.OpenSite);
        app.MapAct(OrganisationActs.CloseSite);
        app.MapAct(OrganisationActs.Enrol);
        app.MapAct(OrganisationActs.Erase);
        app.MapAct(MandateActs.OpenCampaign);
        app.MapAct(MandateActs.CloseCampaign);
        app.MapAct(MandateActs.Give);
        app.MapAct(MandateActs.Revoke);
        app.MapAct(MandateActs.Authorise);
        app.MapAct(MandateActs.Withdraw);
        app.MapUploadAct(NumberActs.Declare);
        app.MapAct(NumberActs.Release);
    }

    private static async Task<IResult> OrganisationAsync(Guid id, IPartyLedger ledger, IPersonDetails details, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        if (!book.Organisations.TryGetValue(new OrganisationId(id), out var organisation))
        {
            return Results.NotFound();
        }

        var names = new Dictionary<PersonId, string>();
        foreach (var person in book.People.Values.Where(person => person.Organisation == organisation.Id && person.ErasedAt is null))
        {
            if (await details.FindAsync(person.Id, ct) is { } known)
            {
                names.Add(person.Id, known.DisplayName);
            }
        }

        return Answers.Page<OrganisationPage>(
            ("Book", book), ("Organisation", organisation), ("Names", names), ("History", await ledger.HistoryAsync(organisation.Id, ct)));
    }
}
