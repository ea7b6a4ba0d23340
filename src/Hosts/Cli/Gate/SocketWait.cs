// SPDX-License-Identifier: EUPL-1.2
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Filiera.Cli;

/// <summary>Waits for answers on sockets, for microseconds and asleep: who turned in circles meanwhile would take a processor from what it measures.</summary>
internal sealed class SocketWait
{
    private const short Readable = 1;
    private const int None = -1;
    private const int TimerSlack = 29;
    private readonly List<Socket> _ready = [];
    private Asked[] _asked = new Asked[16];
    private bool _exact;

    /// <summary>Waits until one of the sockets can be read, or so many microseconds.</summary>
    /// <param name="sockets">The sockets; none is waiting all the same.</param>
    /// <param name="microseconds">The longest wait, none where it is negative; it may end earlier when the system has something else for this thread; elsewhere than on Linux in whole milliseconds, cut off.</param>
    /// <returns>Those that can be read, and at once those closed here or there, whose reading says so; valid until the next call.</returns>
    public List<Socket> For(List<Socket> sockets, int microseconds)
    {
        _ready.Clear();
        if (OperatingSystem.IsLinux())
        {
            Poll(sockets, microseconds);
        }
        else if (sockets.Count > 0)
        {
            _ready.AddRange(sockets);
            Socket.Select(_ready, null, null, microseconds);
        }

        return _ready;
    }

    private void Poll(List<Socket> sockets, int microseconds)
    {
        if (!_exact)
        {
            // The system otherwise adds fifty microseconds to each wait of this thread.
            _exact = true;
            _ = Control(TimerSlack, 1, 0, 0, 0);
        }

        if (_asked.Length < sockets.Count)
        {
            _asked = new Asked[sockets.Count * 2];
        }

        for (var i = 0; i < sockets.Count; i++)
        {
            // The number of a closed socket may already be another's.
            var isClosed = sockets[i].SafeHandle.IsClosed;
            microseconds = isClosed ? 0 : microseconds;
            _asked[i] = new Asked(isClosed ? None : (int)sockets[i].Handle, Readable, 0);
        }

        var (seconds, rest) = Math.DivRem(Math.Max(0, microseconds), 1_000_000);
        var wait = new Span(seconds, rest * 1000L);
        var found = Poll(_asked, (nuint)sockets.Count, wait, 0) > 0;
        for (var i = 0; i < sockets.Count; i++)
        {
            if ((found && _asked[i].Found != 0) || _asked[i].Socket == None)
            {
                _ready.Add(sockets[i]);
            }
        }
    }

    [DllImport("libc", EntryPoint = "ppoll")]
    private static extern int Poll([In, Out] Asked[] sockets, nuint count, in Span wait, nint signals);

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Asked(int Socket, short For, short Found);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Span(long Seconds, long Nanoseconds);
}
