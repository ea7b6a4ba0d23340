// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The bytes are not a proof from the register's map.</summary>
public sealed record MapProofUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "map-proof-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is not a proof of presence or absence from a register.";

    /// <inheritdoc/>
    public override string Remedy => "Send the proof exactly as the register gave it.";
}

/// <summary>The proof does not lead to the map's root.</summary>
public sealed record MapProofWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "map-proof-wrong";

    /// <inheritdoc/>
    public override string Message => "The proof says nothing about this number under this root.";

    /// <inheritdoc/>
    public override string Remedy => "Ask the register again for exactly this number, together with the root in its newest checkpoint.";
}
