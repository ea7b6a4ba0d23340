// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The bytes are no request to a witness.</summary>
public sealed record WitnessRequestUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "witness-request-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is not a request to cosign a checkpoint.";

    /// <inheritdoc/>
    public override string Remedy => "Send the old size, the consistency proof, an empty line and the checkpoint, as C2SP tlog-witness says.";
}

/// <summary>The text is no policy of logs and witnesses.</summary>
/// <param name="Line">The first line that is wrong, from one.</param>
public sealed record WitnessPolicyUnreadable(int Line) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "witness-policy-unreadable";

    /// <inheritdoc/>
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"The policy of logs and witnesses is wrong at line {Line}.");

    /// <inheritdoc/>
    public override string Remedy => "Write log, witness, group and quorum lines, each name before it is used, and one quorum.";
}

/// <summary>Another process is this witness already.</summary>
public sealed record WitnessAlreadyRuns : Refusal
{
    /// <inheritdoc/>
    public override string Code => "witness-already-runs";

    /// <inheritdoc/>
    public override string Message => "Another process answers as this witness at the moment.";

    /// <inheritdoc/>
    public override string Remedy => "Stop it first: two processes with one memory could cosign two trees.";
}
