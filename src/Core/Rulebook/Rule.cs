// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>One version of one rule: what is required, of whom, when, how sure we are, and from which source.</summary>
/// <remarks>Two rules are equal when everything in them is.</remarks>
public sealed record Rule
{
    /// <summary>The stable id.</summary>
    public required RuleId Id { get; init; }

    /// <summary>The version of the wording.</summary>
    public required RuleVersion Version { get; init; }

    /// <summary>The days on which this version is in force.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Duty, benchmark, context or proposal.</summary>
    public required RuleNature Nature { get; init; }

    /// <summary>The sectors it speaks about; empty means all.</summary>
    public Sequence<Sector> Sectors { get; init; }

    /// <summary>The campaign purposes it speaks about; empty means all.</summary>
    public Sequence<Purpose> Purposes { get; init; }

    /// <summary>Whom it binds, at least one.</summary>
    public required Sequence<ActorRole> Actors { get; init; }

    /// <summary>When it can be checked; none for context.</summary>
    public required Stage Stages { get; init; }

    /// <summary>What follows when it is not met, as the pack proposes; see <see cref="EffectiveSeverity"/>.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Its name, one line.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>What it asks, in plain words.</summary>
    public required Bilingual Explanation { get; init; }

    /// <summary>Its figures, by name.</summary>
    public Sequence<Parameter> Parameters { get; init; }

    /// <summary>What a check of it must be able to see.</summary>
    public Sequence<Bilingual> Evidence { get; init; }

    /// <summary>The act and article it rests on, as the law is cited in each language.</summary>
    public required Bilingual LegalRef { get; init; }

    /// <summary>How sure we are of it as a whole.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Its sources; empty for general knowledge only.</summary>
    public Sequence<Citation> Sources { get; init; }

    /// <summary>The open doubts about it.</summary>
    public Sequence<DoubtId> Doubts { get; init; }

    /// <summary>Who answers for the rule in the rulebook: a role, not a person.</summary>
    public required string Owner { get; init; }

    /// <summary>The executable check, or why there is none.</summary>
    public required RuleCheck Check { get; init; }

    /// <summary>The tests that travel with it.</summary>
    public Sequence<PackTest> Tests { get; init; }

    /// <summary>Id and version.</summary>
    public RuleRef Ref => new(Id, Version);

    /// <summary>True for a rule graded S or K: it blocks only after a recorded choice.</summary>
    public bool NeedsAdoption => Grade is Grade.S or Grade.K;

    /// <summary>True when it speaks about a sector and a purpose, on a day when it is in force.</summary>
    public bool IsInForce(LocalDate day, Sector sector, Purpose purpose) =>
        Validity.Contains(day) && AppliesTo(sector, purpose);

    /// <summary>True when it speaks about a sector and a purpose, whatever the day.</summary>
    public bool AppliesTo(Sector sector, Purpose purpose) =>
        (Sectors.IsEmpty || Sectors.Contains(sector)) && (Purposes.IsEmpty || Purposes.Contains(purpose));

    /// <summary>The parameter of that name.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no such parameter: the caller and the rulebook disagree.</exception>
    public Parameter Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? throw new KeyNotFoundException($"Rule {Ref} has no parameter {name}.");

    /// <summary>A span in the unit its name ends in, or null when it is unknown.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no such parameter.</exception>
    /// <exception cref="InvalidOperationException">The parameter is not a span of time.</exception>
    public long? Span(string name) => Parameter(name).Value switch
    {
        ParameterValue.Span span => span.Value,
        ParameterValue.Unknown => null,
        _ => throw new InvalidOperationException($"Parameter {name} of {Ref} is not a span of time."),
    };

    /// <summary>A clock window, or null when it is unknown.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no such parameter.</exception>
    /// <exception cref="InvalidOperationException">The parameter is not a window.</exception>
    public TimeWindow? Window(string name) => Parameter(name).Value switch
    {
        ParameterValue.Window window => window.Value,
        ParameterValue.Unknown => null,
        _ => throw new InvalidOperationException($"Parameter {name} of {Ref} is not a window."),
    };

    /// <summary>
    /// What follows when the rule is not met, given the choices recorded. A block graded S or K without a choice that still holds is a
    /// review; a declined rule is information; other severities stand as written until a choice changes them.
    /// </summary>
    /// <param name="adoptions">All choices recorded, in the order recorded; those about other rules are passed over.</param>
    /// <param name="sourcesShown">The hash of the sources as they stand: a choice made on other sources no longer holds.</param>
    public Severity EffectiveSeverity(Sequence<RuleAdoption> adoptions, ContentHash sourcesShown)
    {
        if (!NeedsAdoption)
        {
            return Severity;
        }

        var reference = Ref;
        var last = adoptions.LastOrDefault(adoption => adoption.Rule == reference);
        return last switch
        {
            { Decision: AdoptionDecision.Adopt, Severity: { } chosen } when last.SourcesShown == sourcesShown => chosen,
            { Decision: AdoptionDecision.Decline } when last.SourcesShown == sourcesShown => Severity.Info,
            _ => Severity == Severity.Block ? Severity.Review : Severity,
        };
    }
}
