// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The life of a lease as pure steps; stores keep what they give.</summary>
public static class LeaseLife
{
    /// <summary>The lease in new hands, or refused while somebody else's lasts.</summary>
    /// <param name="standing">The last lease of that name, over or not; null when there never was one.</param>
    public static Result<Lease> Acquire(Lease? standing, string name, string holder, Instant now, Duration duration)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(holder);
        return standing is not null && standing.Until > now && standing.Holder != holder
            ? new LeaseHeldByAnother()
            : new Lease(name, holder, (standing?.Fence ?? 0) + 1, UtcMicroseconds.Floor(now + duration));
    }

    /// <summary>The lease for longer. One that ran out but that nobody took since is still good.</summary>
    public static Result<Lease> Renew(Lease? standing, Lease mine, Instant now, Duration duration) => standing?.Fence == mine.Fence
        ? mine with { Until = UtcMicroseconds.Floor(now + duration) }
        : new LeaseLost();

    /// <summary>The lease as it stands after its holder gave it back: over, its number kept.</summary>
    public static Lease Release(Lease? standing, Lease mine, Instant now) => standing is not null && standing.Fence != mine.Fence
        ? standing
        : mine with { Until = Instant.Min(mine.Until, UtcMicroseconds.Floor(now)) };
}
