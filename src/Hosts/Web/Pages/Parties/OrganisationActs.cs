// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>What can be done about organisations, their sites and people.</summary>
public static class OrganisationActs
{
    private const string List = "/lavoro/organizzazioni";

    /// <summary>Registers a firm.</summary>
    public static Act Register { get; } = new(
        AccessPolicies.Operator,
        List + "/nuova",
        "organisation-register",
        visit => [new Crumb(visit["organisations.title"], List)],
        request => Task.FromResult<Sequence<FieldSpec>?>([
            new FieldSpec("legalName", "organisation.name"),
            new FieldSpec("vatNumber", "organisation.vat"),
            new FieldSpec("roles", "organisation.roles") { Multiple = true, Choices = PartyChoices.Of<OrganisationRole>(request.Visit, "party") },
            new FieldSpec("rocNumber", "organisation.roc") { Required = false },
            new FieldSpec("soleTrader", "organisation.sole-trader") { Required = false, Multiple = true, Choices = [new Choice("yes", request.Visit["organisation.sole-trader.yes"])] },
        ]),
        (request, form) =>
        {
            var command = new RegisterOrganisation.Command(
                form.Text("legalName"), form.Text("vatNumber"), form.Words<OrganisationRole>("roles"), form.Text("rocNumber"), form.Text("soleTrader") == "yes");
            return () => request.Get<RegisterOrganisation>().RunAsync(command, request.By, request.Stop)
                .Then(id => $"{List}/{id}?esito=organisation-register");
        });

    /// <summary>Records that an organisation takes no further part.</summary>
    public static Act Close { get; } = new(
        AccessPolicies.Operator,
        List + "/{id}/chiudi",
        "organisation-close",
        CrumbsOfOne,
        request => FieldsOfOneAsync(request, [Day(request, "from", "day.first-out")]),
        (request, form) =>
        {
            var command = new CloseOrganisation.Command(new OrganisationId(request.Id), form.Day("from"));
            return () => request.Get<CloseOrganisation>().RunAsync(command, request.By, request.Stop)
                .Then(id => $"{List}/{id}?esito=organisation-close");
        });

    /// <summary>Records a place from which it works.</summary>
    public static Act OpenSite { get; } = new(
        AccessPolicies.Workspace,
        List + "/{id}/sedi/nuova",
        "site-open",
        CrumbsOfOne,
        request => FieldsOfOneAsync(request, [
            new FieldSpec("name", "site.name"),
            new FieldSpec("country", "site.country") { Default = "IT" },
            new FieldSpec("municipality", "site.municipality") { Required = false },
            Day(request, "from", "day.first-in"),
        ]),
        (request, form) =>
        {
            var command = new OpenSite.Command(
                new OrganisationId(request.Id), form.Text("name"), form.Text("country"), form.Text("municipality"), form.Day("from"));
            return () => request.Get<OpenSite>().RunAsync(command, request.By, request.Stop)
                .Then(_ => $"{List}/{request.Id}?esito=site-open");
        });

    /// <summary>Records that a site is closed.</summary>
    public static Act CloseSite { get; } = new(
        AccessPolicies.Workspace,
        "/lavoro/sedi/{id}/chiudi",
        "site-close",
        visit => [new Crumb(visit["organisations.title"], List)],
        async request => (await request.Get<IPartyLedger>().ReadAsync(request.Stop)).Sites.ContainsKey(new SiteId(request.Id))
            ? [Day(request, "from", "day.first-out")]
            : null,
        (request, form) =>
        {
            var command = new CloseSite.Command(new SiteId(request.Id), form.Day("from"));
            return () => request.Get<CloseSite>().RunAsync(command, request.By, request.Stop).Then(_ => $"{List}?esito=site-close");
        });

    /// <summary>Gives a person a place at an organisation.</summary>
    public static Act Enrol { get; } = new(
        AccessPolicies.Workspace,
        List + "/{id}/persone/nuova",
        "person-enrol",
        CrumbsOfOne,
        request => FieldsOfOneAsync(request, [
            new FieldSpec("displayName", "person.name"),
            new FieldSpec("role", "person.role") { Choices = PartyChoices.Of<PersonRole>(request.Visit, "person") },
            Day(request, "from", "day.first-in"),
            new FieldSpec("keepUntil", "person.keep-until") { Type = "date" },
        ]),
        (request, form) =>
        {
            var command = new EnrolPerson.Command(
                new OrganisationId(request.Id), form.Text("displayName"), form.Word<PersonRole>("role"), form.Day("from"), form.Day("keepUntil"));
            return () => request.Get<EnrolPerson>().RunAsync(command, request.By, request.Stop)
                .Then(_ => $"{List}/{request.Id}?esito=person-enrol");
        });

    /// <summary>Deletes a person's details for good.</summary>
    public static Act Erase { get; } = new(
        AccessPolicies.Workspace,
        "/lavoro/persone/{id}/cancella",
        "person-erase",
        visit => [new Crumb(visit["organisations.title"], List)],
        async request => (await request.Get<IPartyLedger>().ReadAsync(request.Stop)).People.ContainsKey(new PersonId(request.Id))
            ? Sequence<FieldSpec>.Empty
            : null,
        (request, _) => () => request.Get<ErasePerson>().RunAsync(new ErasePerson.Command(new PersonId(request.Id)), request.By, request.Stop)
            .Then(_ => $"{List}?esito=person-erase"));

    /// <summary>A field for a legal day that starts out as today.</summary>
    internal static FieldSpec Day(ActRequest request, string name, string label) =>
        new(name, label) { Type = "date", Default = PartyChoices.Iso(request.Visit.Today) };

    private static Sequence<Crumb> CrumbsOfOne(Visit visit) =>
        [new Crumb(visit["organisations.title"], List), new Crumb(visit["organisation.one"], $"{List}/{visit.Http.GetRouteValue("id")}")];

    private static async Task<Sequence<FieldSpec>?> FieldsOfOneAsync(ActRequest request, Sequence<FieldSpec> fields) =>
        (await request.Get<IPartyLedger>().ReadAsync(request.Stop)).Organisations.ContainsKey(new OrganisationId(request.Id)) ? fields : null;
}
