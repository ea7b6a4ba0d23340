// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>No centre was named, and not exactly one may call for the campaign.</summary>
public sealed record CentreNotNamed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "centre-not-named";

    /// <inheritdoc/>
    public override string Message => "None or several contact centres may call for this campaign, so which one it is has to be said.";

    /// <inheritdoc/>
    public override string Remedy => "Name the centre with --centre; filiera parties list shows them.";
}
