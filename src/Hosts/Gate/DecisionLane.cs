// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.IO.Pipelines;
using Filiera.Screening;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Filiera.Gate;

/// <summary>The short way of the question asked most: decisions, in a plain request that has arrived whole, are answered before the web server reads it.</summary>
/// <remarks>
/// A request that is not plain (<see cref="PlainHead"/>), has not arrived whole, or is not simply answered with decisions (a refusal of whatever kind) is left
/// unread, and the connection is the web server's from then on: it alone refuses, waits for slow senders, and knows the other addresses. So the two ways can
/// only differ in how fast they say the same.
/// </remarks>
internal sealed class DecisionLane(GateAccess access, Decisions decisions, GateDrain drain, TimeProvider time)
{
    /// <summary>How long a connection may ask nothing.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    /// <summary>How long an answer may wait for its reader.</summary>
    private static readonly TimeSpan _unread = TimeSpan.FromSeconds(5);

    private const int LongestRequest = 4096;

    private readonly HttpDate _date = new(time);

    /// <summary>Puts it before the web server of an endpoint.</summary>
    public void Use(ListenOptions listen) => listen.Use(next => connection => RunAsync(connection, next));

    private async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var visit = new Visit(connection, time);
        connection.Features.Get<IConnectionHeartbeatFeature>()?.OnHeartbeat(static state => ((Visit)state).Look(), visit);
        using var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested
            .UnsafeRegister(static state => ((Visit)state!).Stop(), visit);
        try
        {
            if (!await AnswerAsync(connection.Transport, visit))
            {
                return;
            }
        }
        catch (Exception gone) when (gone is ConnectionResetException or ConnectionAbortedException)
        {
            return;
        }
        finally
        {
            visit.Leave();
        }

        await next(connection);
    }

    /// <summary>Answers what is plain.</summary>
    /// <returns>True when something came that is the web server's; false when the connection has ended or is to end.</returns>
    private async Task<bool> AnswerAsync(IDuplexPipe transport, Visit visit)
    {
        object? caller = null;
        while (true)
        {
            visit.Waits(Idle);
            var read = await transport.Input.ReadAsync();
            if (read.Buffer.IsEmpty && (read.IsCanceled || read.IsCompleted))
            {
                return false;
            }

            var answered = read.IsCanceled || drain.IsDraining ? 0 : Answer(read.Buffer.FirstSpan, transport.Output, ref caller);
            var rest = read.Buffer.GetPosition(answered);
            transport.Input.AdvanceTo(rest);
            if (answered > 0)
            {
                visit.Waits(_unread);
                if ((await transport.Output.FlushAsync()).IsCompleted)
                {
                    return false;
                }
            }

            if (answered < read.Buffer.Length)
            {
                return true;
            }
        }
    }

    /// <summary>Answers the plain requests that bytes begin with.</summary>
    /// <returns>Bytes answered.</returns>
    private int Answer(ReadOnlySpan<byte> bytes, PipeWriter output, ref object? last)
    {
        var at = 0;
        while (at < bytes.Length
            && PlainHead.TryRead(bytes[at..Math.Min(bytes.Length, at + LongestRequest)], out var head)
            && head.Length + head.Body <= Math.Min(bytes.Length - at, LongestRequest)
            && TryAnswer(head.Key, bytes.Slice(at + head.Length, head.Body), output, ref last))
        {
            at += head.Length + head.Body;
        }

        return at;
    }

    private bool TryAnswer(ReadOnlySpan<byte> key, ReadOnlySpan<byte> body, PipeWriter output, ref object? last)
    {
        try
        {
            if (access.Find(key, GateScopes.Ask, ref last) is not { } caller || !caller.TryEnter())
            {
                return false;
            }

            try
            {
                return TryAnswer(body, caller, output);
            }
            finally
            {
                caller.Leave();
            }
        }
        catch (Exception)
        {
            // The web server asks again, tells it, and says what there is to say.
            return false;
        }
    }

    private bool TryAnswer(ReadOnlySpan<byte> body, GateCaller caller, PipeWriter output)
    {
        var work = DecisionWork.Rent();
        try
        {
            body.CopyTo(work.Append(body.Length));
            if (decisions.Answer(work, caller) is not null)
            {
                return false;
            }

            Write(work, output);
            return true;
        }
        finally
        {
            work.Return();
        }
    }

    private void Write(DecisionWork work, PipeWriter output)
    {
        var before = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: "u8;
        var between = "\r\nContent-Length: "u8;
        var room = output.GetSpan(before.Length + HttpDate.Length + between.Length + 10 + 4 + work.Written);
        before.CopyTo(room);
        var to = before.Length;
        _date.Now.CopyTo(room[to..]);
        to += HttpDate.Length;
        between.CopyTo(room[to..]);
        to += between.Length;
        Utf8Formatter.TryFormat(work.Written, room[to..], out var digits);
        to += digits;
        "\r\n\r\n"u8.CopyTo(room[to..]);
        to += 4;
        work.Out.AsSpan(0, work.Written).CopyTo(room[to..]);
        output.Advance(to + work.Written);
    }

    /// <summary>A connection while it is answered here: what it waits for, and until when it may.</summary>
    private sealed class Visit(ConnectionContext connection, TimeProvider time)
    {
        private readonly Lock _gate = new();
        private readonly PipeReader _input = connection.Transport.Input;
        private long _since = time.GetTimestamp();
        private TimeSpan _term = Idle;
        private volatile bool _left;

        /// <summary>Begins a wait.</summary>
        public void Waits(TimeSpan term)
        {
            _term = term;
            Volatile.Write(ref _since, time.GetTimestamp());
        }

        /// <summary>Ends a connection that waited too long: politely where nobody asked, at once where an answer is not read.</summary>
        public void Look()
        {
            var term = _term;
            if (_left || time.GetElapsedTime(Volatile.Read(ref _since)) <= term)
            {
                return;
            }

            if (term == Idle)
            {
                Stop();
            }
            else if (!_left)
            {
                connection.Abort(new ConnectionAbortedException());
            }
        }

        /// <summary>Ends the wait for a request.</summary>
        public void Stop()
        {
            lock (_gate)
            {
                if (!_left)
                {
                    _input.CancelPendingRead();
                }
            }
        }

        /// <summary>From here on the connection is another's.</summary>
        public void Leave()
        {
            lock (_gate)
            {
                _left = true;
            }
        }
    }
}
