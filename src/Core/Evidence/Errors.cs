// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Evidence;

/// <summary>A fact cannot be sealed: a part that every evidence has is missing or stands twice.</summary>
/// <param name="What">The part, in a few words.</param>
public sealed record EvidenceIncomplete(string What) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-incomplete";

    /// <inheritdoc/>
    public override string Message => $"The evidence cannot be sealed: {What}.";

    /// <inheritdoc/>
    public override string Remedy => "Give the requirements, the rulebook's version and each input once.";
}

/// <summary>A statement holds a fraction, which different programs write differently.</summary>
public sealed record EvidenceHoldsFractions : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-holds-fractions";

    /// <inheritdoc/>
    public override string Message => "The statement holds a number with a fraction.";

    /// <inheritdoc/>
    public override string Remedy => "State whole numbers with their unit: counts, parts per million, cents, milliseconds.";
}

/// <summary>A statement holds what looks like a person's tax code or e-mail address.</summary>
public sealed record EvidenceNamesAPerson : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-names-a-person";

    /// <inheritdoc/>
    public override string Message => "The statement holds what looks like a tax code or an e-mail address.";

    /// <inheritdoc/>
    public override string Remedy => "State counts, or a commitment to the value, instead of the value.";
}

/// <summary>Another writer appended to the subject's chain first.</summary>
public sealed record EvidenceChainMoved : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-chain-moved";

    /// <inheritdoc/>
    public override string Message => "Other evidence about this subject was sealed in the meantime; nothing was kept.";

    /// <inheritdoc/>
    public override string Remedy => "Seal again: the new evidence then follows the other.";
}

/// <summary>The clock stands before the last evidence of the subject.</summary>
public sealed record EvidenceClockBehind : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-clock-behind";

    /// <inheritdoc/>
    public override string Message => "The clock stands before the time of this subject's last evidence, or before the signing key came into use; nothing was kept.";

    /// <inheritdoc/>
    public override string Remedy => "Set the machine's clock right and seal again.";
}

/// <summary>A signed payload is not evidence in a form this program knows.</summary>
/// <param name="Because">What is wrong, in a few words.</param>
public sealed record EvidenceUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not evidence of a known form: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for the evidence again, or read it with the program's newer version.";
}

/// <summary>A file is not a bundle of evidence.</summary>
/// <param name="Because">What is wrong, in a few words.</param>
public sealed record EvidenceBundleUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-bundle-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not a bundle of evidence: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for the bundle again and send it unchanged.";
}

/// <summary>There is no evidence about that subject.</summary>
public sealed record NoEvidenceAbout : Refusal
{
    /// <inheritdoc/>
    public override string Code => "no-evidence-about";

    /// <inheritdoc/>
    public override string Message => "There is no evidence about this subject.";

    /// <inheritdoc/>
    public override string Remedy => "Look the subject up with: filiera evidence list.";
}
