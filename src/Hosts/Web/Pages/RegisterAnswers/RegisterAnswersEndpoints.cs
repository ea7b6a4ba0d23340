// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The opt-out register's answers received, and what of them ends when.</summary>
public static class RegisterAnswersEndpoints
{
    /// <summary>Where they are.</summary>
    public const string Address = "/lavoro/consultazioni";

    private const int PageSize = 50;
    private static readonly string[] Heading =
        ["id", "name", "controller_vat", "controller", "kind", "digest", "numbers", "remove", "oldest", "newest", "first_end", "last_end", "received", "by"];

    /// <summary>Maps <c>/lavoro/consultazioni</c> and its exports.</summary>
    public static void MapRegisterAnswers(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, Address, ListAsync);
        app.MapUploadAct(AnswerActs.Receive);
        app.MapPage(AccessPolicies.Workspace, Address + ".csv", (Visit visit, IAnswerSets sets, IPartyLedger ledger, RuleCatalogue catalogue, CancellationToken ct) =>
            ExportAsync(visit, sets, ledger, catalogue, rows => Export.Csv("answers", Heading, rows), ct));
        app.MapPage(AccessPolicies.Workspace, Address + ".json", (Visit visit, IAnswerSets sets, IPartyLedger ledger, RuleCatalogue catalogue, CancellationToken ct) =>
            ExportAsync(visit, sets, ledger, catalogue, rows => Export.ToJson("answers", Json.Array(rows
                .Select(row => (Json)Json.Object([.. Heading.Zip(row, (key, value) => (key, (Json)value))])))), ct));
    }

    /// <summary>The name of a controller, where an organisation here has that VAT number.</summary>
    public static string? NameOf(PartyBook book, string vat) =>
        book.Organisations.Values.FirstOrDefault(organisation => organisation.VatNumber.Digits == vat)?.LegalName;

    private static async Task<IResult> ListAsync(
        Visit visit, IAnswerSets sets, ReadConsultations consultations, IPartyLedger ledger, RuleCatalogue catalogue, CancellationToken ct)
    {
        AnswerSetId? before = null;
        if (visit.Http.Request.Query["prima"].ToString() is { Length: > 0 } written)
        {
            if (!Guid.TryParse(written, out var id))
            {
                return Answers.Problem([new FieldNotUnderstood("prima") { Where = "prima" }]);
            }

            before = new AnswerSetId(id);
        }

        var found = await sets.ListAsync(null, PageSize + 1, before, ct);
        return Answers.Page<RegisterAnswersPage>(
            ("Consultations", await consultations.ListAsync(null, PageSize, null, ct) is Result<Sequence<ReadConsultations.View>>.Ok(var views) ? views : []),
            ("Sweeps", Sequence.From((await consultations.SweepsAsync(ct)).Where(sweep => sweep.IsDueOn(visit.Today)))),
            ("Sets", Sequence.From(found.Take(PageSize))),
            ("Life", AnswerLife.On(catalogue, visit.Today)),
            ("Book", await ledger.ReadAsync(ct)),
            ("More", found.Count > PageSize));
    }

    private static async Task<IResult> ExportAsync(
        Visit visit, IAnswerSets sets, IPartyLedger ledger, RuleCatalogue catalogue, Func<IEnumerable<string[]>, IResult> export, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        var life = AnswerLife.On(catalogue, visit.Today);
        var all = new List<AnswerSet>();
        for (AnswerSetId? before = null; ;)
        {
            var page = await sets.ListAsync(null, 500, before, ct);
            all.AddRange(page);
            if (page.Count < 500)
            {
                return export(all.Select(set => Row(set, life, book)));
            }

            before = page[^1].Id;
        }
    }

    private static string[] Row(AnswerSet set, AnswerLife life, PartyBook book) =>
    [
        set.Id.Value.ToString(), set.Name, set.ControllerVat, NameOf(book, set.ControllerVat) ?? "", set.Kind == AnswerKind.Snapshot ? "snapshot" : "consultation",
        set.Digest.ToString(), Text(set.Numbers), Text(set.Remove), Text(set.Oldest), Text(set.Newest), Text(life.EndOf(set.Oldest)),
        Text(life.EndOf(set.Newest)), Text(set.At), set.By.ToString(),
    ];

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : "";
}
