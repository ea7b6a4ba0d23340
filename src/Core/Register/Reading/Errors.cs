// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>There is no checkpoint yet.</summary>
public sealed record LogNotBegun : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-not-begun";

    /// <inheritdoc/>
    public override string Message => "This register has published nothing yet.";

    /// <inheritdoc/>
    public override string Remedy => "Publish it with 'filiera log publish', or start the portal, which does so by itself.";
}

/// <summary>Two checkpoints of one log do not fit together: one of them hides or changes what the other states.</summary>
public sealed record LogForked : Refusal
{
    /// <inheritdoc/>
    public override string Code => "log-forked";

    /// <inheritdoc/>
    public override string Message => "This checkpoint does not continue the one that was seen before: entries were changed, removed or hidden.";

    /// <inheritdoc/>
    public override string Remedy => "Keep both checkpoints and show them to the witnesses: together they prove it. Rely on nothing newer than the older one.";
}

/// <summary>The map's root in the log is not the root of the map that follows from its entries.</summary>
public sealed record MapNotOfThisLog : Refusal
{
    /// <inheritdoc/>
    public override string Code => "map-not-of-this-log";

    /// <inheritdoc/>
    public override string Message => "The log states a map that does not follow from its own entries, so that nothing can be proved present or absent.";

    /// <inheritdoc/>
    public override string Remedy => "Keep the checkpoint and recompute the map from the entries: whoever signed it has to answer for it.";
}

/// <summary>The bytes are not the answer of a register.</summary>
public sealed record RegisterAnswerUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-answer-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is not a register's answer with its proofs.";

    /// <inheritdoc/>
    public override string Remedy => "Send the answer exactly as the register gave it.";
}

/// <summary>The proofs of an answer do not hold together.</summary>
public sealed record RegisterAnswerWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-answer-wrong";

    /// <inheritdoc/>
    public override string Message => "The proofs in this answer do not show what it says.";

    /// <inheritdoc/>
    public override string Remedy => "Ask the register again for exactly this number; if it stays so, keep the answer, which is evidence against whoever gave it.";
}
