// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>What a check concluded: <see cref="Met"/>, <see cref="NotMet"/>, <see cref="NotApplicable"/> or <see cref="NotRun"/>.</summary>
/// <remarks>The hierarchy is closed. A check that could not run is never a pass: it blocks a positive decision.</remarks>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>True for <see cref="Met"/> and <see cref="NotApplicable"/> alone: the only outcomes a positive decision may rest on.</summary>
    public bool AllowsPositiveDecision => this is Met or NotApplicable;

    /// <summary>The requirement was checked and is met.</summary>
    public sealed record Met : Outcome;

    /// <summary>The requirement was checked and is not met.</summary>
    public sealed record NotMet(string Because) : Outcome;

    /// <summary>The requirement does not speak about this subject.</summary>
    public sealed record NotApplicable(string Because) : Outcome;

    /// <summary>The check could not be carried out: an input is missing, a rule is not adopted, a zone is unknown.</summary>
    public sealed record NotRun(string Because) : Outcome;
}
