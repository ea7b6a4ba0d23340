// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>No gate answers at the address.</summary>
public sealed record GateNotReached : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-not-reached";

    /// <inheritdoc/>
    public override string Message => "No gate answers at the address, so nothing may be dialled.";

    /// <inheritdoc/>
    public override string Remedy => "Start one with filiera gate serve, or name another address with --url.";
}
