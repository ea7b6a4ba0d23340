// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Delivers messages of one topic to the outside world.</summary>
public interface IOutboxSender
{
    /// <summary>The topic, kebab-case.</summary>
    string Topic { get; }

    /// <summary>Delivers a message; ends when the receiver has it, throws to be called again. The same message may come again: its key says so.</summary>
    Task SendAsync(OutboxMessage message, CancellationToken ct);
}
