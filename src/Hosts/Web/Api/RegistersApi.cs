// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>What is read over the API: rules, parties, receipts, rights requests, consultations.</summary>
internal static class RegistersApi
{
    /// <summary>Maps them.</summary>
    public static void MapRegistersApi(this IEndpointRouteBuilder app)
    {
        app.MapRead<PageOf<RuleWire>>(AccessPolicies.Everyone, "/rules", "listRules", "Rules in force on a day, in the order of their identifiers", "rules", RulesAsync);
        app.MapRead<RuleWire>(AccessPolicies.Everyone, "/rules/{id}", "getRule", "One rule as it is in force today, else its newest version", "rules", RuleAsync);
        app.MapRead<PageOf<OrganisationWire>>(AccessPolicies.Workspace, "/organisations", "listOrganisations", "Organisations, in the order registered", "parties", (HttpContext http, IPartyLedger ledger, CancellationToken ct) =>
            AllAsync(http, ledger, book => book.Organisations.Values, one => one.Id.Value, Of, ct));
        app.MapRead<PageOf<CampaignWire>>(AccessPolicies.Workspace, "/campaigns", "listCampaigns", "Campaigns, in the order opened", "parties", (HttpContext http, IPartyLedger ledger, CancellationToken ct) =>
            AllAsync(http, ledger, book => book.Campaigns.Values, one => one.Id.Value, Of, ct));
        app.MapRead<PageOf<MandateWire>>(AccessPolicies.Workspace, "/mandates", "listMandates", "Mandates, in the order given", "parties", (HttpContext http, IPartyLedger ledger, CancellationToken ct) =>
            AllAsync(http, ledger, book => book.Mandates.Values, one => one.Id.Value, Of, ct));
        app.MapRead<PageOf<CallerNumberWire>>(AccessPolicies.Workspace, "/caller-numbers", "listCallerNumbers", "Declared caller numbers, in the order declared", "parties", (HttpContext http, IPartyLedger ledger, CancellationToken ct) =>
            AllAsync(http, ledger, book => book.Numbers.Values, one => one.Id.Value, Of, ct));
        app.MapRead<PageOf<ReceiptWire>>(AccessPolicies.Workspace, "/receipts", "listReceipts", "Screening receipts, newest first", "receipts", ReceiptsAsync);
        app.MapGet(ApiEndpoints.Root + "/receipts/{id:guid}", ReceiptAsync)
            .Says(AccessPolicies.Workspace, "getReceipt", "One receipt as the signed file that a stranger verifies (docs/receipt-format.md)", "receipts")
            .Produces<System.Text.Json.JsonElement>(StatusCodes.Status200OK, "application/json")
            .Produces<ProblemWire>(StatusCodes.Status404NotFound, "application/problem+json");
        app.MapRead<PageOf<RightsRequestWire>>(AccessPolicies.Workspace, "/rights-requests", "listRightsRequests", "Rights requests with their terms, newest first", "rights", RightsAsync);
        app.MapRead<RightsRequestWire>(AccessPolicies.Workspace, "/rights-requests/{id:guid}", "getRightsRequest", "One rights request", "rights", async (Guid id, ReadRightsRequests read, CancellationToken ct) =>
            await read.FindAsync(new RightsRequestId(id), ct) is { } standing ? ApiAnswers.One(Of(standing)) : ApiAnswers.Nothing());
        app.MapRead<PageOf<ConsultationWire>>(AccessPolicies.Workspace, "/consultations", "listConsultations", "Consultations of the opt-out register with their clocks, newest first", "consultations", ConsultationsAsync);
        app.MapRead<ConsultationWire>(AccessPolicies.Workspace, "/consultations/{id:guid}", "getConsultation", "One consultation", "consultations", async (Guid id, ReadConsultations read, CancellationToken ct) =>
            await read.FindAsync(new ConsultationId(id), ct) is Result<ReadConsultations.View>.Ok(var view) ? ApiAnswers.One(Of(view)) : ApiAnswers.Nothing());
    }

    // Rules are few and their identifiers are words: they come in one page.
    private static async Task<IResult> RulesAsync(HttpContext http, Visit visit, KeptRules rules, IRuleAdoptions adoptions)
    {
        var day = visit.Today;
        return http.Request.Query["on"].ToString() is { Length: > 0 } written && !RuleFilter.TryReadDay(written, out day)
            ? ApiAnswers.Against([new FieldNotUnderstood("on") { Where = "on" }])
            : await rules.OnAsync(http, day, visit.Now, adoptions, Of);
    }

    private static async Task<IResult> RuleAsync(string id, HttpContext http, Visit visit, RuleCatalogue catalogue, KeptRules rules, IRuleAdoptions adoptions) =>
        RuleId.TryParse(id, out var known) && (catalogue.Find(known, visit.Today) ?? catalogue.VersionsOf(known).LastOrDefault()) is { } rule
            ? await rules.OneAsync(http, rule, visit.Now, adoptions, Of)
            : ApiAnswers.Nothing();

