// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>The rulebook together with the choices recorded up to an instant: what an evaluation applies.</summary>
public sealed class AdoptedRulebook
{
    private readonly Sequence<RuleAdoption> _adoptions;

    /// <param name="catalogue">The rulebook.</param>
    /// <param name="adoptions">All choices recorded, in the order recorded.</param>
    /// <param name="asOf">Choices made later than this instant do not count.</param>
    public AdoptedRulebook(RuleCatalogue catalogue, Sequence<RuleAdoption> adoptions, Instant asOf)
    {
        Catalogue = catalogue;
        _adoptions = Sequence.From(adoptions.Where(adoption => adoption.At <= asOf));
        Version = Json.Object(
            ("rulebook", catalogue.Version.ToString()),
            ("severities", Json.Array(catalogue.Rules.Where(rule => rule.NeedsAdoption)
                .Select(rule => (Json)$"{rule.Ref}={Spelling.Severities.Of(Apply(rule).Severity)}")))).Hash();
    }

    /// <summary>The rulebook.</summary>
    public RuleCatalogue Catalogue { get; }

    /// <summary>The hash of the rulebook and of every severity that a choice may change.</summary>
    public ContentHash Version { get; }

    /// <summary>The rules in force with their effective severities.</summary>
    public Sequence<AppliedRule> On(LocalDate day, Sector sector, Purpose purpose) =>
        Sequence.From(Catalogue.On(day, sector, purpose).Select(Apply));

    /// <summary>A rule of the catalogue with its effective severity.</summary>
    public AppliedRule Apply(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var severity = rule.EffectiveSeverity(_adoptions, Catalogue.SourcesHash(rule.Ref));
        return new AppliedRule(rule, severity, severity == Severity.Review);
    }
}
