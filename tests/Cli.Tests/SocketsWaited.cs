// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Filiera.Cli.Tests;

/// <summary>How the load generator waits for answers: as long as it is told to, and no longer than the first answer takes.</summary>
public sealed class SocketsWaited : IDisposable
{
    private readonly SocketWait _wait = new();
    private readonly List<Socket> _here = [];
    private readonly List<Socket> _there = [];

    public SocketsWaited()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        for (var i = 0; i < 20; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(listener.LocalEndPoint!);
            _here.Add(socket);
            _there.Add(listener.Accept());
        }
    }

    public void Dispose() => _here.Concat(_there).ToList().ForEach(socket => socket.Dispose());

    [Fact]
    public void Those_that_can_be_read_are_given_in_their_order_and_no_others()
    {
        _there[17].Send([1]);
        _there[3].Send([1]);
        Assert.Equal([_here[3]], Found(_here[..10]));
        Assert.Equal([_here[3], _here[17]], FoundAll(2));
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(999_999)]
    [InlineData(1_000_000)]
    [InlineData(1_200_000)]
    public void It_waits_as_long_as_it_is_told_to_when_nothing_comes(int microseconds)
    {
        Assert.True(Longest(_here, microseconds) >= TimeSpan.FromMicroseconds(microseconds));
        Assert.Empty(_wait.For(_here, 0));
    }

    [Fact]
    public void Without_sockets_it_waits_all_the_same()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere it returns at once.");
        Assert.True(Longest([], 20_000) >= TimeSpan.FromMilliseconds(20));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_wait_that_is_negative_is_none_and_what_can_be_read_is_given(int microseconds)
    {
        Assert.Empty(_wait.For(_here, microseconds));
        _there[0].Send([1]);
        Assert.Equal([_here[0]], Found(_here, microseconds));
    }

    [Fact]
    public async Task The_longest_wait_there_is_ends_with_the_first_answer()
    {
        var waiting = Task.Run(() => Found(_here, int.MaxValue), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        _there[5].Send([1]);
        Assert.Equal([_here[5]], await waiting);
    }

    [Fact]
    public void A_socket_closed_there_or_here_is_given_so_that_whoever_reads_it_learns_of_it()
    {
        _there[1].Dispose();
        Assert.Equal([_here[1]], Found(_here));
        Assert.Equal(0, _here[1].Receive(new byte[1]));

        _here[2].Dispose();
        Assert.Equal([_here[2]], Found(_here[2..], int.MaxValue));
        Assert.Throws<ObjectDisposedException>(() => _here[2].Receive(new byte[1]));
    }

    // Interrupted it gives none, and is asked again.
    private List<Socket> Found(List<Socket> sockets, int microseconds = 1_000_000)
    {
        while (true)
        {
            if (_wait.For(sockets, microseconds) is { Count: > 0 } found)
            {
                return [.. found];
            }
        }
    }

    private List<Socket> FoundAll(int count)
    {
        while (true)
        {
            if (_wait.For(_here, 1_000_000) is { } found && found.Count == count)
            {
                return [.. found];
            }
        }
    }

    // Of several, since one may be interrupted.
    private TimeSpan Longest(List<Socket> sockets, int microseconds)
    {
        var longest = TimeSpan.Zero;
        for (var i = 0; i < 5 && longest < TimeSpan.FromMicroseconds(microseconds); i++)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Empty(_wait.For(sockets, microseconds));
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
        }

        return longest;
    }
}