    private static async Task<IResult> AllAsync<TThing, TWire>(
        HttpContext http, IPartyLedger ledger, Func<PartyBook, IEnumerable<TThing>> things, Func<TThing, Guid> id, Func<TThing, TWire> wire, CancellationToken ct) =>
        ApiQuery.Read(http.Request) switch
        {
            Result<ApiQuery>.Ok(var query) => query.PageOfAll(things(await ledger.ReadAsync(ct)), id, wire),
            Result<ApiQuery>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };

    private static async Task<IResult> ReceiptsAsync(HttpContext http, IReceipts receipts, CancellationToken ct) => ApiQuery.Read(http.Request) switch
    {
        Result<ApiQuery>.Ok(var query) => query.Page(
            await receipts.ListAsync(query.Limit + 1, query.Before is { } before ? new ReceiptId(before) : null, ct),
            kept => kept.Id.Value,
            kept => new ReceiptWire(kept.Id.Value, kept.Screening.Value, kept.List.Value, kept.Campaign.Value, ApiWords.At(kept.At), ApiWords.At(kept.ValidUntil))),
        Result<ApiQuery>.Refused refused => ApiAnswers.Against(refused.Refusals),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static async Task<IResult> ReceiptAsync(Guid id, IReceipts receipts, CancellationToken ct) => await receipts.FindAsync(new ReceiptId(id), ct) is { } kept
        ? Results.Bytes(ReceiptForm.WriteFile(kept.Envelope), "application/json")
        : ApiAnswers.Nothing();

    private static async Task<IResult> RightsAsync(HttpContext http, ReadRightsRequests read, CancellationToken ct) => ApiQuery.Read(http.Request) switch
    {
        Result<ApiQuery>.Ok(var query) => query.Page(
            await read.ListAsync(RightsFilter.All, query.Limit + 1, query.Before is { } before ? new RightsRequestId(before) : null, ct), one => one.Case.Request.Id.Value, Of),
        Result<ApiQuery>.Refused refused => ApiAnswers.Against(refused.Refusals),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static async Task<IResult> ConsultationsAsync(HttpContext http, ReadConsultations read, CancellationToken ct)
    {
        var reading = ApiQuery.Read(http.Request);
        if (reading is not Result<ApiQuery>.Ok { Value: var query })
        {
            return ApiAnswers.Against(((Result<ApiQuery>.Refused)reading).Refusals);
        }

        return await read.ListAsync(null, query.Limit + 1, query.Before is { } before ? new ConsultationId(before) : null, ct) switch
        {
            Result<Sequence<ReadConsultations.View>>.Ok(var views) => query.Page(views, view => view.Consultation.Id.Value, Of),
            Result<Sequence<ReadConsultations.View>>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static RuleWire Of(AppliedRule applied) => new(
        applied.Rule.Id.ToString(), applied.Rule.Version.Number, applied.Rule.Title.Italian, applied.Rule.Title.English, Spelling.Severities.Of(applied.Severity),
        applied.AwaitsChoice, Spelling.Grades.Of(applied.Rule.Grade), ApiWords.Element(RulebookJson.Of(applied.Rule)));

    private static OrganisationWire Of(Organisation one) => new(
        one.Id.Value, one.LegalName, one.VatNumber.ToString(), [.. one.Roles.Select(role => ApiWords.Word(role))], one.RocNumber, ApiWords.Day(one.ClosedFrom));

    private static CampaignWire Of(Campaign one) => new(
        one.Id.Value, one.Client.Value, one.Name, one.Sector.ToString(), one.Purpose.ToString(), ApiWords.Day(one.Days.From), ApiWords.Day(one.Days.Until));

    private static MandateWire Of(Mandate one) => new(
        one.Id.Value, one.Client.Value, one.Centre.Value, one.Campaign.Value, ApiWords.At(one.Term.From), ApiWords.At(one.Term.To), ApiWords.At(one.RevokedFrom));

    private static CallerNumberWire Of(DeclaredNumber one) => new(
        one.Id.Value, one.Number.ToString(), one.Centre.Value, one.Client.Value, ApiWords.Day(one.Days.From), ApiWords.Day(one.Days.Until), ApiWords.Day(one.ReleasedFrom));

    private static RightsRequestWire Of(StandingRightsRequest standing)
    {
        var (known, clock) = standing;
        var request = known.Request;
        return new RightsRequestWire(
            request.Id.Value, request.Number.ToString(), ApiWords.Word(request.Kind), ApiWords.Word(request.Channel), request.ControllerVat, request.Centre.Value,
            RightsTable.PhoneOf(request, reveal: false), ApiWords.At(request.ReceivedAt), ApiWords.Day(clock.Forward.Due), ApiWords.Day(clock.Answer.Due), clock.IsPressing);
    }

    private static ConsultationWire Of(ReadConsultations.View view)
    {
        var (one, standing) = view;
        return new ConsultationWire(
            one.Id.Value, one.ControllerVat, one.Draft.Campaign is { } campaign ? campaign.Value : null, ApiWords.Word(standing.State), ApiWords.Word(standing.Next),
            one.Draft.Counts.Asked, one.Draft.Counts.Rows, one.Parts.Count, one.Answers.Count, ApiWords.At(one.DraftedAt), ApiWords.At(one.ExportedAt),
            ApiWords.At(standing.AlarmAt), ApiWords.At(standing.WarnAt), ApiWords.At(standing.StopAt));
    }
}
