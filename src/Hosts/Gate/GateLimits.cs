// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Gate;

/// <summary>What the gate lets one caller have, and how long it waits.</summary>
/// <param name="BodyBytes">The longest body read.</param>
/// <param name="Numbers">The most numbers or outcomes in one request.</param>
/// <param name="RequestsAtOnce">The most requests of one key that are answered at the same time.</param>
/// <param name="NumbersPerSecond">The most numbers and outcomes of one key in one second.</param>
/// <param name="Clearance">How long after a decision the call may begin.</param>
/// <param name="Drain">How long a gate that is to end waits for its connections.</param>
/// <param name="OutOfTouch">How long a replica goes on allowing without having heard of its primary.</param>
public sealed record GateLimits(
    int BodyBytes,
    int Numbers,
    int RequestsAtOnce,
    int NumbersPerSecond,
    Duration Clearance,
    Duration Drain,
    Duration OutOfTouch)
{
    /// <summary>2 MiB, 10,000 numbers, 256 requests at once, two million numbers a second; a minute, ten seconds, five seconds.</summary>
    public static GateLimits Usual { get; } = new(
        2 << 20, 10_000, 256, 2_000_000, Duration.FromMinutes(1), Duration.FromSeconds(10), Duration.FromSeconds(5));
}
