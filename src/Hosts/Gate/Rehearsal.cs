// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;

namespace Filiera.Gate;

/// <summary>A question to itself before anybody is told that it listens: what is compiled at first use is compiled by then.</summary>
internal static class Rehearsal
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    /// <summary>Asks at each address over HTTP/1.1, without a key. Whatever comes of it changes nothing.</summary>
    public static async Task AskAsync(IEnumerable<string> addresses, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(_longest);
        foreach (var address in addresses)
        {
            try
            {
                await AskAsync(new Uri(address), enough.Token);
            }
            catch (Exception unheard) when (unheard is SocketException or UriFormatException or OperationCanceledException)
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        // The answer may have been heard on the thread that hears every question, and whoever waits for this may do anything next, waiting included.
        await Task.Yield();
    }

    private static async Task AskAsync(Uri address, CancellationToken ct)
    {
        if (!IPAddress.TryParse(address.Host.Trim('[', ']'), out var host))
        {
            return;
        }

        host = host.Equals(IPAddress.Any) ? IPAddress.Loopback : host.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : host;
        using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(host, address.Port), ct);
        await socket.SendAsync("POST /api/gate/decisions HTTP/1.1\r\nHost: gate\r\nAuthorization: Bearer none\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), ct);
        await socket.ReceiveAsync(new byte[1024], ct);
    }
}
