// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>What can be done about rights requests.</summary>
public static class RightsActs
{
    private const string One = RightsEndpoints.Address + "/{id}";

    /// <summary>Records that a person exercised a right.</summary>
    public static Act Record { get; } = new(
        AccessPolicies.Workspace,
        RightsEndpoints.Address + "/nuova",
        "rights-record",
        visit => [new Crumb(visit["rights.title"], RightsEndpoints.Address)],
        async request =>
        {
            var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
            return [
                new FieldSpec("kind", "rights.kind") { Choices = PartyChoices.Of<RightsRequestKind>(request.Visit, "right") },
                new FieldSpec("channel", "rights.channel") { Choices = PartyChoices.Of<RightsChannel>(request.Visit, "rights-channel") },
                new FieldSpec("controller", "mandate.client") { Choices = Clients(book, request.Visit.Today) },
                new FieldSpec("centre", "mandate.centre") { Choices = PartyChoices.Organisations(book, request.Visit.Today, OrganisationRole.ContactCentre) },
                Moment(request, "received-at", "rights.received"),
                new FieldSpec("phone", "rights.phone") { Required = false, Type = "tel" },
                new FieldSpec("note", "rights.note") { Required = false },
            ];
        },
        (request, form) =>
        {
            var command = new RecordRightsRequest.Command(
                form.Word<RightsRequestKind>("kind"), form.Word<RightsChannel>("channel"), form.Text("controller"), new OrganisationId(form.Id("centre")),
                At(request, form, "received-at"), null, form.Text("note"));
            return async () => Phone(form.Text("phone")) switch
            {
                Result<SubscriberNumber?>.Ok(var phone) => await request.Get<RecordRightsRequest>().RunAsync(command with { Phone = phone }, request.By, request.Stop)
                    .Then(known => $"{RightsEndpoints.Address}/{known.Request.Id}?esito=rights-record"),
                Result<SubscriberNumber?>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither a number nor a refusal."),
            };
        });

    /// <summary>Records that a client was told of every request that waits for it.</summary>
    public static Act ForwardAll { get; } = new(
        AccessPolicies.Workspace,
        RightsEndpoints.Address + "/inoltra",
        "rights-forward-all",
        visit => [new Crumb(visit["rights.title"], RightsEndpoints.Address)],
        async request => [
            new FieldSpec("controller", "mandate.client")
            {
                Choices = Clients(await request.Get<IPartyLedger>().ReadAsync(request.Stop), request.Visit.Today),
                Default = request.Visit.Http.Request.Query[RightsAsked.Client].ToString(),
            },
            Means(request),
            Moment(request, "at", "rights.sent-at"),
            new FieldSpec("note", "rights.forward-note") { Required = false },
        ],
        (request, form) =>
        {
            var command = new ForwardAllRightsRequests.Command(
                form.Text("controller"), form.Word<RightsMeans>("means"), form.Text("note"), At(request, form, "at"));
            return () => request.Get<ForwardAllRightsRequests>().RunAsync(command, request.By, request.Stop)
                .Then(_ => $"{RightsEndpoints.Address}?{RightsAsked.Client}={command.ControllerVat}&esito=rights-forward-all");
        });

