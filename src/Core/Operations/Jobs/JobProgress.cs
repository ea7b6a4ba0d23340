// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>How far a job is, counted in the things it works through.</summary>
/// <param name="Done">Things worked through, zero or more.</param>
/// <param name="Total">Things in all, or null while nobody knows.</param>
/// <param name="Unit">What is counted, kebab-case plural, such as <c>rows</c>.</param>
/// <param name="StartedAt">When counting began in this attempt.</param>
/// <param name="StartedFrom">Things already worked through then, by earlier attempts.</param>
/// <param name="At">When this was counted.</param>
public sealed record JobProgress(long Done, long? Total, string Unit, Instant StartedAt, long StartedFrom, Instant At)
{
    /// <summary>Rate and remaining time, as known from these counts alone.</summary>
    public ProgressEstimate Estimate() => ProgressEstimate.From(this);
}
