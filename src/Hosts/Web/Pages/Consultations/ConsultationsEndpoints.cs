// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Consultations of the opt-out register: one place for what is asked, its clocks, its answers and what it costs.</summary>
public static class ConsultationsEndpoints
{
    private const string Address = RegisterAnswersEndpoints.Address;
    private static readonly string[] Heading =
        ["id", "controller_vat", "campaign", "state", "next", "asked", "rows", "parts", "answered", "remove", "drafted", "exported", "alarm", "warns", "stops"];

    /// <summary>Maps what lies below <c>/lavoro/consultazioni</c>.</summary>
    public static void MapConsultations(this IEndpointRouteBuilder app)
    {
        app.MapUploadAct(ConsultationActs.Draft);
        app.MapUploadAct(ConsultationActs.Import);
        app.MapAct(ConsultationActs.Abandon);
        app.MapAct(ConsultationActs.Account);
        app.MapPage(AccessPolicies.Workspace, Address + "/utenze", async (IRegisterAccounts accounts, IPartyLedger ledger, CancellationToken ct) =>
            Answers.Page<RegisterAccountsPage>(("Accounts", await accounts.ListAsync(ct)), ("Book", await ledger.ReadAsync(ct))));
        app.MapPage(AccessPolicies.Workspace, Address + "/piano", PlanAsync);
        app.MapReminders();
        app.MapList(Address + "/elenco", "consultations", OpenAsync, async (request, asked, found) => Answers.Page<ConsultationsPage>(
            ("Asked", asked), ("Found", found), ("Book", await request.Get<IPartyLedger>().ReadAsync(request.Stop))));
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}", ShowAsync);
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}/parte/{part}", PartAsync);
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}/permesso/{part}", PermitAsync);
        app.MapForm(AccessPolicies.Workspace, Address + "/{id:guid}/esporta", ExportAsync);
        app.MapForm(AccessPolicies.Workspace, Address + "/{id:guid}/simula", SimulateAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id, ReadConsultations read, IConsultations consultations, IRegisterAccounts accounts, IPartyLedger ledger, CancellationToken ct) =>
        await read.FindAsync(new ConsultationId(id), ct) switch
        {
            Result<ReadConsultations.View>.Ok(var view) => Answers.Page<ConsultationPage>(
                ("View", view),
                ("History", await consultations.HistoryAsync(view.Consultation.Id, ct)),
                ("HasAccount", (await accounts.ListAsync(ct)).Any(account => account.ControllerVat == view.Consultation.ControllerVat)),
                ("Book", await ledger.ReadAsync(ct))),
            Result<ReadConsultations.View>.Refused { Refusals: [ConsultationUnknown, ..] } => Results.NotFound(),
            Result<ReadConsultations.View>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a consultation nor a refusal."),
        };

    private static async Task<IResult> PlanAsync(Visit visit, PlanConsultation plan, IPartyLedger ledger, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        var controller = visit.Http.Request.Query["titolare"].ToString();
        if (controller.Length == 0)
        {
            return Answers.Page<ConsultationPlanPage>(("Book", book), ("Plan", null));
        }

        return await plan.RunAsync(controller, null, ct) switch
        {
            Result<ConsultationPlan>.Ok(var made) => Answers.Page<ConsultationPlanPage>(("Book", book), ("Plan", made)),
            Result<ConsultationPlan>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a plan nor a refusal."),
        };
    }

    private static async Task<IResult> PartAsync(Guid id, string part, IConsultations consultations, IBlobs blobs, CancellationToken ct)
    {
        var found = await consultations.FindAsync(new ConsultationId(id), ct);
        return found?.Parts.FirstOrDefault(one => one.Number.ToString(CultureInfo.InvariantCulture) == part) is { } known
            && await blobs.OpenAsync(known.Content, ct) is Result<Stream>.Ok(var content)
                ? Results.Stream(content, "text/csv; charset=utf-8", known.FileName)
                : Results.NotFound();
    }

    private static async Task<IResult> PermitAsync(Guid id, string part, Visit visit, IConsultations consultations, CancellationToken ct)
    {
        var found = await consultations.FindAsync(new ConsultationId(id), ct);
        return found?.Answers.FirstOrDefault(one => one.Part.ToString(CultureInfo.InvariantCulture) == part) is { } known
            ? Results.Bytes(PermitForm.WriteFile(known.Permit), "application/json", DownloadName.Of(visit, "permit", $"-{id}-{part}.json"))
            : Results.NotFound();
    }

    private static async Task<IResult> ExportAsync(Guid id, Visit visit, ExportConsultation export, CancellationToken ct) =>
        Next(await export.RunAsync(new ExportConsultation.Command(new ConsultationId(id)), visit.Guest!.Actor, ct), "consult-export");

    // Simulator, demonstration: the whole way from question to answer, so that it can be seen.
    private static async Task<IResult> SimulateAsync(Guid id, Visit visit, SimulateRegister simulate, ImportRegisterAnswer import, CancellationToken ct) =>
        await simulate.RunAsync(new SimulateRegister.Command(new ConsultationId(id)), ct) switch
        {
            Result<Sequence<DeliveredFile>>.Ok(var files) => Next(
                await import.RunAsync(new ImportRegisterAnswer.Command(new ConsultationId(id), files), visit.Guest!.Actor, ct), "consult-import"),
            Result<Sequence<DeliveredFile>>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither files nor a refusal."),
        };

    private static IResult Next(Result<Consultation> result, string done) => result switch
    {
        Result<Consultation>.Ok(var one) => Answers.SeeOther($"{Address}/{one.Id}?esito={done}"),
        Result<Consultation>.Refused refused => Answers.Problem(refused.Refusals),
        _ => throw new InvalidOperationException("Neither done nor refused."),
    };

    private static async Task<StoredList<ReadConsultations.View>> OpenAsync(ActRequest request)
    {
        var visit = request.Visit;
        var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
        var columns = new ListColumns<ReadConsultations.View>(visit.Language.Culture(), view => view.Consultation.Id.ToString(),
        [
            ("titolare", view => $"{RegisterAnswersEndpoints.NameOf(book, view.Consultation.ControllerVat)} {view.Consultation.ControllerVat} {CampaignOf(view, book)}".Trim()),
            ("stato-detto", view => visit.Say(view.Standing.State)),
            ("prossimo", view => visit.Say(view.Standing.Next)),
            ("numeri", view => visit.Column(view.Consultation.Draft.Counts.Asked)),
            ("bozza", view => visit.Column(view.Consultation.DraftedAt)),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<ReadConsultations.View>(columns, StoredListEndpoints.IsIdentifier, ReadAsync, Heading, view => [Row(view)]);

        async Task<IReadOnlyList<ReadConsultations.View>> ReadAsync(ListAsked asked, string? after, int count) =>
            await request.Get<ReadConsultations>().ListAsync(null, count, StoredListEndpoints.KeyOf(after) is { } id ? new ConsultationId(id) : null, request.Stop)
                is Result<Sequence<ReadConsultations.View>>.Ok(var page) ? page : [];
    }

    private static string? CampaignOf(ReadConsultations.View view, PartyBook book) =>
        view.Consultation.Draft.Campaign is { } campaign ? book.Campaigns.GetValueOrDefault(campaign)?.Name : null;

    private static string[] Row(ReadConsultations.View view)
    {
        var (one, standing) = view;
        return
        [
            one.Id.ToString(), one.ControllerVat, one.Draft.Campaign is { } campaign ? campaign.Value.ToString() : "all", ConsultationWords.Key(standing.State),
            ConsultationWords.Key(standing.Next), Text(one.Draft.Counts.Asked), Text(one.Draft.Counts.Rows), Text(one.Parts.Count), Text(one.Answers.Count),
            Text(one.Answers.Sum(answer => answer.Remove)), Text(one.DraftedAt), Text(one.ExportedAt), Text(standing.AlarmAt), Text(standing.WarnAt), Text(standing.StopAt),
        ];
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(NodaTime.Instant? at) => at is { } known ? InstantPattern.General.Format(known) : "";
}
