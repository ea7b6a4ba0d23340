// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>A page of jobs, newest first.</summary>
/// <param name="Limit">At most so many, from 1 to 1,000.</param>
public sealed record JobQuery(int Limit = 50)
{
    /// <summary>Only jobs older than this one; null starts at the newest.</summary>
    public JobId? Before { get; init; }

    /// <summary>Only jobs of this kind; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>Only jobs in this state; null for all.</summary>
    public JobState? State { get; init; }
}
