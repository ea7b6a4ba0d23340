// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>A message as it stands in the outbox.</summary>
public sealed record OutboxEntry
{
    /// <summary>Its identifier, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is told.</summary>
    public required OutboxMessage Message { get; init; }

    /// <summary>Where it stands.</summary>
    public required OutboxState State { get; init; }

    /// <summary>When it was written.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>Nobody delivers it before this instant: the end of a wait, or of the time its present carrier has.</summary>
    public required Instant NotBefore { get; init; }

    /// <summary>Deliveries begun.</summary>
    public int Attempts { get; init; }

    /// <summary>When the receiver had it; null before.</summary>
    public Instant? DeliveredAt { get; init; }

    /// <summary>The type of the last failure, without its words; null when none.</summary>
    public string? LastFailure { get; init; }
}
