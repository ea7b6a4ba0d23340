// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>One version of the precedence of findings, on a list or at the moment of dialling: what each comes to by its outcome and the effective severity of its rule, and which wins.</summary>
/// <remarks>
/// Only <see cref="RulebookLoader"/> makes one. It refuses a table by which a check that could not run would pass for a rule that may
/// block, by which a graver severity weighs less, or by which an allow would win over anything else.
/// </remarks>
/// <param name="Version">The version of the table.</param>
/// <param name="Validity">The days on which it is in force.</param>
/// <param name="Explanation">What it says, in plain words.</param>
/// <param name="Order">All consequences, the one that wins first; allow is last.</param>
/// <param name="NotMet">What a rule that is not met comes to, by its effective severity, from info to block.</param>
/// <param name="NotRun">What a check that could not run comes to, by the effective severity of its rule, from info to block.</param>
public sealed record ListPrecedence(
    RuleVersion Version,
    Validity Validity,
    Bilingual Explanation,
    Sequence<Consequence> Order,
    Sequence<Consequence> NotMet,
    Sequence<Consequence> NotRun)
{
    /// <summary>What a finding comes to. A rule that is met, or does not speak about the number, comes to allow.</summary>
    /// <param name="outcome">The outcome of the check.</param>
    /// <param name="severity">The effective severity of the rule.</param>
    public Consequence Of(Outcome outcome, Severity severity) => outcome switch
    {
        Outcome.NotMet => NotMet[(int)severity],
        Outcome.NotRun => NotRun[(int)severity],
        _ => Consequence.Allow,
    };

    /// <summary>The consequence that wins of two findings about one and the same ground.</summary>
    public Consequence Worse(Consequence one, Consequence other) => Rank(one) < Rank(other) ? one : other;

    /// <summary>True when the first comes to something milder than the second: of several grounds the mildest carries the call.</summary>
    public bool IsMilder(Consequence one, Consequence other) => Rank(one) > Rank(other);

    private int Rank(Consequence consequence)
    {
        for (var rank = 0; rank < Order.Count; rank++)
        {
            if (Order[rank] == consequence)
            {
                return rank;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(consequence), consequence, "Not a consequence.");
    }
}
