// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The file to be written is there already.</summary>
public sealed record OutputFileAlreadyThere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "output-file-already-there";

    /// <inheritdoc/>
    public override string Message => "The file to be written is there already; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Name another file with -o, or say --replace.";
}
