// SPDX-License-Identifier: EUPL-1.2
using System.Net;

namespace Filiera.Gate;

/// <summary>Where a gate listens.</summary>
/// <param name="Address">The address and port; port 0 for any free one. Null where the socket is inherited.</param>
/// <param name="Handle">The number of a listening socket that was inherited, as a service manager gives it; null where it is opened here.</param>
/// <param name="Http2">True for HTTP/2 by prior knowledge, false for HTTP/1.1: without TLS a connection cannot choose.</param>
public sealed record GateEndpoint(IPEndPoint? Address, int? Handle, bool Http2);
