// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Numbering;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>What became of the calls of each client, as far as the rules of dialling ask: rebuilt from the journal, in whatever order it is told.</summary>
/// <remarks>One thread at a time writes for a client; any number read meanwhile, without a lock. An opt-out is never forgotten.</remarks>
public sealed class DialMemory
{
    private readonly ConcurrentDictionary<OrganisationId, ClientMemory> _clients = new();
    private long _position;

    /// <summary>The journal position taken in last; 0 while there is none.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Numbers remembered, each once for each client.</summary>
    public long Count => _clients.Values.Sum(client => client.Count);

    /// <summary>Takes in one event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="position">Its position in the journal.</param>
    public void Apply(in DialEvent one, long position)
    {
        Of(one.Client).Apply(one);
        var seen = Position;
        while (position > seen && Interlocked.CompareExchange(ref _position, position, seen) is var other && other != seen)
        {
            seen = other;
        }
    }

    /// <summary>The history of a number with a client.</summary>
    public NumberHistory Of(OrganisationId client, SubscriberNumber number) =>
        _clients.TryGetValue(client, out var memory) ? memory.Of(number) : default;

    internal ClientMemory Of(OrganisationId client) => _clients.GetOrAdd(client, _ => new ClientMemory());
}
