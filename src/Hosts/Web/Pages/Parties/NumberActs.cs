// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>What can be done about declared caller numbers.</summary>
public static class NumberActs
{
    private const string List = "/lavoro/numeri";

    /// <summary>Declares a number, with the document that shows it may be presented.</summary>
    public static Act Declare { get; } = new(
        AccessPolicies.Workspace,
        List + "/nuovo",
        "number-declare",
        Crumbs,
        async request =>
        {
            var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
            return [
                new FieldSpec("centre", "mandate.centre") { Choices = PartyChoices.Organisations(book, request.Visit.Today, OrganisationRole.ContactCentre) },
                new FieldSpec("client", "mandate.client") { Choices = PartyChoices.Organisations(book, request.Visit.Today, OrganisationRole.Client) },
                new FieldSpec("number", "number.number"),
                OrganisationActs.Day(request, "from", "day.first-in"),
                new FieldSpec("until", "day.first-out") { Type = "date", Required = false },
                new FieldSpec("proof", "number.proof") { Type = "file" },
                new FieldSpec("proofDescription", "number.proof-description"),
            ];
        },
        (request, form) =>
        {
            var command = new DeclareCallerNumber.Command(
                new OrganisationId(form.Id("centre")), new OrganisationId(form.Id("client")), form.Text("number"),
                form.Day("from"), form.DayOrNull("until"), form.Hash("proof"), form.Text("proofDescription"));
            return () => request.Get<DeclareCallerNumber>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=number-declare");
        });

    /// <summary>Records that a centre gives a number up.</summary>
    public static Act Release { get; } = new(
        AccessPolicies.Workspace,
        List + "/{id}/rilascia",
        "number-release",
        Crumbs,
        async request => (await request.Get<IPartyLedger>().ReadAsync(request.Stop)).Numbers.ContainsKey(new DeclaredNumberId(request.Id))
            ? [OrganisationActs.Day(request, "from", "day.first-out")]
            : null,
        (request, form) =>
        {
            var command = new ReleaseCallerNumber.Command(new DeclaredNumberId(request.Id), form.Day("from"));
            return () => request.Get<ReleaseCallerNumber>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=number-release");
        });

    private static Sequence<Crumb> Crumbs(Visit visit) => [new Crumb(visit["numbers.title"], List)];
}
