// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>A bundle, a key list or a folder of inputs cannot be opened or read, or a bundle cannot be written.</summary>
/// <param name="Because">What the system said.</param>
public sealed record EvidenceFileUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-file-unreadable";

    /// <inheritdoc/>
    public override string Message => $"The file cannot be read or written: {Because}";

    /// <inheritdoc/>
    public override string Remedy => "Check its name and permissions.";
}
