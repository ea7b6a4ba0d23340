// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>Records a person's choice about a rule graded S or K.</summary>
public sealed class AdoptRule(RuleCatalogue catalogue, IRuleAdoptions adoptions, IClock clock)
{
    /// <summary>What a person chooses, and the hash of the sources they were shown.</summary>
    public sealed record Choice(
        RuleRef Rule, AdoptionDecision Decision, Severity? Severity, Actor By, string Reason, ContentHash SourcesShown);

    /// <summary>Records the choice, or refuses it and records nothing.</summary>
    public async Task<Result<RuleAdoption>> RunAsync(Choice choice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(choice);

        // 1. Facts: the rule as the rulebook has it, and what was chosen before.
        if (catalogue.Find(choice.Rule) is not { } rule)
        {
            return new RuleUnknown(choice.Rule.ToString());
        }

        var recorded = await adoptions.ListAsync(ct);
        var earlier = recorded.LastOrDefault(adoption => adoption.Rule == choice.Rule);

        // 2. Evaluation: every reason against the choice, together.
        var against = Against(choice, rule, earlier);
        if (!against.IsEmpty)
        {
            return against;
        }

        // 3. Decision: the choice, dated.
        var decided = new RuleAdoption(
            choice.Rule, choice.Decision, choice.Severity, choice.By, clock.GetCurrentInstant(), choice.Reason.Trim(), choice.SourcesShown);

        // 4. Evidence: added at the end, for ever.
        return await adoptions.AppendAsync(decided, recorded.Count, ct);
    }

    private Sequence<Refusal> Against(Choice choice, Rule rule, RuleAdoption? earlier)
    {
        var against = new List<Refusal>();
        if (!rule.NeedsAdoption)
        {
            against.Add(new RuleNeedsNoAdoption(rule.Ref.ToString()) { Where = "rule" });
        }

        if (string.IsNullOrWhiteSpace(choice.Reason))
        {
            against.Add(new AdoptionReasonMissing { Where = "reason" });
        }

        if (choice.Decision == AdoptionDecision.Adopt ? choice.Severity is null or Severity.Review : choice.Severity is not null)
        {
            against.Add(new AdoptionSeverityWrong(Spelling.Decisions.Of(choice.Decision)) { Where = "severity" });
        }

        if (choice.Decision != AdoptionDecision.Withdraw && choice.SourcesShown != catalogue.SourcesHash(rule.Ref))
        {
            against.Add(new AdoptionSourcesChanged(rule.Ref.ToString()) { Where = "sources_shown" });
        }

        if (choice.Decision == AdoptionDecision.Withdraw && (earlier is null || earlier.Decision == AdoptionDecision.Withdraw))
        {
            against.Add(new AdoptionNotFound(rule.Ref.ToString()) { Where = "decision" });
        }

        return Sequence.From(against);
    }
}
