// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Everything on file about one number, without the number: equal files make equal records, in whatever order they were read.</summary>
public sealed record NumberFacts
{
    private NumberFacts(
        Sequence<Ground> grounds, Exclusion exclusions, DateField opposedOn, DateField withdrawnOn, ReviewDecision? decision)
    {
        Grounds = grounds;
        Exclusions = exclusions;
        OpposedOn = opposedOn;
        WithdrawnOn = withdrawnOn;
        Decision = decision;
    }

    /// <summary>Nothing is on file.</summary>
    public static NumberFacts None { get; } = new([], Exclusion.None, default, default, null);

    /// <summary>The grounds, each once, in their own order.</summary>
    public Sequence<Ground> Grounds { get; }

    /// <summary>What stands against a call.</summary>
    public Exclusion Exclusions { get; }

    /// <summary>The day of the latest opposition to this client; missing when unknown, which means that it still holds.</summary>
    public DateField OpposedOn { get; }

    /// <summary>The day of the latest withdrawal: consents given until then are withdrawn; missing when unknown, which means all of them.</summary>
    public DateField WithdrawnOn { get; }

    /// <summary>What a person decided in the review queue, or null.</summary>
    public ReviewDecision? Decision { get; }

    /// <summary>The record of that content, with its grounds in their order.</summary>
    public static NumberFacts Of(
        IEnumerable<Ground> grounds,
        Exclusion exclusions = Exclusion.None,
        DateField opposedOn = default,
        DateField withdrawnOn = default,
        ReviewDecision? decision = null) =>
        new(Sequence.From(grounds.Distinct().OrderBy(ground => ground.SortKey, StringComparer.Ordinal)), exclusions, opposedOn, withdrawnOn, decision);

    /// <summary>How many grounds and what exclusions; never what a consent says.</summary>
    public override string ToString() => FormattableString.Invariant($"{Grounds.Count} grounds, {Exclusions}");
}
