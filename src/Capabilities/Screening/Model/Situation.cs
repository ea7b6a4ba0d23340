// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>All that the rules look at about one number: what the row says, what is on file, what the register answered. No number.</summary>
/// <param name="Claim">What the row says.</param>
/// <param name="OnFile">What is on file.</param>
/// <param name="Answer">What the register answered, or null.</param>
public sealed record Situation(Claim Claim, NumberFacts OnFile, OptOutAnswer? Answer)
{
    /// <summary>The same number, had nobody consented: neither in the row nor on file.</summary>
    internal Situation WithoutConsents() => new(
        Claim.Basis == Basis.Consent ? Claim.None : Claim,
        OnFile.Grounds.Any(ground => ground is Ground.Consent)
            ? NumberFacts.Of(
                OnFile.Grounds.Where(ground => ground is not Ground.Consent), OnFile.Exclusions, OnFile.OpposedOn, OnFile.WithdrawnOn, OnFile.Decision)
            : OnFile,
        Answer);
}
