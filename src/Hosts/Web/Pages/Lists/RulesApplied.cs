// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The list rules a screening applied, with the effect each had then.</summary>
/// <param name="Rules">The rules, in the order of the rulebook.</param>
public sealed record RulesApplied(Sequence<AppliedRule> Rules)
{
    /// <summary>How many waited for a choice.</summary>
    public int Waiting => Rules.Count(rule => rule.AwaitsChoice);

    /// <summary>The rules of a result, from the rulebook and the choices as they stood; null when this program has another version of them.</summary>
    public static RulesApplied? Of(
        ScreeningRecord result, ContactList list, PartyBook book, RuleCatalogue catalogue, Sequence<RuleAdoption> adoptions)
    {
        var rulebook = new AdoptedRulebook(catalogue, adoptions, result.AsOf);
        return rulebook.Version == result.RulebookVersion
            && CampaignReading.Of(book, list.Campaign, list.Centre, result.AsOf) is Result<CampaignFacts>.Ok(var campaign)
                ? new RulesApplied(ListVerdict.ListRules(rulebook.On(RomeTime.DayOf(result.AsOf), campaign.Sector, campaign.Purpose)))
                : null;
    }
}
