// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Coverage: per campaign and day, how much of what was screened may still be called.</summary>
public static class CoverageEndpoints
{
    /// <summary>How many days a page shows, the present one last.</summary>
    public const int Days = 14;

    private const string Address = "/lavoro/copertura";
    private const int PageSize = 12;
    private static readonly string[] Heading =
        ["campaign", "name", "client", "day", "as_of", "lists", "screenings", "rows_screened", "callable", "valid", "expiring", "expired"];

    /// <summary>Maps <c>/lavoro/copertura</c> and its exports.</summary>
    public static void MapCoverage(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, Address, ShowAsync);
        app.MapForm(AccessPolicies.Workspace, Address + "/sigillo", SealAsync);
        app.MapPage(AccessPolicies.Workspace, Address + ".csv", (Visit visit, IPartyLedger ledger, MeasureCoverage measure, CancellationToken ct) =>
            ExportAsync(visit, ledger, measure, rows => Export.Csv("coverage", Heading, rows), ct));
        app.MapPage(AccessPolicies.Workspace, Address + ".json", (Visit visit, IPartyLedger ledger, MeasureCoverage measure, CancellationToken ct) =>
            ExportAsync(visit, ledger, measure, rows => Export.ToJson("coverage", Json.Array(rows
                .Select(row => (Json)Json.Object([.. Heading.Zip(row, (key, value) => (key, (Json)value))])))), ct));
    }

    private static async Task<IResult> ShowAsync(Visit visit, IPartyLedger ledger, MeasureCoverage measure, IEvidenceStore evidence, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        if (Read(visit, book) is not { } asked)
        {
            return Answers.Problem([new FieldNotUnderstood("al") { Where = "al" }]);
        }

        var measured = await MeasureAsync(asked.Campaigns.Take(PageSize), asked.Last, measure, ct);
        return Answers.Page<CoveragePage>(
            ("Campaigns", measured),
            ("Seals", await SealsAsync(measured, LastOver(asked.Last, visit), evidence, ct)),
            ("Book", book),
            ("Last", asked.Last),
            ("More", asked.Campaigns.Length > PageSize ? asked.Campaigns[PageSize - 1].Id : (CampaignId?)null));
    }

    // Every campaign that had lists on the day; what was sealed before stays as it was.
    private static async Task<IResult> SealAsync(Visit visit, IPartyLedger ledger, MeasureCoverage measure, SealCoverage seal, CancellationToken ct)
    {
        var reader = new FormReader(await FormState.ReadAsync(visit.Http.Request, ct));
        var day = reader.Day("giorno");
        if (!reader.Refusals.IsEmpty)
        {
            return Answers.Problem(reader.Refusals);
        }

        foreach (var campaign in (await ledger.ReadAsync(ct)).Campaigns.Values.Where(campaign => campaign.Days.From <= day))
        {
            var measured = await measure.RunAsync(campaign.Id, day, ct);
            if (measured is Result<CampaignCoverage>.Ok { Value.Lists: 0 })
            {
                continue;
            }

            var done = measured is Result<CampaignCoverage>.Refused unmeasured ? unmeasured.Refusals
                : await seal.RunAsync(campaign.Id, day, visit.Guest!.Actor, ct) is Result<SealedEvidence>.Refused refused ? refused.Refusals
                : [];
            if (!done.IsEmpty)
            {
                return Answers.Problem(done);
            }
        }

        return Answers.SeeOther($"{Address}?al={LocalDatePattern.Iso.Format(day)}&esito=coverage-seal");
    }

    // The last day shown that is over: only that can be sealed.
    private static LocalDate LastOver(LocalDate last, Visit visit) => last < visit.Today ? last : visit.Today.PlusDays(-1);

    private static async Task<CoverageSeals> SealsAsync(Sequence<CampaignDays> measured, LocalDate day, IEvidenceStore evidence, CancellationToken ct)
    {
        var end = RomeTime.Whole(day).End;
        var asked = measured.Where(campaign => campaign.Days.OfType<CampaignCoverage>().Any(one => one.Day == day && one.Lists > 0))
            .Select(campaign => (campaign.Campaign, Subject: SealCoverage.SubjectOf(campaign.Campaign.Id))).ToList();

        // A day is sealed once it is over, so that what is recorded before its end is about other days.
        var recorded = asked.Count == 0 ? [] : await evidence.ReadAsync(asked[0].Subject.Kind, [.. asked.Select(one => one.Subject.Id)], end, ct);
        var bySubject = recorded.Where(one => one.Fact.AsOf == end).ToLookup(one => one.Fact.Subject);
        return new CoverageSeals(day, Sequence.From(asked.Select(one => new CoverageSeal(one.Campaign, bySubject[one.Subject].FirstOrDefault()))));
    }

    private static async Task<IResult> ExportAsync(
        Visit visit, IPartyLedger ledger, MeasureCoverage measure, Func<IEnumerable<string[]>, IResult> export, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        return Read(visit, book) is { } asked
            ? export((await MeasureAsync(asked.Campaigns, asked.Last, measure, ct)).SelectMany(campaign => Rows(campaign, book)))
            : Answers.Problem([new FieldNotUnderstood("al") { Where = "al" }]);
    }

    // The campaigns that were open on some day shown, newest first, and the last day.
    private static (LocalDate Last, Campaign[] Campaigns)? Read(Visit visit, PartyBook book)
    {
        var query = visit.Http.Request.Query;
        var last = visit.Today;
        if (query["al"].ToString() is { Length: > 0 } written && (!RuleFilter.TryReadDay(written, out last) || last > visit.Today))
        {
            return null;
        }

        CampaignId? before = null;
        if (query["prima"].ToString() is { Length: > 0 } from)
        {
            if (!Guid.TryParse(from, out var id))
            {
                return null;
            }

            before = new CampaignId(id);
        }

        var first = last.PlusDays(1 - Days);
        return (last, [.. book.Campaigns.Values
            .Where(campaign => campaign.Days.From <= last && !campaign.Days.HasEndedBy(first))
            .Where(campaign => before is not { } limit || campaign.Id.Value.CompareTo(limit.Value) < 0)
            .OrderByDescending(campaign => campaign.Id.Value)]);
    }

    private static async Task<Sequence<CampaignDays>> MeasureAsync(
        IEnumerable<Campaign> campaigns, LocalDate last, MeasureCoverage measure, CancellationToken ct)
    {
        var asked = campaigns.ToList();
        var days = await measure.RunAsync([.. asked.Select(campaign => campaign.Id)], last.PlusDays(1 - Days), last, ct);
        return Sequence.From(asked.Zip(days, (campaign, coverage) => new CampaignDays(campaign, coverage)));
    }

    private static IEnumerable<string[]> Rows(CampaignDays measured, PartyBook book) => measured.Days.OfType<CampaignCoverage>().Select(day => (string[])
    [
        measured.Campaign.Id.ToString(), measured.Campaign.Name, book.NameOf(measured.Campaign.Client), LocalDatePattern.Iso.Format(day.Day),
        InstantPattern.General.Format(day.AsOf), Text(day.Lists), Text(day.Screenings), Text(day.RowsScreened), Text(day.Callable), Text(day.Valid),
        Text(day.Expiring), Text(day.Expired),
    ]);

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
