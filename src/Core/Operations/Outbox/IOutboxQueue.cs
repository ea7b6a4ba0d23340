// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The messages of one installation, for those who deliver them and watch over it.</summary>
public interface IOutboxQueue
{
    /// <summary>Takes messages of these topics that are due, oldest first, in a unit of work of its own.</summary>
    Task<Result<Sequence<OutboxEntry>>> ClaimAsync(Sequence<string> topics, int limit, Duration lease, CancellationToken ct);

    /// <summary>Writes down that the receiver has it, in a unit of work of its own.</summary>
    Task<Result<OutboxEntry>> DeliverAsync(OutboxEntry entry, CancellationToken ct);

    /// <summary>Writes down that a delivery failed, in a unit of work of its own.</summary>
    /// <param name="entry">The message as claimed.</param>
    /// <param name="failure">The type of the failure, without personal data.</param>
    /// <param name="retry">When it is tried again, and when it is parked.</param>
    /// <param name="ct">Stops the waiting for the database.</param>
    Task<Result<OutboxEntry>> FailAsync(OutboxEntry entry, string failure, RetryPolicy retry, CancellationToken ct);

    /// <summary>Messages in a state, oldest first.</summary>
    Task<Sequence<OutboxEntry>> ListAsync(OutboxState state, int limit, CancellationToken ct);

    /// <summary>Messages of these topics in whatever state, newest first.</summary>
    Task<Sequence<OutboxEntry>> NewestAsync(Sequence<string> topics, int limit, CancellationToken ct);

    /// <summary>Lets a parked message be tried again, in a unit of work of its own or the one that is open.</summary>
    /// <returns>The message as it then stands; or <c>message-unknown</c>.</returns>
    Task<Result<OutboxEntry>> UnparkAsync(Guid id, CancellationToken ct);
}
