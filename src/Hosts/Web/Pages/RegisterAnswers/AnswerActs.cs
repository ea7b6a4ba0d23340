// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Delivering what the opt-out register answered, apart from any list.</summary>
public static class AnswerActs
{
    private const string Files = "files";

    /// <summary>Takes answers in for a controller; they serve every later screening for it.</summary>
    public static Act Receive { get; } = new(
        AccessPolicies.Workspace,
        RegisterAnswersEndpoints.Address + "/nuova",
        "answers-receive",
        visit => [new Crumb(visit["lists.title"], "/lavoro/liste"), new Crumb(visit["answers.title"], RegisterAnswersEndpoints.Address)],
        async request =>
        {
            var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
            var lists = await request.Get<IScreenings>().ListsAsync(200, null, request.Stop);
            return [
                new FieldSpec("controller", "answers.controller") { Choices = Controllers(book, request.Visit) },
                new FieldSpec(Files, "answers.files") { Type = "file", Multiple = true },
                new FieldSpec("submitted", "answers.submitted")
                {
                    Required = false,
                    Choices = Sequence.From(lists.Select(list => new Choice(list.Id.Value.ToString(), $"{list.Name} · {request.Visit.Moment(list.At)}"))
                        .Prepend(new Choice("", request.Visit["answers.submitted-none"]))),
                },
            ];
        },
        (request, form) =>
        {
            var submitted = form.Text("submitted") is null ? Sequence<ListId>.Empty : [new ListId(form.Id("submitted"))];
            var command = new ReceiveAnswers.Command(form.Text("controller"), form.Files(Files, InputKind.Answers), submitted);
            return () => request.Get<ReceiveAnswers>().RunAsync(command, request.By, request.Stop)
                .Then(_ => RegisterAnswersEndpoints.Address + "?esito=answers-receive");
        });

    /// <summary>The controllers that may ask: clients that are not closed.</summary>
    internal static Sequence<Choice> Controllers(PartyBook book, Visit visit) => Sequence.From(book.Organisations.Values
        .Where(organisation => organisation.Has(OrganisationRole.Client) && !organisation.IsClosedOn(visit.Today))
        .OrderBy(organisation => organisation.LegalName, StringComparer.CurrentCultureIgnoreCase)
        .Select(organisation => new Choice(organisation.VatNumber.Digits, organisation.LegalName)));
}
