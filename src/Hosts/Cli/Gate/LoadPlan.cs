// SPDX-License-Identifier: EUPL-1.2
using System.Net;

namespace Filiera.Cli;

/// <summary>What a load run does.</summary>
/// <param name="Target">A loopback address.</param>
/// <param name="Connections">Connections, each with one request under way.</param>
/// <param name="Warmup">How long it runs before it counts.</param>
/// <param name="Duration">How long it counts.</param>
/// <param name="Rate">Requests a second, begun at fixed times however long answers take; null for as many as are answered.</param>
/// <param name="Request">Makes the next request of a connection: fills the buffer, gives its length.</param>
internal sealed record LoadPlan(
    IPEndPoint Target, int Connections, TimeSpan Warmup, TimeSpan Duration, double? Rate, Func<int, ILoadRequests> Request);
