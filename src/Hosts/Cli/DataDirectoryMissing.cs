// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The data directory does not exist.</summary>
public sealed record DataDirectoryMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "data-directory-missing";

    /// <inheritdoc/>
    public override string Message => "There is no data directory at the place named.";

    /// <inheritdoc/>
    public override string Remedy => "Name it with --data, or make it: an empty directory becomes a new installation.";
}
