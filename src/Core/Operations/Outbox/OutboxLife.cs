// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The life of a message as pure steps; stores keep what they give.</summary>
public static class OutboxLife
{
    /// <summary>A message just added.</summary>
    public static OutboxEntry Add(Guid id, OutboxMessage message, Instant now) => new()
    {
        Id = id,
        Message = message,
        State = OutboxState.Waiting,
        AddedAt = UtcMicroseconds.Floor(now),
        NotBefore = UtcMicroseconds.Floor(now),
    };

    /// <summary>True when it may be delivered now.</summary>
    public static bool IsDue(OutboxEntry entry, Instant now) => entry.State == OutboxState.Waiting && entry.NotBefore <= now;

    /// <summary>The message in a carrier's hands until its time is over; then another may carry it, so it may arrive twice.</summary>
    public static OutboxEntry Claim(OutboxEntry entry, Instant now, Duration lease) =>
        entry with { Attempts = entry.Attempts + 1, NotBefore = UtcMicroseconds.Floor(now + lease) };

    /// <summary>The message after the receiver had it.</summary>
    public static OutboxEntry Deliver(OutboxEntry entry, Instant now) => entry with
    {
        State = OutboxState.Delivered,
        DeliveredAt = entry.DeliveredAt ?? UtcMicroseconds.Floor(now),
        LastFailure = null,
    };

    /// <summary>The message after a delivery failed: waiting for the next, or parked after the last one allowed.</summary>
    public static OutboxEntry Fail(OutboxEntry entry, string failure, RetryPolicy retry, Instant now)
    {
        if (entry.State != OutboxState.Waiting)
        {
            return entry;
        }

        var seed = BinaryPrimitives.ReadInt32BigEndian(entry.Id.ToByteArray(bigEndian: true).AsSpan(12)) ^ entry.Attempts;
        var failed = entry with { LastFailure = failure };
        return retry.WaitAfter(Math.Max(1, entry.Attempts), new Random(seed)) is { } wait
            ? failed with { NotBefore = UtcMicroseconds.Floor(now + wait) }
            : failed with { State = OutboxState.Parked };
    }

    /// <summary>A parked message waiting again, its attempts counted anew; any other as it stands.</summary>
    public static OutboxEntry Unpark(OutboxEntry entry, Instant now) => entry.State == OutboxState.Parked
        ? entry with { State = OutboxState.Waiting, Attempts = 0, NotBefore = UtcMicroseconds.Floor(now) }
        : entry;
}
