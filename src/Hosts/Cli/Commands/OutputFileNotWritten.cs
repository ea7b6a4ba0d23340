// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The file cannot be written.</summary>
public sealed record OutputFileNotWritten : Refusal
{
    /// <inheritdoc/>
    public override string Code => "output-file-not-written";

    /// <inheritdoc/>
    public override string Message => "The file cannot be written; what was there before is still there.";

    /// <inheritdoc/>
    public override string Remedy => "Make room, check the permissions or name another place with -o, and try again.";
}
