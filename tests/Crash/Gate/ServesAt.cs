// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Crash.Gate;

/// <summary>Serves a gate whose time began at a given instant: nobody may be called at night, whenever the test runs.</summary>
internal static class ServesAt
{
    public static async Task RunAsync(string[] arguments)
    {
        var clock = new Shifted(InstantPattern.ExtendedIso.Parse(arguments[1]).Value);
        var endpoint = new GateEndpoint(new IPEndPoint(IPAddress.Loopback, 0), null, false);
        await using var server = (await GateServer.StartAsync(Installation.At(arguments[0]), [endpoint], GateLimits.Usual, null, clock, null, default)).ValueOrThrow();
        Console.WriteLine(server.Addresses.First());
        await server.Ended;
    }

    private sealed class Shifted(Instant at) : IClock
    {
        private readonly Duration _ahead = at - Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + _ahead;
    }
}
