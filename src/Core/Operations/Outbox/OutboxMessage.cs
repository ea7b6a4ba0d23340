// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Something the outside world must be told at least once.</summary>
public sealed record OutboxMessage
{
    /// <param name="topic">Names the sender, kebab-case.</param>
    /// <param name="key">The idempotency key the receiver sees; 1 to 200 characters.</param>
    /// <param name="body">What is told.</param>
    /// <exception cref="ArgumentException">The topic is not kebab-case, or the key is empty or too long.</exception>
    public OutboxMessage(string topic, string key, Json body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentException.ThrowIfNullOrEmpty(key);
        Topic = KebabCase.Require(topic, nameof(topic));
        Key = key.Length <= 200 ? key : throw new ArgumentException("At most 200 characters.", nameof(key));
        Body = body;
    }

    /// <summary>Names the sender.</summary>
    public string Topic { get; }

    /// <summary>What a receiver recognises a repeated delivery by.</summary>
    public string Key { get; }

    /// <summary>What is told.</summary>
    public Json Body { get; }
}
