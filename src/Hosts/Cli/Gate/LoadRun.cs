// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Net.Sockets;

namespace Filiera.Cli;

/// <summary>Puts load on a server of this machine: a bounded number of connections, raw sockets, one request under way on each.</summary>
/// <remarks>
/// With a rate, requests are due at fixed times and latency is counted from then on: a server that stalls is charged for every request that
/// it kept waiting, not only for the one it stalled on.
/// </remarks>
internal sealed class LoadRun(LoadPlan plan, TimeProvider time)
{
    private long _begin;
    private long _end;

    /// <summary>Runs to the end of the plan.</summary>
    public async Task<LoadResult> RunAsync(CancellationToken ct)
    {
        _begin = time.GetTimestamp() + Ticks(plan.Warmup);
        _end = _begin + Ticks(plan.Duration);
        var lines = await Task.WhenAll(Enumerable.Range(0, plan.Connections).Select(number => Task.Run(() => ConnectionAsync(number, ct), ct)));
        var latency = new LatencyHistogram();
        foreach (var line in lines)
        {
            latency.Add(line.Latency);
        }

        return new LoadResult(
            lines.Sum(line => line.Answered), lines.Sum(line => line.Refused), lines.Sum(line => line.Broken), plan.Duration.TotalSeconds, latency);
    }

    private async Task<Line> ConnectionAsync(int number, CancellationToken ct)
    {
        var line = new Line();
        var requests = plan.Request(number);
        var buffer = new byte[64 * 1024];
        var between = plan.Rate is { } rate ? plan.Connections / rate * time.TimestampFrequency : 0;
        var due = (double)time.GetTimestamp() + (between * number / plan.Connections);
        var idleSince = 0L;
        Socket? socket = null;
        try
        {
            while (!ct.IsCancellationRequested && time.GetTimestamp() < _end)
            {
                if (between > 0)
                {
                    await WaitUntilAsync(due, ct);
                }

                // A timer that wakes late is not the server's fault; an answer that was still outstanding when the next request was due is.
                var from = between > 0 && idleSince > due ? (long)due : time.GetTimestamp();
                due += between;
                socket ??= await ConnectAsync(ct);
                var answer = await ExchangeAsync(socket, requests.Next(), buffer, ct);
                buffer = answer.Buffer;
                idleSince = time.GetTimestamp();
                Count(line, answer.Status, from);
                if (answer.Closes)
                {
                    socket.Dispose();
                    socket = null;
                }
            }
        }
        finally
        {
            socket?.Dispose();
        }

        return line;
    }

    private async Task WaitUntilAsync(double due, CancellationToken ct)
    {
        var left = TimeSpan.FromSeconds((due - time.GetTimestamp()) / time.TimestampFrequency);

        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, ct);
        }
    }

    private void Count(Line line, int status, long from)
    {
        var now = time.GetTimestamp();
        if (now < _begin || now >= _end)
        {
            return;
        }

        switch (status)
        {
            case >= 200 and < 300:
                line.Answered++;
                line.Latency.Add((long)((now - from) * (1_000_000_000.0 / time.TimestampFrequency)));
                break;
            case 0:
                line.Broken++;
                break;
            default:
                line.Refused++;
                break;
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        var socket = new Socket(plan.Target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(plan.Target, ct);
        return socket;
    }

    /// <summary>Sends a request and reads its whole answer; status 0 where the connection ended before.</summary>
    private static async Task<(int Status, bool Closes, byte[] Buffer)> ExchangeAsync(Socket socket, ReadOnlyMemory<byte> request, byte[] buffer, CancellationToken ct)
    {
        try
        {
            for (var sent = 0; sent < request.Length;)
            {
                sent += await socket.SendAsync(request[sent..], ct);
            }

            var have = 0;
            while (true)
            {
                if (have == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var got = await socket.ReceiveAsync(buffer.AsMemory(have), ct);
                if (got == 0)
                {
                    return (0, true, buffer);
                }

                have += got;
                if (IsWhole(buffer.AsSpan(0, have), out var status, out var closes))
                {
                    return (status, closes, buffer);
                }
            }
        }
        catch (SocketException)
        {
            return (0, true, buffer);
        }
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
}
