// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Filiera.Flows.Web;

/// <summary>Where one request ends and the next begins is never a matter of opinion.</summary>
public sealed class MessageBorders(Interruptions.ServedHost host) : IClassFixture<Interruptions.ServedHost>
{
    [Theory]
    [InlineData("Content-Length: 3\r\nContent-Length: 5")]
    [InlineData("Content-Length: 3, 5")]
    [InlineData("Transfer-Encoding: gzip")]
    [InlineData("Bad Header: 1")]
    public async Task A_request_whose_end_is_unclear_is_refused_and_its_connection_closed(string headers)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /entra HTTP/1.1\r\nHost: {host.Address.Authority}\r\n{headers}\r\n\r\nabcGET / HTTP/1.1\r\nHost: {host.Address.Authority}\r\n\r\n"));
        using var answer = new MemoryStream();
        var buffer = new byte[4096];
        for (int got; (got = await socket.ReceiveAsync(buffer)) > 0;)
        {
            answer.Write(buffer, 0, got);
        }

        var text = Encoding.ASCII.GetString(answer.ToArray());
        Assert.StartsWith("HTTP/1.1 400 ", text, StringComparison.Ordinal);
        Assert.Single(text.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries));
    }
}
