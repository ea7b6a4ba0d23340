// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.Logging;

namespace Filiera.Flows;

/// <summary>Bodies that are too long, too slow or broken off: a defined answer, others answered meanwhile, and nothing in the log that looks like a fault of the gate.</summary>
public sealed class BodiesThatDoNotCome(GateDesk desk) : IClassFixture<GateDesk>
{
    private const int Chunk = 65_536;
    private static readonly string[] Addresses = ["decisions", "outcomes"];

    [Fact]
    public async Task A_body_in_chunks_that_passes_the_limit_is_answered_by_its_problem_and_closes_the_connection()
    {
        using var logs = new Kept();
        await using var gate = await desk.StartAsync(logs: logs);
        foreach (var address in Addresses)
        {
            using var socket = await BeginAsync(gate, address, "Transfer-Encoding: chunked\r\n\r\n");
            var chunk = Encoding.ASCII.GetBytes($"{Chunk:x}\r\n{new string(' ', Chunk)}\r\n");
            for (var sent = 0; sent <= GateLimits.Usual.BodyBytes && socket.Available == 0; sent += Chunk)
            {
                await socket.SendAsync(chunk);
            }

            await AnsweredAsync(socket, 413, "gate-body-too-large");
        }

        Assert.Empty(logs.Written);
    }

    [Fact]
    public async Task A_client_that_sends_its_body_a_byte_at_a_time_is_left_and_others_are_answered_meanwhile()
    {
        using var logs = new Kept();
        await using var gate = await desk.StartAsync(logs: logs);
        var slow = Addresses.Select(address => SlowAsync(gate, address)).ToArray();
        var key = await desk.KeyAsync(GateScopes.Ask);

        do
        {
            Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471234567"), new Uri(gate.Addresses.First()))).Status);
        }
        while (!slow.All(one => one.IsCompleted));

        await Task.WhenAll(slow);
        Assert.Empty(logs.Written);
    }

    [Fact]
    public async Task A_body_whose_chunks_are_none_or_that_is_broken_off_is_no_fault_of_the_gate()
    {
        using var logs = new Kept();
        await using var gate = await desk.StartAsync(logs: logs);
        foreach (var address in Addresses)
        {
            using (var broken = await BeginAsync(gate, address, "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"))
            {
                await AnsweredAsync(broken, 400, "gate-body-broken");
            }

            using (var ended = await BeginAsync(gate, address, "Content-Length: 100\r\n\r\n{"))
            {
                ended.Shutdown(SocketShutdown.Send);
                await ReadAsync(ended);
            }

            using var gone = await BeginAsync(gate, address, "Content-Length: 100\r\n\r\n{");
            gone.LingerState = new LingerOption(true, 0);
            gone.Close();
        }

        var key = await desk.KeyAsync(GateScopes.Ask);
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471234567"), new Uri(gate.Addresses.First()))).Status);
        Assert.Empty(logs.Written);
    }

    private async Task SlowAsync(GateServer gate, string address)
    {
        using var socket = await BeginAsync(gate, address, "Content-Length: 100000\r\n\r\n");
        for (var i = 0; i < 1000 && socket.Available == 0; i++)
        {
            await socket.SendAsync("{"u8.ToArray());
            await Task.Delay(100);
        }

        await AnsweredAsync(socket, 408, "gate-body-too-slow");
    }

    private async Task<Socket> BeginAsync(GateServer gate, string address, string more)
    {
        var key = await desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(gate.Addresses.First()).Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/gate/{address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n{more}"));
        return socket;
    }

    private static async Task AnsweredAsync(Socket socket, int status, string code)
    {
        var answer = await ReadAsync(socket);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Equal(code, GateDesk.Code((Json.Map)Json.Parse(Encoding.UTF8.GetBytes(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])).ValueOrThrow()));
    }

    // To the end of the connection: whoever sends too much is not listened to any longer.
    private static async Task<string> ReadAsync(Socket socket)
    {
        var (buffer, have) = (new byte[8192], 0);
        try
        {
            for (int read; (read = await socket.ReceiveAsync(buffer.AsMemory(have))) > 0; have += read)
            {
            }
        }
        catch (SocketException)
        {
        }

        return Encoding.ASCII.GetString(buffer, 0, have);
    }

    /// <summary>Keeps what is logged as an error, or with an exception.</summary>
    private sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error || exception is not null)
            {
                Written.Enqueue($"{logLevel} {formatter(state, exception)} {exception?.GetType().Name}");
            }
        }

        public void Dispose()
        {
        }
    }
}
