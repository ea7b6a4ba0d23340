// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Net;
using NodaTime;

namespace Filiera.Web;

/// <summary>Slows down guessing: after five failures from one address each further one doubles the wait, up to a quarter of an hour.</summary>
public sealed class SignInAttempts(IClock clock)
{
    private const int Free = 5;
    private const int Remembered = 10_000;
    private static readonly Duration Longest = Duration.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    /// <summary>How long this address still has to wait; zero when it need not.</summary>
    public Duration WaitOf(IPAddress? address) =>
        _failures.TryGetValue(Key(address), out var failures) ? Duration.Max(Duration.Zero, Opens(failures) - clock.GetCurrentInstant()) : Duration.Zero;

    /// <summary>Counts one wrong attempt.</summary>
    public void Failed(IPAddress? address)
    {
        var now = clock.GetCurrentInstant();
        Forget(now);
        _failures.AddOrUpdate(Key(address), _ => new Failures(1, now), (_, before) => new Failures(before.Count + 1, now));
    }

    /// <summary>Forgets the address's failures.</summary>
    public void Succeeded(IPAddress? address) => _failures.TryRemove(Key(address), out _);

    private static Instant Opens(Failures failures) => failures.Count < Free
        ? failures.Last
        : failures.Last + Duration.Min(Longest, Duration.FromSeconds(1L << Math.Min(failures.Count - Free + 1, 10)));

    // One subscriber holds a whole /64 of IPv6.
    private static string Key(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private void Forget(Instant now)
    {
        if (_failures.Count < Remembered)
        {
            return;
        }

        foreach (var (key, failures) in _failures)
        {
            if (now - failures.Last > Longest)
            {
                _failures.TryRemove(key, out _);
            }
        }
    }

    private sealed record Failures(int Count, Instant Last);
}
