// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Register;

/// <summary>Under which name our log is kept.</summary>
/// <param name="Origin">The first line of its checkpoints and the name of its keys; never changed once there is a log.</param>
public sealed record RegisterOptions(string Origin)
{
    /// <summary>How often what was decided is looked for: a small part of the <see cref="LogWriterOptions.MaximumMergeDelay"/> promised.</summary>
    public static Duration Interval { get; } = Duration.FromSeconds(10);
}
