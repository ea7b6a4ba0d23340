// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>Which credential has which bit, which bits are set, and every list ever issued.</summary>
public interface IStatusLists
{
    /// <summary>The bit of a credential, drawn at random when it has none yet; one credential keeps its bit for ever and shares it with none.</summary>
    /// <param name="purpose">What the bit says.</param>
    /// <param name="credentialId">The credential; only a hash of it is kept.</param>
    /// <param name="at">When it is asked for.</param>
    /// <param name="ct">Ends waiting.</param>
    Task<StatusPlace> PlaceOfAsync(StatusPurpose purpose, string credentialId, Instant at, CancellationToken ct);

    /// <summary>Sets or clears the bit of a credential; what is so already changes nothing.</summary>
    Task SetAsync(StatusPurpose purpose, string credentialId, bool set, Instant at, CancellationToken ct);

    /// <summary>The list of that name as it should be now, and as it was issued last; null when there is none of that name.</summary>
    Task<StatusState?> FindAsync(string name, CancellationToken ct);

    /// <summary>Keeps a list as issued, besides those issued before.</summary>
    Task KeepAsync(string name, Json.Map issued, Instant at, CancellationToken ct);
}
