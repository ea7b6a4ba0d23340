// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the count of all lists and what is made of it stand together.

using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Says what asking the register now would take: which numbers are worth it, which are free, what remains of the tier. Keeps nothing.</summary>
public sealed class PlanConsultation(
    IPartyLedger parties, IScreenings screenings, IRegisterAccounts accounts, SentNumbers sent, GatherNumbers gather, RuleCatalogue catalogue, IClock clock)
{
    private const int Page = 500;

    /// <param name="controllerVat">The VAT number of the controller.</param>
    /// <param name="campaign">Only the lists of this campaign; null for all of the controller.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The plan, or why there is none.</returns>
    public async Task<Result<ConsultationPlan>> RunAsync(string? controllerVat, CampaignId? campaign, CancellationToken ct)
    {
        // 1. Facts: the controller's lists, its account, what it sent this year.
        var day = RomeTime.DayOf(clock.GetCurrentInstant());
        var book = await parties.ReadAsync(ct);
        var known = KnownController.Of(book, controllerVat);
        if (known is not Result<Organisation>.Ok { Value: var controller })
        {
            return ((Result<Organisation>.Refused)known).Refusals;
        }

        if (ConsultationFigures.On(catalogue, day) is not { } figures)
        {
            return new NoRulesInForce();
        }

        var vat = controller.VatNumber.Digits;
        var sources = await SourcesAsync(book, controller.Id, campaign, ct);
        var paid = await sent.OfYearAsync(vat, day.Year, ct);

        // 2. Evaluation: each number once, by the list rules in force.
        var (standings, repeated) = (new long[Enum.GetValues<NumberStanding>().Length], 0L);
        var gathered = await gather.RunAsync(
            new GatherNumbers.Request(controller, campaign, sources),
            row =>
            {
                if (row.Class is { } number)
                {
                    standings[(int)number.Standing]++;
                    repeated += number.Standing == NumberStanding.Worth && paid.Contains(row.Number.RevealDigits()) ? 1 : 0;
                }

                return ValueTask.CompletedTask;
            },
            ct);
        if (gathered is Result<ContentHash>.Refused refused)
        {
            return refused.Refusals;
        }

        long Of(params NumberStanding[] some) => some.Sum(standing => standings[(int)standing]);
        return ConsultationPlan.Of(
            vat,
            new NumbersToAsk(
                Of(NumberStanding.Worth),
                repeated,
                Of(NumberStanding.Fresh),
                Of(NumberStanding.Carried),
                Of(NumberStanding.Excluded, NumberStanding.Opposed, NumberStanding.NoBasis, NumberStanding.NotOptedIn),
                paid.Count),
            await accounts.FindAsync(vat, day.Year, ct),
            figures,
            day);
    }

    // Lists of a campaign that is over are called by nobody.
    private async Task<Sequence<ConsultationSource>> SourcesAsync(PartyBook book, OrganisationId controller, CampaignId? campaign, CancellationToken ct)
    {
        var today = RomeTime.DayOf(clock.GetCurrentInstant());
        var sources = new List<ConsultationSource>();
        for (ListId? before = null; ;)
        {
            var page = await screenings.ListsAsync(Page, before, ct);
            sources.AddRange(page
                .Where(list => book.Campaigns.TryGetValue(list.Campaign, out var known) && known.Client == controller
                    && (campaign is null ? known.Days.Until is not { } until || until > today : list.Campaign == campaign))
                .Select(list => new ConsultationSource(list.Id, list.Name, list.Content, list.Mapping)));
            if (page.Count < Page)
            {
                return Sequence.From(sources);
            }

            before = page[^1].Id;
        }
    }
}
