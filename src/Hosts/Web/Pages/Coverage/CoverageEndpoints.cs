// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
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
        app.MapPage(AccessPolicies.Workspace, Address, ShowAsync);
        app.MapPage(AccessPolicies.Workspace, Address + ".csv", (Visit visit, IPartyLedger ledger, MeasureCoverage measure, CancellationToken ct) =>
            ExportAsync(visit, ledger, measure, rows => Export.Csv("copertura", Heading, rows), ct));
        app.MapPage(AccessPolicies.Workspace, Address + ".json", (Visit visit, IPartyLedger ledger, MeasureCoverage measure, CancellationToken ct) =>
            ExportAsync(visit, ledger, measure, rows => Export.ToJson("copertura", Json.Array(rows
                .Select(row => (Json)Json.Object([.. Heading.Zip(row, (key, value) => (key, (Json)value))])))), ct));
    }

    private static async Task<IResult> ShowAsync(Visit visit, IPartyLedger ledger, MeasureCoverage measure, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        if (Read(visit, book) is not { } asked)
        {
            return Answers.Problem([new FieldNotUnderstood("al") { Where = "al" }]);
        }

        return Answers.Page<CoveragePage>(
            ("Campaigns", await MeasureAsync(asked.Campaigns.Take(PageSize), asked.Last, measure, ct)),
            ("Book", book),
            ("Last", asked.Last),
            ("More", asked.Campaigns.Length > PageSize ? asked.Campaigns[PageSize - 1].Id : (CampaignId?)null));
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
            .OrderByDescending(campaign => campaign.Id.ToString(), StringComparer.Ordinal)
            .Where(campaign => before is not { } limit || string.CompareOrdinal(campaign.Id.ToString(), limit.ToString()) < 0)]);
    }

    private static async Task<Sequence<CampaignDays>> MeasureAsync(
        IEnumerable<Campaign> campaigns, LocalDate last, MeasureCoverage measure, CancellationToken ct)
    {
        var all = new List<CampaignDays>();
        foreach (var campaign in campaigns)
        {
            var days = new List<CampaignCoverage?>();
            for (var day = last.PlusDays(1 - Days); day <= last; day = day.PlusDays(1))
            {
                days.Add((await measure.RunAsync(campaign.Id, day, ct) as Result<CampaignCoverage>.Ok)?.Value);
            }

            all.Add(new CampaignDays(campaign, Sequence.From(days)));
        }

        return Sequence.From(all);
    }

    private static IEnumerable<string[]> Rows(CampaignDays measured, PartyBook book) => measured.Days.OfType<CampaignCoverage>().Select(day => (string[])
    [
        measured.Campaign.Id.ToString(), measured.Campaign.Name, book.NameOf(measured.Campaign.Client), LocalDatePattern.Iso.Format(day.Day),
        InstantPattern.General.Format(day.AsOf), Text(day.Lists), Text(day.Screenings), Text(day.RowsScreened), Text(day.Callable), Text(day.Valid),
        Text(day.Expiring), Text(day.Expired),
    ]);

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
