// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>How messages are delivered.</summary>
public sealed record OutboxOptions
{
    /// <summary>Messages taken at once.</summary>
    public int Batch { get; init; } = 20;

    /// <summary>How long the messages of a batch are left to their carrier.</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(2);

    /// <summary>How long to rest when there is nothing to deliver.</summary>
    public Duration Rest { get; init; } = Duration.FromSeconds(1);

    /// <summary>When a failed delivery is tried again, and when the message is parked.</summary>
    public RetryPolicy Retry { get; init; } = new(10, Duration.FromSeconds(5), Duration.FromHours(1), new PartsPerMillion(500_000));
}
