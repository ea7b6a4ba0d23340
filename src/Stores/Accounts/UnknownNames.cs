// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Access;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>Treats addresses that have no account as accounts are treated: after some failures they wait, so that waiting tells nothing.</summary>
internal sealed class UnknownNames(IClock clock)
{
    private const int Remembered = 10_000;
    private readonly ConcurrentDictionary<string, (int Failures, Instant Until)> _names = new(StringComparer.Ordinal);

    /// <summary>Counts a failure; true when the address was waiting already.</summary>
    public bool Failed(string name)
    {
        var now = clock.GetCurrentInstant();
        if (_names.Count >= Remembered)
        {
            _names.Clear();
        }

        var key = Secrets.Hash(name);
        if (_names.TryGetValue(key, out var known) && now < known.Until)
        {
            return true;
        }

        _names[key] = known.Failures + 1 >= Lockout.Failures ? (0, now + Lockout.Wait) : (known.Failures + 1, Instant.MinValue);
        return false;
    }
}
