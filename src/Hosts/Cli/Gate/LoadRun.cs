// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Net.Sockets;
using Filiera.Gate;

namespace Filiera.Cli;

/// <summary>Puts load on a server of this machine: a bounded number of connections, raw sockets, one request under way on each, one thread.</summary>
/// <remarks>
/// With a rate, requests are due at fixed times, each is sent on a connection that has none under way, and latency is counted from the instant
/// it was due: a server that stalls is charged for every request that it kept waiting, and so is this program where it was late itself.
/// </remarks>
internal sealed class LoadRun(LoadPlan plan, TimeProvider time)
{
    private const int LongestWait = 100_000;
    private readonly Line _line = new();
    private readonly List<Socket> _asked = [];
    private readonly SocketWait _wait = new();
    private readonly Dictionary<Socket, Connection> _connections = [];
    private readonly Stack<Connection> _free = [];
    private long _begin;
    private long _end;

    /// <summary>Runs to the end of the plan.</summary>
    public Task<LoadResult> RunAsync(CancellationToken ct) =>
        Task.Factory.StartNew(() => Run(ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private LoadResult Run(CancellationToken ct)
    {
        // Measured is the server, and not how long this thread waits for its turn.
        ShortTurns.Ask();
        var now = time.GetTimestamp();
        _begin = now + Ticks(plan.Warmup);
        _end = _begin + Ticks(plan.Duration);
        for (var number = plan.Connections - 1; number >= 0; number--)
        {
            _free.Push(new Connection(plan.Request(number)));
        }

        try
        {
            var between = plan.Rate is { } rate ? time.TimestampFrequency / rate : 0;
            var due = (double)now;
            while (now < _end && !ct.IsCancellationRequested)
            {
                while (_free.Count > 0 && due <= now)
                {
                    var connection = _free.Pop();
                    Ask(connection, between > 0 ? (long)due : time.GetTimestamp());
                    due += between;
                    now = time.GetTimestamp();
                }

                Take(_free.Count == 0 ? LongestWait : Math.Clamp((int)((due - now) * 1_000_000 / time.TimestampFrequency), 0, LongestWait));
                now = time.GetTimestamp();
            }
        }
        finally
        {
            foreach (var connection in _connections.Values)
            {
                connection.Socket?.Dispose();
            }
        }

        return new LoadResult(_line.Answered, _line.Refused, _line.Broken, plan.Duration.TotalSeconds, _line.Latency);
    }

    private void Ask(Connection connection, long from)
    {
        try
        {
            connection.Socket ??= Connect(connection);
            (connection.From, connection.Have) = (from, 0);
            connection.Socket.Send(connection.Requests.Next().Span);
            _asked.Add(connection.Socket);
        }
        catch (SocketException) when (connection.Socket is not null)
        {
            End(connection, 0, closes: true);
        }
    }

    /// <summary>Waits for answers so many microseconds at most, and takes those that came.</summary>
    private void Take(int microseconds)
    {
        foreach (var socket in _wait.For(_asked, microseconds))
        {
            Take(_connections[socket]);
        }
    }

    private void Take(Connection connection)
    {
        if (connection.Have == connection.Buffer.Length)
        {
            Array.Resize(ref connection.Buffer, connection.Buffer.Length * 2);
        }

        int got;
        try
        {
            got = connection.Socket!.Receive(connection.Buffer.AsSpan(connection.Have));
        }
        catch (SocketException)
        {
            got = 0;
        }

        connection.Have += got;
        if (got == 0)
        {
            End(connection, 0, closes: true);
        }
        else if (IsWhole(connection.Buffer.AsSpan(0, connection.Have), out var status, out var closes))
        {
            End(connection, status, closes);
        }
    }

    private void End(Connection connection, int status, bool closes)
    {
        Count(status, connection.From);
        _asked.Remove(connection.Socket!);
        if (closes)
        {
            _connections.Remove(connection.Socket!);
            connection.Socket!.Dispose();
            connection.Socket = null;
        }

        _free.Push(connection);
    }

    private void Count(int status, long from)
    {
        var now = time.GetTimestamp();
        if (now < _begin || now >= _end)
        {
            return;
        }

        switch (status)
        {
            case >= 200 and < 300:
                _line.Answered++;
                _line.Latency.Add((long)((now - from) * (1_000_000_000.0 / time.TimestampFrequency)));
                break;
            case 0:
                _line.Broken++;
                break;
            default:
                _line.Refused++;
                break;
        }
    }

    private Socket Connect(Connection connection)
    {
        var socket = new Socket(plan.Target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(plan.Target);
        _connections[socket] = connection;
        return socket;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int status, out bool closes)
    {
        (status, closes) = (0, false);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        var at = head.IndexOf("Content-Length: "u8);
        var length = 0;
        if (at >= 0)
        {
            Utf8Parser.TryParse(head[(at + 16)..], out length, out _);
        }

        Utf8Parser.TryParse(head[9..], out status, out _);
        closes = head.IndexOf("Connection: close"u8) >= 0;
        return answer.Length >= end + 4 + length;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private sealed class Line
    {
        public long Answered;
        public long Refused;
        public long Broken;
        public LatencyHistogram Latency { get; } = new();
    }

    private sealed class Connection(ILoadRequests requests)
    {
        public readonly ILoadRequests Requests = requests;
        public Socket? Socket;
        public byte[] Buffer = new byte[64 * 1024];
        public int Have;
        public long From;
    }
}
