// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The day given for a demonstration is no date.</summary>
public sealed record SeedDayUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "seed-day-unreadable";

    /// <inheritdoc/>
    public override string Message => "The day is not a date.";

    /// <inheritdoc/>
    public override string Remedy => "Write year, month and day with dashes, such as 2026-11-16.";
}
