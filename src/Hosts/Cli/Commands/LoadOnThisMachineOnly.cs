// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>Load was asked for against another machine.</summary>
public sealed record LoadOnThisMachineOnly : Refusal
{
    /// <inheritdoc/>
    public override string Code => "load-on-this-machine-only";

    /// <inheritdoc/>
    public override string Message => "Load is put on servers of this machine only.";

    /// <inheritdoc/>
    public override string Remedy => "Give a loopback address such as http://127.0.0.1:8090.";
}
