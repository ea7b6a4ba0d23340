// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Delivering a contact list.</summary>
public static class ListActs
{
    private const string List = "/lavoro/liste";

    /// <summary>Takes a list in, with the register's answer where there is one, and asks for its screening.</summary>
    public static Act Receive { get; } = new(
        AccessPolicies.Workspace,
        List + "/nuova",
        "list-receive",
        visit => [new Crumb(visit["lists.title"], List)],
        async request =>
        {
            var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
            return [
                new FieldSpec("centre", "mandate.centre") { Choices = PartyChoices.Organisations(book, request.Visit.Today, OrganisationRole.ContactCentre) },
                new FieldSpec("campaign", "mandate.campaign") { Choices = PartyChoices.Campaigns(book, request.Visit.Today) },
                new FieldSpec("content", "list.file") { Type = "file" },
                new FieldSpec("answers", "list.answers") { Type = "file", Required = false },
            ];
        },
        (request, form) =>
        {
            var answers = form.Hash("answers");
            var command = new ReceiveContactList.Command(
                form.Text("content-nome"),
                new OrganisationId(form.Id("centre")),
                new CampaignId(form.Id("campaign")),
                form.Hash("content"),
                answers == default ? [] : [new DeliveredFile(InputKind.Answers, form.Text("answers-nome") ?? "", answers)]);
            return () => request.Get<ReceiveContactList>().RunAsync(command, request.By, request.Stop)
                .Then(receipt => $"{List}/{receipt.List.Id.Value}?esito=list-receive");
        });
}
