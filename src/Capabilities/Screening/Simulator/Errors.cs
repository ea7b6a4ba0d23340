// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The simulator was asked on real data.</summary>
public sealed record SimulatorForDemonstrationOnly : Refusal
{
    /// <inheritdoc/>
    public override string Code => "simulator-for-demonstration-only";

    /// <inheritdoc/>
    public override string Message => "The simulator of the register answers on demonstration data only.";

    /// <inheritdoc/>
    public override string Remedy => "Ask the register itself.";
}

/// <summary>The simulated answer is not there yet.</summary>
/// <param name="ReadyAt">When it will be there.</param>
public sealed record SimulatedAnswerNotReady(NodaTime.Instant ReadyAt) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "simulated-answer-not-ready";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The simulated register answers at {ReadyAt}, not before.");

    /// <inheritdoc/>
    public override string Remedy => "Wait until then, or ask for a shorter delay.";
}

/// <summary>A row of invented citizens' acts.</summary>
public sealed record SimulatedActUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "simulated-act-unreadable";

    /// <inheritdoc/>
    public override string Message => "A row of the invented acts of citizens cannot be read.";

    /// <inheritdoc/>
    public override string Remedy => "Write number, enrol, renew or revoke, the instant, and for a revocation the controller's VAT number.";
}
