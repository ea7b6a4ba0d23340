// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Organisations, caller numbers, campaigns and mandates.</summary>
public static class PartiesEndpoints
{
    /// <summary>Maps what lies under <c>/lavoro/organizzazioni</c>, <c>/lavoro/numeri</c> and <c>/lavoro/mandati</c>.</summary>
    public static void MapParties(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, "/lavoro/organizzazioni", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            OrganisationsAsync(visit, ledger, (columns, rows, asked) => Answers.Page<OrganisationsPage>(("Asked", asked), ("Found", columns.Page(rows, asked))), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni.csv", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            OrganisationsAsync(visit, ledger, (columns, rows, asked) => PartyExports.OrganisationsCsv(columns.All(rows, asked)), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni.json", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            OrganisationsAsync(visit, ledger, (columns, rows, asked) => PartyExports.OrganisationsJson(columns.All(rows, asked)), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/organizzazioni/{id:guid}", OrganisationAsync);
        app.MapKeptPage(AccessPolicies.Workspace, "/lavoro/numeri", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            NumbersAsync(visit, ledger, (book, columns, asked) => Answers.Page<NumbersPage>(("Book", book), ("Asked", asked), ("Found", columns.Page(book.Numbers.Values, asked))), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/numeri.csv", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            NumbersAsync(visit, ledger, (book, columns, asked) => PartyExports.NumbersCsv(book, columns.All(book.Numbers.Values, asked)), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/numeri.json", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            NumbersAsync(visit, ledger, (book, columns, asked) => PartyExports.NumbersJson(book, columns.All(book.Numbers.Values, asked)), ct));
        app.MapKeptPage(AccessPolicies.Workspace, "/lavoro/mandati", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            MandatesAsync(visit, ledger, (book, columns, asked) => Answers.Page<MandatesPage>(("Book", book), ("Asked", asked), ("Found", columns.Page(book.Mandates.Values, asked))), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/mandati.csv", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            MandatesAsync(visit, ledger, (book, columns, asked) => PartyExports.MandatesCsv(book, columns.All(book.Mandates.Values, asked)), ct));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/mandati.json", (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            MandatesAsync(visit, ledger, (book, columns, asked) => PartyExports.MandatesJson(book, columns.All(book.Mandates.Values, asked)), ct));
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

    private static async Task<IResult> OrganisationsAsync(
        Visit visit, IPartyLedger ledger, Func<ListColumns<Organisation>, IEnumerable<Organisation>, ListAsked, IResult> answer, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        var columns = PartyLists.Organisations(visit, book);
        return Asked(visit, columns.Names, asked => answer(columns, book.Organisations.Values, asked));
    }

    private static async Task<IResult> NumbersAsync(
        Visit visit, IPartyLedger ledger, Func<PartyBook, ListColumns<DeclaredNumber>, ListAsked, IResult> answer, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        var columns = PartyLists.Numbers(visit, book);
        return Asked(visit, columns.Names, asked => answer(book, columns, asked));
    }

    private static async Task<IResult> MandatesAsync(
        Visit visit, IPartyLedger ledger, Func<PartyBook, ListColumns<Mandate>, ListAsked, IResult> answer, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        var columns = PartyLists.Mandates(visit, book);
        return Asked(visit, columns.Names, asked => answer(book, columns, asked));
    }

    private static IResult Asked(Visit visit, IEnumerable<string> columns, Func<ListAsked, IResult> answer) =>
        ListAsked.Read(visit.Http.Request.Query, columns) switch
        {
            Result<ListAsked>.Ok(var asked) => answer(asked),
            Result<ListAsked>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a list nor a refusal."),
        };

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
