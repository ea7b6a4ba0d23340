// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The keys with which programs ask the gate.</summary>
public interface IGateKeys
{
    /// <summary>A number that changes whenever a key was added or taken back, by whichever process.</summary>
    long Version { get; }

    /// <summary>Keeps a key.</summary>
    Task AddAsync(GateKey key, CancellationToken ct);

    /// <summary>Every key ever given, oldest first.</summary>
    Sequence<GateKey> List();

    /// <summary>Takes a key back.</summary>
    /// <returns>The key as it then stands, or null when there is none of that identifier.</returns>
    Task<GateKey?> RevokeAsync(string id, Instant at, CancellationToken ct);
}
