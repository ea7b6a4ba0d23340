// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A book together with the memory it is asked with, and the frames found so far: what a gate exchanges whole.</summary>
internal sealed class DialServing(DialBook book, DialMemory memory)
{
    // Callers are whatever a dialler sends: their number is bounded.
    private const int MostFrames = 4096;
    private static readonly DialAnswer _notServed = DialAnswer.Alone(Verdict.Withhold, DialReasons.CampaignNotServed);
    private static readonly DialAnswer _outOfRange = DialAnswer.Alone(Verdict.Withhold, DialReasons.InstantOutOfRange);
    private readonly ConcurrentDictionary<(Guid, Guid, ulong, bool, bool), DialFrame> _frames = new();

    public DialBook Book => book;

    /// <summary>The number of the book.</summary>
    public long BookNumber { get; } = book.Number;

    public DialMemory Memory => memory;

    /// <summary>The frame of a call.</summary>
    public DialFrame FrameOf(in DialCall call, long ticks)
    {
        var key = (call.Campaign.Value, call.Centre.Value, call.Caller.GetValueOrDefault().Digits, call.AgentReserved, call.Automated);
        if (_frames.TryGetValue(key, out var known) && known.Holds(this, call, ticks))
        {
            return known;
        }

        if (call.At < NumberHistory.Earliest || call.At >= NumberHistory.Latest)
        {
            // Never kept: the frame has no time of its own.
            return new DialFrame(this, call with { At = Instant.MinValue }, _outOfRange);
        }

        var made = book.Find(call.Campaign, call.Centre) is { } campaign ? new DialFrame(this, call, campaign) : new DialFrame(this, call, _notServed);
        if (_frames.Count >= MostFrames)
        {
            _frames.Clear();
        }

        _frames[key] = made;
        return made;
    }
}