    /// <summary>What can be done about one request.</summary>
    public static Sequence<Act> OnOne { get; } =
    [
        OnRequest(
            "/consegna",
            "rights-receipt",
            request => [Means(request), Moment(request, "at", "rights.at")],
            (request, id, form) =>
            {
                var command = new HandRightsReceipt.Command(id, form.Word<RightsMeans>("means"), At(request, form, "at"));
                return () => request.Get<HandRightsReceipt>().RunAsync(command, request.By, request.Stop);
            }),
        OnRequest(
            "/inoltra",
            "rights-forward",
            request => [Means(request), Moment(request, "at", "rights.at"), new FieldSpec("note", "rights.forward-note") { Required = false }],
            (request, id, form) =>
            {
                var command = new ForwardRightsRequest.Command(id, form.Word<RightsMeans>("means"), form.Text("note"), At(request, form, "at"));
                return () => request.Get<ForwardRightsRequest>().RunAsync(command, request.By, request.Stop);
            }),
        OnRequest(
            "/proroga",
            "rights-extend",
            request => [new FieldSpec("reason", "rights.reason"), Moment(request, "at", "rights.at")],
            (request, id, form) =>
            {
                var command = new ExtendRightsRequest.Command(id, form.Text("reason"), At(request, form, "at"));
                return () => request.Get<ExtendRightsRequest>().RunAsync(command, request.By, request.Stop);
            }),
        OnRequest(
            "/rispondi",
            "rights-answer",
            request =>
            [
                new FieldSpec("outcome", "rights.outcome") { Choices = PartyChoices.Of<RightsOutcome>(request.Visit, "rights-outcome") },
                Means(request),
                Moment(request, "at", "rights.at"),
                new FieldSpec("note", "rights.answer-note") { Required = false },
            ],
            (request, id, form) =>
            {
                var command = new AnswerRightsRequest.Command(
                    id, form.Word<RightsMeans>("means"), form.Word<RightsOutcome>("outcome"), form.Text("note"), At(request, form, "at"));
                return () => request.Get<AnswerRightsRequest>().RunAsync(command, request.By, request.Stop);
            }),
        OnRequest(
            "/chiudi",
            "rights-close",
            _ => [new FieldSpec("reason", "rights.reason")],
            (request, id, form) =>
            {
                var command = new CloseRightsRequest.Command(id, form.Text("reason"));
                return () => request.Get<CloseRightsRequest>().RunAsync(command, request.By, request.Stop);
            }),
        OnRequest(
            "/cancella",
            "rights-erase",
            _ => [],
            (request, id, _) => () => request.Get<EraseRightsDetails>().RunAsync(id, request.By, request.Stop)),
    ];

    /// <summary>The clients that take part today, each sent by its VAT number.</summary>
    public static Sequence<Choice> Clients(PartyBook book, LocalDate today) => Sequence.From(book.Organisations.Values
        .Where(organisation => !organisation.IsClosedOn(today) && organisation.Has(OrganisationRole.Client))
        .OrderBy(organisation => organisation.LegalName, StringComparer.CurrentCultureIgnoreCase)
        .Select(organisation => new Choice(organisation.VatNumber.Digits, organisation.LegalName)));

    private static Act OnRequest(
        string route, string key, Func<ActRequest, Sequence<FieldSpec>> fields, Func<ActRequest, RightsRequestId, FormReader, Func<Task<Result<RightsCase>>>> read) => new(
            AccessPolicies.Workspace,
            One + route,
            key,
            visit =>
            [
                new Crumb(visit["rights.title"], RightsEndpoints.Address),
                new Crumb(visit["rights.one"], $"{RightsEndpoints.Address}/{visit.Http.GetRouteValue("id")}"),
            ],
            async request => await request.Get<ReadRightsRequests>().FindAsync(new RightsRequestId(request.Id), request.Stop) is null ? null : fields(request),
            (request, form) =>
            {
                var run = read(request, new RightsRequestId(request.Id), form);
                return () => run().Then(known => $"{RightsEndpoints.Address}/{known.Request.Id}?esito={key}");
            });

    // The field knows minutes alone: the present one is now, so that nothing lies before a receipt of a moment ago.
    private static Instant At(ActRequest request, FormReader form, string field) =>
        form.Moment(field) is var at && FormReader.MomentText(at) == FormReader.MomentText(request.Visit.Now) ? request.Visit.Now : at;

    private static FieldSpec Means(ActRequest request) => new("means", "rights.means") { Choices = PartyChoices.Of<RightsMeans>(request.Visit, "rights-means") };

    private static FieldSpec Moment(ActRequest request, string name, string label) =>
        new(name, label) { Type = "datetime-local", Default = FormReader.MomentText(request.Visit.Now) };

    private static Result<SubscriberNumber?> Phone(string? text) => text is null ? new Result<SubscriberNumber?>.Ok(null) : SubscriberNumber.Parse(text) switch
    {
        Result<SubscriberNumber>.Ok ok => new Result<SubscriberNumber?>.Ok(ok.Value),
        Result<SubscriberNumber>.Refused refused => Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = "phone" })),
        _ => throw new InvalidOperationException("Neither a number nor a refusal."),
    };
}
