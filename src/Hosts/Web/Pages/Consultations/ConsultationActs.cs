// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The forms about consultations: draft, answer, give up, account.</summary>
public static class ConsultationActs
{
    private const string Every = "every";

    /// <summary>Drafts a consultation from lists delivered or from a file.</summary>
    public static Act Draft { get; } = new(
        AccessPolicies.Workspace,
        RegisterAnswersEndpoints.Address + "/bozza",
        "consult-draft",
        Crumbs,
        async request =>
        {
            var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
            var lists = await request.Get<IScreenings>().ListsAsync(200, null, request.Stop);
            return [
                new FieldSpec("controller", "answers.controller") { Choices = AnswerActs.Controllers(book, request.Visit), Default = request.Visit.Http.Request.Query["titolare"].ToString() },
                new FieldSpec("campaign", "consult-draft.campaign")
                {
                    Required = false,
                    Choices = Sequence.From(book.Campaigns.Values.OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)
                        .Select(one => new Choice(one.Id.Value.ToString(), $"{one.Name} · {book.NameOf(one.Client)}")).Prepend(new Choice("", request.Visit["consult-draft.all"]))),
                },
                .. lists.IsEmpty ? (FieldSpec[])[] : [new FieldSpec("lists", "consult-draft.lists")
                {
                    Required = false,
                    Multiple = true,
                    Choices = Sequence.From(lists.Select(list => new Choice(
                        list.Id.Value.ToString(), $"{ShownText.Of(list.Name)} · {book.NameOf(book.Campaigns[list.Campaign].Client)} · {request.Visit.Moment(list.At)}"))),
                }],
                new FieldSpec("file", "consult-draft.file") { Required = false, Type = "file" },
                new FieldSpec("selection", "consult-draft.selection")
                {
                    Choices = [new Choice("worth", request.Visit["consult-draft.worth"]), new Choice(Every, request.Visit["consult-draft.every"])],
                },
            ];
        },
        (request, form) =>
        {
            CampaignId? campaign = form.Text("campaign") is null ? null : new CampaignId(form.Id("campaign"));
            var lists = Sequence.From((form.Text("lists") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => new ListId(Guid.TryParse(text, out var id) ? id : Guid.Empty)));
            var command = new DraftConsultation.Command(
                form.Text("controller"), campaign, lists, form.Files("file", InputKind.Answers).FirstOrDefault(),
                Selection: form.Text("selection") == Every ? DraftSelection.EveryNumber : DraftSelection.WorthAsking);
            return () => request.Get<DraftConsultation>().RunAsync(command, request.By, request.Stop)
                .Then(drafted => $"{RegisterAnswersEndpoints.Address}/{drafted.Id}?esito=consult-draft");
        });

    /// <summary>Takes in what the register answered.</summary>
    public static Act Import { get; } = new(
        AccessPolicies.Workspace,
        RegisterAnswersEndpoints.Address + "/{id:guid}/risposta",
        "consult-import",
        Crumbs,
        async request => await request.Get<IConsultations>().FindAsync(new ConsultationId(request.Id), request.Stop) is null ? (Sequence<FieldSpec>?)null :
            [
                new FieldSpec("files", "consult-import.files") { Type = "file", Multiple = true },
                new FieldSpec("form", "consult-import.form")
                {
                    Choices = [new Choice(nameof(AnswerForm.Result), request.Visit["consult-import.result"]), new Choice(nameof(AnswerForm.Cleansed), request.Visit["consult-import.cleansed"])],
                },
                new FieldSpec("askedAt", "consult-import.asked") { Type = "datetime-local", Required = false },
            ],
        (request, form) =>
        {
            var command = new ImportRegisterAnswer.Command(
                new ConsultationId(request.Id), form.Files("files", InputKind.Answers), form.Word<AnswerForm>("form"), AskedAt(form.Text("askedAt")));
            return () => request.Get<ImportRegisterAnswer>().RunAsync(command, request.By, request.Stop)
                .Then(answered => $"{RegisterAnswersEndpoints.Address}/{answered.Id}?esito=consult-import");
        });

    /// <summary>Gives a consultation up.</summary>
    public static Act Abandon { get; } = new(
        AccessPolicies.Workspace,
        RegisterAnswersEndpoints.Address + "/{id:guid}/abbandona",
        "consult-abandon",
        Crumbs,
        async request => await request.Get<IConsultations>().FindAsync(new ConsultationId(request.Id), request.Stop) is null
            ? (Sequence<FieldSpec>?)null
            : [new FieldSpec("reason", "consult-abandon.reason")],
        (request, form) =>
        {
            var command = new AbandonConsultation.Command(new ConsultationId(request.Id), form.Text("reason"));
            return () => request.Get<AbandonConsultation>().RunAsync(command, request.By, request.Stop)
                .Then(given => $"{RegisterAnswersEndpoints.Address}/{given.Id}?esito=consult-abandon");
        });

    /// <summary>States a controller's account with the register.</summary>
    public static Act Account { get; } = new(
        AccessPolicies.Workspace,
        RegisterAnswersEndpoints.Address + "/utenze/nuova",
        "consult-account",
        Crumbs,
        async request =>
        {
            var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
            return [
                new FieldSpec("controller", "answers.controller") { Choices = AnswerActs.Controllers(book, request.Visit), Default = request.Visit.Http.Request.Query["titolare"].ToString() },
                new FieldSpec("year", "consult-account.year") { Default = request.Visit.Today.Year.ToString(CultureInfo.InvariantCulture) },
                new FieldSpec("tier", "consult-account.tier") { Required = false },
                new FieldSpec("price", "consult-account.price") { Required = false },
                new FieldSpec("otherTiers", "consult-account.other") { Required = false },
                new FieldSpec("paidElsewhere", "consult-account.paid") { Required = false },
                new FieldSpec("dailyLimit", "consult-account.daily") { Required = false },
                new FieldSpec("sanctionedOn", "consult-account.sanctioned") { Required = false, Type = "date" },
                new FieldSpec("companies", "consult-account.companies")
                {
                    Required = false,
                    Multiple = true,
                    Choices = Sequence.From(book.Organisations.Values.Where(one => one.Has(OrganisationRole.ContactCentre) && !one.IsClosedOn(request.Visit.Today))
                        .OrderBy(one => one.LegalName, StringComparer.CurrentCultureIgnoreCase).Select(one => new Choice(one.Id.Value.ToString(), one.LegalName))),
                },
            ];
        },
        (request, form) =>
        {
            var command = new StateRegisterAccount.Command(
                form.Text("controller"),
                form.Whole("year"),
                new RegisterTier(Count(form, "tier"), Price(form.Text("price"))),
                Tiers(form.Text("otherTiers")),
                Count(form, "paidElsewhere") ?? 0,
                Count(form, "dailyLimit"),
                form.DayOrNull("sanctionedOn"),
                Sequence.From((form.Text("companies") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => new OrganisationId(Guid.TryParse(text, out var id) ? id : Guid.Empty))));
            return () => request.Get<StateRegisterAccount>().RunAsync(command, request.By, request.Stop)
                .Then(_ => RegisterAnswersEndpoints.Address + "/utenze?esito=consult-account");
        });

    private static Sequence<Crumb> Crumbs(Visit visit) =>
        [new Crumb(visit["lists.title"], "/lavoro/liste"), new Crumb(visit["answers.title"], RegisterAnswersEndpoints.Address)];

    // A time that a clock in Italy shows once; anything else is left to the use case to refuse.
    private static NodaTime.Instant? AskedAt(string? typed) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(typed ?? "") is { Success: true } local
        && RomeTime.Read(local.Value) is WallClock.Once once ? once.At : null;

    private static long? Count(FormReader form, string field) => form.Text(field) is null ? null : form.Whole(field);

    // A price that cannot be read becomes one that no account can have.
    private static Money? Price(string? typed) => typed is null ? null
        : decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro) ? Money.Euro(euro)
        : Money.Euro(-1);

    private static Sequence<RegisterTier> Tiers(string? typed) => Sequence.From((typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
    {
        var parts = text.Split('=');
        return new RegisterTier(
            long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : -1, parts.Length > 1 ? Price(parts[1]) : null);
    }));
}
