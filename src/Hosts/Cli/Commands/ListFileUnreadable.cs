// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>A file given to <c>filiera screen</c> cannot be read.</summary>
public sealed record ListFileUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-file-unreadable";

    /// <inheritdoc/>
    public override string Message => "The file cannot be read.";

    /// <inheritdoc/>
    public override string Remedy => "Check its path and its permissions.";
}
