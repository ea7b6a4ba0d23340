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

    private const int Newest = 10;
    private static readonly string[] Heading =
        ["id", "name", "controller_vat", "controller", "kind", "digest", "numbers", "remove", "oldest", "newest", "first_end", "last_end", "received", "by"];

    /// <summary>Maps <c>/lavoro/consultazioni</c> and its exports.</summary>
    public static void MapRegisterAnswers(this IEndpointRouteBuilder app)
    {
        app.MapList(Address, "answers", OpenAsync, PageAsync);
        app.MapUploadAct(AnswerActs.Receive);
    }

    /// <summary>The name of a controller, where an organisation here has that VAT number.</summary>
    public static string? NameOf(PartyBook book, string vat) =>
        book.Organisations.Values.FirstOrDefault(organisation => organisation.VatNumber.Digits == vat)?.LegalName;

    private static async Task<IResult> PageAsync(ActRequest request, ListAsked asked, ListPageOf<AnswerSet> found)
    {
        var consultations = request.Get<ReadConsultations>();
        return Answers.Page<RegisterAnswersPage>(
            ("Consultations", await consultations.ListAsync(null, Newest, null, request.Stop) is Result<Sequence<ReadConsultations.View>>.Ok(var views) ? views : []),
            ("Sweeps", Sequence.From((await consultations.SweepsAsync(request.Stop)).Where(sweep => sweep.IsDueOn(request.Visit.Today)))),
            ("Asked", asked),
            ("Found", found),
            ("Life", AnswerLife.On(request.Get<RuleCatalogue>(), request.Visit.Today)),
            ("Book", await request.Get<IPartyLedger>().ReadAsync(request.Stop)));
    }

    private static async Task<StoredList<AnswerSet>> OpenAsync(ActRequest request)
    {
        var visit = request.Visit;
        var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
        var life = AnswerLife.On(request.Get<RuleCatalogue>(), visit.Today);
        var columns = new ListColumns<AnswerSet>(visit.Language.Culture(), one => one.Id.Value.ToString(),
        [
            ("titolare", one => $"{NameOf(book, one.ControllerVat)} {one.ControllerVat} {one.Name}".Trim()),
            ("stato-detto", one => visit[life.Of(one, visit.Now).Word]),
            ("scade", one => visit.Column(life.EndOf(one.Oldest))),
            ("numeri", one => visit.Column(one.Numbers)),
            ("da-togliere", one => visit.Column(one.Remove)),
            ("ricevuta", one => visit.Column(one.At)),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<AnswerSet>(columns, StoredListEndpoints.IsIdentifier, ReadAsync, Heading, one => [Row(one, life, book)]);

        async Task<IReadOnlyList<AnswerSet>> ReadAsync(ListAsked asked, string? after, int count) => await request.Get<IAnswerSets>()
            .ListAsync(null, count, StoredListEndpoints.KeyOf(after) is { } id ? new AnswerSetId(id) : null, request.Stop);
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
