// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Gate;

/// <summary>What was told of the calls of the last days: an outcome told again changes nothing, and a clearance serves one call.</summary>
/// <remarks>
/// One thread adds, another turns, many ask. Of a call it keeps what it is known by, when it began and what was told of it, and no number. A
/// clearance lives for a minute, and what was told of a call only ever adds to what stands against the next one: who tells of it again after two
/// turns changes nothing.
/// </remarks>
internal sealed class RecentCalls
{
    private static readonly Duration _turn = Duration.FromDays(1);

    private readonly Lock _writing = new();
    private volatile Turns _turns = new([], []);
    private Instant _turned = Instant.MinValue;

    /// <summary>What an outcome is to what was told before.</summary>
    public enum Standing
    {
        /// <summary>It says something new.</summary>
        New,

        /// <summary>It was told before.</summary>
        Repeated,

        /// <summary>It is of another call than the one told of before, or says otherwise.</summary>
        Contradicts,
    }

    /// <summary>Takes an event in, in the order of the journal.</summary>
    public void Add(in DialEvent one)
    {
        lock (_writing)
        {
            if (one.At > _turned + _turn)
            {
                (_turns, _turned) = (new Turns([], _turns.New), one.At);
            }

            var known = Find(one.Call) ?? new Call(one.At, null, false, false);
            _turns.New[one.Call] = one.Kind switch
            {
                DialEventKind.Attempt => known with { Attempted = true },
                DialEventKind.OptOut => known with { OptedOut = true },
                _ => known with { Disposition = known.Disposition ?? one.Kind },
            };
        }
    }

    /// <summary>Lets go of what is two turns old at an instant, though nothing was told since.</summary>
    public void Turn(Instant now)
    {
        lock (_writing)
        {
            if (_turned != Instant.MinValue && now > _turned + _turn)
            {
                (_turns, _turned) = (new Turns([], now > _turned + _turn + _turn ? [] : _turns.New), now);
            }
        }
    }

    /// <summary>When the call began, where it was told; else null.</summary>
    public Instant? BeganAt(Guid call) => Find(call)?.At;

    /// <summary>Whether an outcome says something new.</summary>
    public Standing Judge(Guid call, DialEventKind kind, Instant at) => Find(call) switch
    {
        null => Standing.New,
        { OptedOut: true } when kind == DialEventKind.OptOut => Standing.Repeated,
        _ when kind == DialEventKind.OptOut => Standing.New,
        { At: var began } when began != at => Standing.Contradicts,
        { Attempted: true } when kind == DialEventKind.Attempt => Standing.Repeated,
        { Disposition: not null } when kind == DialEventKind.Attempt => Standing.Repeated,
        { Disposition: { } told } => told == kind ? Standing.Repeated : Standing.Contradicts,
        _ => Standing.New,
    };

    private Call? Find(Guid call)
    {
        var turns = _turns;
        return turns.New.TryGetValue(call, out var known) || turns.Old.TryGetValue(call, out known) ? known : null;
    }

    private sealed record Turns(ConcurrentDictionary<Guid, Call> New, ConcurrentDictionary<Guid, Call> Old);

    private sealed record Call(Instant At, DialEventKind? Disposition, bool Attempted, bool OptedOut);
}
