// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Filiera.Bench;

/// <summary>Asks for pages over raw connections, either at a fixed rate or one after the other, and keeps how long each took.</summary>
/// <remarks>At a rate, requests are due at fixed times: a server that stalls is charged for every request it kept waiting.</remarks>
internal static class PageLoad
{
    /// <summary>What a run came to.</summary>
    /// <param name="PerSecond">Answers with status 2xx a second.</param>
    /// <param name="Refused">Other answers, and connections that broke.</param>
    /// <param name="P50">Milliseconds.</param>
    /// <param name="P99">Milliseconds.</param>
    public sealed record Result(double PerSecond, long Refused, double P50, double P99);

    /// <summary>Runs it.</summary>
    /// <param name="address">A loopback address.</param>
    /// <param name="paths">Asked for in turn, each by one connection before any is asked for again.</param>
    /// <param name="cookie">Who asks, or null.</param>
    /// <param name="rate">Requests a second, or null for as many as are answered.</param>
    /// <param name="seconds">How long it counts, after a second that does not.</param>
    public static Result Run(Uri address, IReadOnlyList<string> paths, string? cookie, double? rate, double seconds)
    {
        var connections = rate is null ? 16 : 8;
        byte[][] requests = [.. paths.Select(path => Request(address, path, cookie))];
        var begin = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        var end = begin + (long)(seconds * Stopwatch.Frequency);
        var asked = new StrongBox<int>(-1);
        var lines = Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => ConnectionAsync(
            new IPEndPoint(IPAddress.Parse(address.Host), address.Port),
            requests,
            asked,
            rate is { } perSecond ? connections / perSecond : 0,
            number / (double)connections,
            begin,
            end)))).GetAwaiter().GetResult();
        var times = lines.SelectMany(line => line.Times).Order().ToArray();
        return new Result(times.Length / seconds, lines.Sum(line => line.Refused), At(times, 0.5), At(times, 0.99));
    }

    private static double At(double[] times, double share) => times.Length == 0 ? double.NaN : times[(int)Math.Min(times.Length - 1, Math.Ceiling(share * times.Length) - 1)];

    private static byte[] Request(Uri address, string path, string? cookie) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\nAccept-Language: it\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n");

    private static async Task<(List<double> Times, long Refused)> ConnectionAsync(IPEndPoint target, byte[][] requests, StrongBox<int> asked, double between, double offset, long begin, long end)
    {
        var (times, refused) = (new List<double>(), 0L);
        var step = between * Stopwatch.Frequency;
        var due = Stopwatch.GetTimestamp() + (offset * step);
        var idleSince = 0L;
        using var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target);
        var buffer = new byte[1 << 20];
        while (Stopwatch.GetTimestamp() < end)
        {
            var left = TimeSpan.FromSeconds((due - Stopwatch.GetTimestamp()) / Stopwatch.Frequency);
            if (step > 0 && left > TimeSpan.Zero)
            {
                await Task.Delay(left);
            }

            // A timer that wakes late is not the server's fault; an answer still outstanding when the next request was due is.
            var from = step > 0 && idleSince > due ? (long)due : Stopwatch.GetTimestamp();
            due += step;
            await socket.SendAsync(requests[Interlocked.Increment(ref asked.Value) % requests.Length]);
            var status = await AnswerAsync(socket, buffer);
            idleSince = Stopwatch.GetTimestamp();
            if (idleSince >= begin && idleSince < end)
            {
                if (status is >= 200 and < 300)
                {
                    times.Add((idleSince - from) * 1000.0 / Stopwatch.Frequency);
                }
                else
                {
                    refused++;
                }
            }

            if (status == 0)
            {
                break;
            }
        }

        return (times, refused);
    }

    private static async Task<int> AnswerAsync(Socket socket, byte[] buffer)
    {
        for (var have = 0; have < buffer.Length;)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(have));
            have += got;
            if (got == 0)
            {
                return 0;
            }

            if (IsWhole(buffer.AsSpan(0, have)))
            {
                Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _);
                return status;
            }
        }

        return 0;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var at = answer[..(end + 2)].IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(answer[(at + 16)..], out int length, out _)
            ? answer.Length >= end + 4 + length
            : answer.EndsWith("0\r\n\r\n"u8);
    }
}
