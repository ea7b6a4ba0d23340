// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The file of numbers cannot be opened or read to its end.</summary>
/// <param name="Because">What the system said.</param>
public sealed record NumbersFileUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "numbers-file-unreadable";

    /// <inheritdoc/>
    public override string Message => $"The file cannot be read: {Because}";

    /// <inheritdoc/>
    public override string Remedy => "Check its name and permissions; use - to read from standard input.";
}
