// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A verdict made of several separate checks, so that nobody has to guess what a plain yes or no would cover.</summary>
/// <remarks>Nothing checked is no pass, and neither is a check that was not run.</remarks>
/// <param name="Checks">In the order carried out.</param>
public sealed record Verification(Sequence<Check> Checks)
{
    /// <summary>True when at least one check is met and every required one is met or not applicable.</summary>
    public bool Holds => Checks.Any(check => check.Outcome is Outcome.Met)
        && Checks.All(check => !check.Required || check.Outcome.AllowsPositiveDecision)
        && Checks.All(check => check.Outcome is not Outcome.NotMet);
}
