// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>There is no gate key of that identifier.</summary>
public sealed record GateKeyUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-key-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no gate key of that identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Look at filiera gate key list.";
}
