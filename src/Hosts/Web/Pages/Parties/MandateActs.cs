// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;

namespace Filiera.Web;

/// <summary>What can be done about campaigns, mandates and the suppliers below them.</summary>
public static class MandateActs
{
    private const string List = "/lavoro/mandati";

    /// <summary>Opens a client's campaign.</summary>
    public static Act OpenCampaign { get; } = new(
        AccessPolicies.Workspace,
        "/lavoro/campagne/nuova",
        "campaign-open",
        Crumbs,
        async request => [
            new FieldSpec("client", "mandate.client") { Choices = PartyChoices.Organisations(await BookAsync(request), request.Visit.Today, OrganisationRole.Client) },
            new FieldSpec("name", "campaign.name"),
            new FieldSpec("sector", "rules.sector") { Choices = PartyChoices.Of(request.Visit, Spelling.Sectors, "sector") },
            new FieldSpec("purpose", "rules.purpose") { Choices = PartyChoices.Of(request.Visit, Spelling.Purposes, "purpose") },
            new FieldSpec("target", "campaign.target") { Choices = PartyChoices.Of<CampaignTarget>(request.Visit, "target") },
            new FieldSpec("channel", "campaign.channel") { Choices = PartyChoices.Of<CampaignChannel>(request.Visit, "channel") },
            OrganisationActs.Day(request, "from", "day.first-in"),
            new FieldSpec("until", "day.first-out") { Type = "date", Required = false },
        ],
        (request, form) =>
        {
            var command = new OpenCampaign.Command(
                new OrganisationId(form.Id("client")), form.Text("name"), form.Text("sector"), form.Text("purpose"),
                form.Word<CampaignTarget>("target"), form.Word<CampaignChannel>("channel"), form.Day("from"), form.DayOrNull("until"));
            return () => request.Get<OpenCampaign>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=campaign-open");
        });

    /// <summary>Closes a campaign.</summary>
    public static Act CloseCampaign { get; } = new(
        AccessPolicies.Workspace,
        "/lavoro/campagne/{id}/chiudi",
        "campaign-close",
        Crumbs,
        async request => (await BookAsync(request)).Campaigns.ContainsKey(new CampaignId(request.Id))
            ? [OrganisationActs.Day(request, "from", "day.first-out")]
            : null,
        (request, form) =>
        {
            var command = new CloseCampaign.Command(new CampaignId(request.Id), form.Day("from"));
            return () => request.Get<CloseCampaign>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=campaign-close");
        });

    /// <summary>Records a client's order to a centre.</summary>
    public static Act Give { get; } = new(
        AccessPolicies.Workspace,
        List + "/nuovo",
        "mandate-give",
        Crumbs,
        async request =>
        {
            var book = await BookAsync(request);
            return [
                new FieldSpec("client", "mandate.client") { Choices = PartyChoices.Organisations(book, request.Visit.Today, OrganisationRole.Client) },
                new FieldSpec("centre", "mandate.centre") { Choices = PartyChoices.Organisations(book, request.Visit.Today, OrganisationRole.ContactCentre) },
                new FieldSpec("campaign", "mandate.campaign") { Choices = PartyChoices.Campaigns(book, request.Visit.Today) },
                OrganisationActs.Day(request, "start", "day.first-in"),
                new FieldSpec("end", "day.first-out") { Type = "date", Required = false },
                new FieldSpec("supplierDepth", "mandate.depth") { Type = "number", Default = "0" },
            ];
        },
        (request, form) =>
        {
            var command = new GiveMandate.Command(
                new OrganisationId(form.Id("client")), new OrganisationId(form.Id("centre")), new CampaignId(form.Id("campaign")),
                form.StartOf("start"), form.StartOfOrNull("end"), form.Whole("supplierDepth"));
            return () => request.Get<GiveMandate>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=mandate-give");
        });

    /// <summary>Records that a client takes a mandate back.</summary>
    public static Act Revoke { get; } = new(
        AccessPolicies.Workspace,
        List + "/{id}/revoca",
        "mandate-revoke",
        Crumbs,
        async request => (await BookAsync(request)).Mandates.ContainsKey(new MandateId(request.Id))
            ? [OrganisationActs.Day(request, "from", "day.first-out")]
            : null,
        (request, form) =>
        {
            var command = new RevokeMandate.Command(new MandateId(request.Id), form.StartOf("from"));
            return () => request.Get<RevokeMandate>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=mandate-revoke");
        });

    /// <summary>Records that a client allows another supplier below a mandate.</summary>
    public static Act Authorise { get; } = new(
        AccessPolicies.Workspace,
        List + "/{id}/fornitori/nuovo",
        "supplier-authorise",
        Crumbs,
        async request =>
        {
            var book = await BookAsync(request);
            var organisations = PartyChoices.Organisations(book, request.Visit.Today);
            return book.Mandates.ContainsKey(new MandateId(request.Id))
                ? [
                    new FieldSpec("appointedBy", "supplier.appointed-by") { Choices = organisations },
                    new FieldSpec("supplier", "supplier.name") { Choices = organisations },
                    OrganisationActs.Day(request, "start", "day.first-in"),
                    new FieldSpec("end", "day.first-out") { Type = "date", Required = false },
                ]
                : null;
        },
        (request, form) =>
        {
            var command = new AuthoriseSupplier.Command(
                new MandateId(request.Id), new OrganisationId(form.Id("appointedBy")), new OrganisationId(form.Id("supplier")),
                form.StartOf("start"), form.StartOfOrNull("end"));
            return () => request.Get<AuthoriseSupplier>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=supplier-authorise");
        });

    /// <summary>Records that a client takes an authorisation back.</summary>
    public static Act Withdraw { get; } = new(
        AccessPolicies.Workspace,
        "/lavoro/fornitori/{id}/ritira",
        "supplier-withdraw",
        Crumbs,
        async request => (await BookAsync(request)).Suppliers.ContainsKey(new SupplierAuthorisationId(request.Id))
            ? [OrganisationActs.Day(request, "from", "day.first-out")]
            : null,
        (request, form) =>
        {
            var command = new WithdrawSupplier.Command(new SupplierAuthorisationId(request.Id), form.StartOf("from"));
            return () => request.Get<WithdrawSupplier>().RunAsync(command, request.By, request.Stop).Then(_ => List + "?esito=supplier-withdraw");
        });

    private static Sequence<Crumb> Crumbs(Visit visit) => [new Crumb(visit["mandates.title"], List)];

    private static Task<PartyBook> BookAsync(ActRequest request) => request.Get<IPartyLedger>().ReadAsync(request.Stop);
}
