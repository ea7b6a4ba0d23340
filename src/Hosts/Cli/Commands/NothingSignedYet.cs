// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The installation has no key, because it has not signed anything.</summary>
public sealed record NothingSignedYet : Refusal
{
    /// <inheritdoc/>
    public override string Code => "nothing-signed-yet";

    /// <inheritdoc/>
    public override string Message => "This installation has signed nothing yet, so it has no key to give.";

    /// <inheritdoc/>
    public override string Remedy => "Screen a list first, or check that --data names the installation you mean.";
}
