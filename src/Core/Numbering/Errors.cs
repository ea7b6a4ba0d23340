// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Numbering;

/// <summary>The text is no telephone number of the Italian plan and no foreign one.</summary>
/// <param name="Reason">Why.</param>
public sealed record NumberIsInvalid(NumberReason Reason) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-invalid";

    /// <inheritdoc/>
    public override string Message => $"This is not a telephone number ({Reason.ToCode()}).";

    /// <inheritdoc/>
    public override string Remedy => "Correct it at its source; docs/numbering.md explains each reason.";
}

/// <summary>The text may mean more than one number.</summary>
/// <param name="Reason">Why.</param>
public sealed record NumberIsAmbiguous(NumberReason Reason) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-ambiguous";

    /// <inheritdoc/>
    public override string Message => $"The writing does not settle which number is meant ({Reason.ToCode()}).";

    /// <inheritdoc/>
    public override string Remedy => "Write the number in full, beginning with +39; nothing was assumed.";
}

/// <summary>The number exists but no subscriber is reached by it: a short code, or a prefix that only callers show.</summary>
/// <param name="Kind">Its kind.</param>
public sealed record NotASubscriberNumber(NumberKind Kind) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "not-a-subscriber-number";

    /// <inheritdoc/>
    public override string Message => $"No subscriber is reached by a number of the kind {Kind.ToCode()}.";

    /// <inheritdoc/>
    public override string Remedy => "Give the number of a person's or firm's line.";
}

/// <summary>A line of the plan's data cannot be understood.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record PlanLineIsBroken(int Line, string Problem) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "plan-line-broken";

    /// <inheritdoc/>
    public override string Message => $"Line {Line} of the numbering data: {Problem}.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the line; nothing of the file was taken.";
}
