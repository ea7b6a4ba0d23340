// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The list rules that would block but may only once a person chose so: what is asked once, at the first run, with the sources shown.</summary>
public sealed class RulesAwaitingChoice(RuleCatalogue catalogue, IRuleAdoptions adoptions, IClock clock)
{
    /// <summary>A rule to be chosen about.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Sources">The texts it rests on; empty for general knowledge.</param>
    /// <param name="Doubts">The open doubts about it.</param>
    /// <param name="SourcesShown">The hash of what is shown, which the choice must cite.</param>
    public sealed record Question(Rule Rule, Sequence<Source> Sources, Sequence<Doubt> Doubts, ContentHash SourcesShown);

    /// <summary>The questions open for a campaign's sector and purpose, by rule.</summary>
    /// <param name="sector">What is sold.</param>
    /// <param name="purpose">Why people are called.</param>
    /// <param name="day">The day the rules are read on.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Sequence<Question>> RunAsync(Sector sector, Purpose purpose, LocalDate day, CancellationToken ct)
    {
        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), clock.GetCurrentInstant());
        return Sequence.From(ListVerdict.ListRules(rulebook.On(day, sector, purpose)).Where(applied => applied.AwaitsChoice).Select(Ask));
    }

    private Question Ask(AppliedRule applied) => new(
        applied.Rule,
        Sequence.From(applied.Rule.Sources.Select(citation => catalogue.Source(citation.Source)).OfType<Source>().Distinct()),
        Sequence.From(catalogue.Doubts.Where(doubt => applied.Rule.Doubts.Contains(doubt.Id))),
        catalogue.SourcesHash(applied.Rule.Ref));
}
