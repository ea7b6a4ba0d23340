// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text;
using Filiera.Stores.Files;

namespace Filiera.Crash.Gate;

/// <summary>A gate as <c>filiera gate serve</c> starts it, whose questions are answered by the threads that hear of them.</summary>
public sealed class GateAsStarted
{
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gate_that_was_idle_answers_everybody_beside_slow_clients_and_ends_by_itself_when_it_is_told_to()
    {
        using var bed = await GateBed.OpenAsync();
        using var gate = await GateProcess.StartAsync(bed, "--listen", "127.0.0.1:0");
        using var silent = await ConnectAsync(gate);

        // Longer than it waits between any two looks.
        await Task.Delay(_idle, TimeProvider.System, Ct);
        var slow = Enumerable.Range(0, 4).Select(_ => SlowAsync(bed, gate)).ToArray();
        var answered = 0;
        do
        {
            Assert.Equal(HttpStatusCode.OK, (await bed.PostAsync(gate.Address, "/api/gate/decisions", bed.Ask("3471234567")))?.Status);
            Assert.Equal(HttpStatusCode.OK, (await bed.PostAsync(gate.Address, "/api/gate/outcomes", bed.OptOut($"349{answered++:D7}")))?.Status);
        }
        while (!slow.All(one => one.IsCompleted));

        Assert.All(await Task.WhenAll(slow), answer => Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal));

        // One that has asked nothing and one in the middle of its question keep nobody from ending.
        using var asking = await ConnectAsync(gate);
        await asking.SendAsync(Head(bed), Ct);
        gate.Terminate();
        Assert.Equal(0, await gate.EndedAsync(Ct));
        using var journal = new FileDialJournal(DataDirectory.Open(bed.Data));
        Assert.Equal(answered, journal.TryTake((_, in _) => { }).ValueOrThrow());
    }

    private static byte[] Head(GateBed bed) => Encoding.ASCII.GetBytes(
        $"POST /api/gate/decisions HTTP/1.1\r\nHost: gate\r\nAuthorization: Bearer {bed.Key}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");

    private static async Task<Socket> ConnectAsync(GateProcess gate)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, gate.Address.Port, Ct);
        return socket;
    }

    // A byte now and then, until the gate has had enough.
    private static async Task<string> SlowAsync(GateBed bed, GateProcess gate)
    {
        using var socket = await ConnectAsync(gate);
        await socket.SendAsync(Head(bed), Ct);
        for (var i = 0; i < 900 && socket.Available == 0; i++)
        {
            await socket.SendAsync(" "u8.ToArray(), Ct);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Ct);
        }

        var answer = new byte[4096];
        return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer, Ct));
    }
}
