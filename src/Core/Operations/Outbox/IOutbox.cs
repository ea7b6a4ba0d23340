// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Messages for the outside world, written in the same transaction as the act that causes them.</summary>
public interface IOutbox
{
    /// <summary>Adds a message in the unit of work that is open; a message with the same topic and key is kept once.</summary>
    /// <exception cref="InvalidOperationException">No unit of work is open.</exception>
    Task AddAsync(OutboxMessage message, CancellationToken ct);
}
