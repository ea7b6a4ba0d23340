// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>An instant given on the command line cannot be read, or names none or two in Italian legal time.</summary>
public sealed record InstantUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "instant-unreadable";

    /// <inheritdoc/>
    public override string Message => "The instant is no date and time, or clocks in Italy show that time never or twice.";

    /// <inheritdoc/>
    public override string Remedy => "Write 2026-11-22T10:00:00Z, with another offset such as +01:00, or without one for the legal time in Italy.";
}
