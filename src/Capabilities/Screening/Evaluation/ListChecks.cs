// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>The executable checks of the list rules, by the names the rulebook gives them. Pure.</summary>
public static class ListChecks
{
    /// <summary>A check of the whole number: it holds for every ground.</summary>
    public delegate Sequence<ListFinding> WholeCheck(Situation situation, ListContext context, Rule rule);

    /// <summary>A check of one ground of a number.</summary>
    public delegate Sequence<ListFinding> GroundCheck(Ground ground, Situation situation, ListContext context, Rule rule);

    /// <summary>Checks that are carried out once for a number.</summary>
    public static FrozenDictionary<string, WholeCheck> OfTheWhole { get; } = new Dictionary<string, WholeCheck>(StringComparer.Ordinal)
    {
        ["campaign-in-scope"] = (_, context, _) => ListFinding.Of(context.Campaign.InScope),
        ["supplier-authorised"] = (_, context, _) => ListFinding.Of(context.Campaign.Mandate),
        ["opposition"] = OppositionChecks.Opposition,
        ["exclusion-lists"] = OppositionChecks.ExclusionLists,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Checks that are carried out for each ground.</summary>
    public static FrozenDictionary<string, GroundCheck> OfAGround { get; } = new Dictionary<string, GroundCheck>(StringComparer.Ordinal)
    {
        ["basis-present"] = BasisChecks.BasisPresent,
        ["energy-opt-in"] = BasisChecks.EnergyOptIn,
        ["contract-exemption"] = BasisChecks.ContractExemption,
        ["request-one-off"] = BasisChecks.RequestOneOff,
        ["answer-age"] = AnswerChecks.AnswerAge,
        ["answer-of-this-controller"] = AnswerChecks.AnswerOfThisController,
        ["consent-after-enrolment"] = AnswerChecks.ConsentAfterEnrolment,
        ["consent-purpose"] = ConsentChecks.Purpose,
        ["consent-age"] = ConsentChecks.Age,
        ["consent-proof"] = ConsentChecks.Proof,
        ["consent-origin"] = ConsentChecks.Origin,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every check by name. A list rule whose check is not here is never met: it asks for review.</summary>
    public static Sequence<string> Names { get; } = Sequence.From(OfTheWhole.Keys.Concat(OfAGround.Keys).Order(StringComparer.Ordinal));
}
