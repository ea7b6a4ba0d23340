// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Everything that holds for all numbers of one call within a minute: found once, then each number costs a few look-ups.</summary>
internal sealed class DialFrame
{
    private const int Histories = 32;
    private const int Seconds = 60;
    private const int MostPlain = 1 << 12;
    private readonly DialServing _serving;
    private readonly DialCall _call;
    private readonly long _fromTicks;
    private readonly long _untilTicks;
    private readonly DialAnswer? _fixed;

    // Null where the answer is fixed.
    private readonly DialCampaign _campaign = null!;
    private readonly ListGrid _grid = null!;
    private readonly ClientMemory _memory = null!;
    private readonly NumberTable16? _answers;
    private readonly NumberTable32? _onFile;
    private readonly ClaimIndex _claims = null!;
    private readonly HistoryLimits _limits;
    private readonly DialMoment _moment = null!;
    private readonly DialRules.OfADay _rules = null!;
    private readonly Instant _turns;
    private readonly bool _automated;
    private readonly ConcurrentDictionary<(ListOutcome, HistoryFindings), DialAnswer> _late = new();
    private DialAnswer?[]?[] _known = new DialAnswer?[]?[64];
    private Plain _plain = new(null!, []);

    /// <summary>A frame in which every number gets one answer.</summary>
    public DialFrame(DialServing serving, in DialCall call, DialAnswer answer)
    {
        _serving = serving;
        _call = call;
        _fromTicks = long.MinValue;
        _untilTicks = long.MaxValue;
        _fixed = answer;
    }

    public DialFrame(DialServing serving, in DialCall call, DialCampaign campaign)
    {
        var (from, until) = campaign.SpanOf(call.At, Seconds);
        var day = RomeTime.DayOf(from);
        var facts = campaign.Facts;
        _serving = serving;
        _call = call;
        _fromTicks = from.ToUnixTimeTicks();
        _untilTicks = until.ToUnixTimeTicks();
        _campaign = campaign;
        _automated = call.Automated || facts.Automated;
        _grid = campaign.GridAt(call.At, DialCampaign.GridSeconds, _automated);
        _memory = serving.Memory.Of(facts.Client);
        _answers = campaign.Sources.Answers?.Value.Table;
        _onFile = campaign.Sources.OnFile?.Table;
        _claims = campaign.Sources.Claims;
        _rules = campaign.RulesOn(day);
        _limits = HistoryLimits.Of(_rules.Dial, from, call.AgentReserved);
        _turns = campaign.NextTurn(from);
        _moment = new DialMoment
        {
            At = from,
            Calendar = serving.Book.Calendar,
            Purpose = facts.Purpose,
            Caller = call.Caller,
            Standing = call.Caller is { } caller ? serving.Book.Callers.Of(caller, facts.Client, facts.Centre, day) : CallerStanding.NotDeclared,
            CallerServesAnother = call.Caller is { } shown && serving.Book.Callers.ServesAnother(shown, facts.Client, day),
            Automated = _automated,
        };
    }

    /// <summary>The one answer there is, or null.</summary>
    public DialAnswer? Fixed => _fixed;

    /// <summary>True when the call is one of this frame's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(DialServing serving, in DialCall call, long ticks) => ticks >= _fromTicks && ticks < _untilTicks && IsOf(serving, call);

    /// <summary>True when the call is one of this frame's, at an instant that is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOf(DialServing serving, in DialCall call) => _serving == serving
        && _call.Campaign.Value == call.Campaign.Value && _call.Centre.Value == call.Centre.Value
        && _call.Caller.GetValueOrDefault().Digits == call.Caller.GetValueOrDefault().Digits
        && _call.AgentReserved == call.AgentReserved && _call.Automated == call.Automated;

    /// <summary>The instants of the frame that share a second, and so the limits of the history, with one of them.</summary>
    /// <returns>The first, and how many ticks follow it.</returns>
    public (long From, ulong Ticks) SecondOf(Instant at)
    {
        var second = at.ToUnixTimeSeconds() * NodaConstants.TicksPerSecond;
        var from = Math.Max(second, _fromTicks);
        return (from, (ulong)(Math.Min(second + NodaConstants.TicksPerSecond, _untilTicks) - from));
    }

    /// <summary>The limits of the history at an instant of the frame.</summary>
    public HistoryLimits LimitsAt(Instant at) => _limits with { Now = NumberHistory.Floor(at) };

    /// <summary>The answer about a number that has an ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DialAnswer Of(uint ordinal, long ticks, in HistoryLimits limits)
    {
        var payload = _answers is null ? (ushort)0 : _answers.Find(ordinal);
        var claim = _claims.Find(ordinal);
        var facts = _onFile is null ? 0 : _onFile.Find(ordinal);
        return Of(claim, facts, payload, _memory.Against(ordinal, limits), ticks);
    }

    /// <summary>Asks for the lines of memory that a number is looked up in, and says where they are; of no number, for lines that nobody will read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Locate(uint ordinal, out LineAt answer, out LineAt claim, out LineAt facts, out ClientMemory.Place history)
    {
        answer = _answers is null ? default : _answers.Locate(ordinal);
        claim = _claims.Locate(ordinal);
        facts = _onFile is null ? default : _onFile.Locate(ordinal);
        history = _memory.Locate(ordinal);
    }

    /// <summary>The answer about a number that was located in this frame, while what it reads is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DialAnswer Of(uint ordinal, LineAt answer, LineAt claim, LineAt facts, ClientMemory.Place history, long ticks, in HistoryLimits limits)
    {
        var payload = _answers is null ? (ushort)0 : NumberTable16.Find(answer);
        var claimed = _claims.Find(claim);
        var known = _onFile is null ? 0 : NumberTable32.Find(facts);
        return Of(claimed, known, payload, ClientMemory.Against(ordinal, history, limits), ticks);
    }

    /// <summary>The answer about a number that has none.</summary>
    public DialAnswer OfRare(SubscriberNumber number, long ticks, in HistoryLimits limits)
    {
        var digits = number.RevealDigits();
        return Of(
            _claims.FindRare(digits), _onFile?.FindRare(digits) ?? 0, _answers?.FindRare(digits) ?? 0, _memory.OfRare(digits).Against(limits), ticks);
    }

    /// <summary>Asks for the lines of memory that numbers will be looked up in.</summary>
    public void Prefetch(ReadOnlySpan<uint> ordinals)
    {
        // One table after the other and nothing else in the loops: while one address is being translated, the next ones are as well.
        if (_answers is { } answers)
        {
            foreach (var ordinal in ordinals)
            {
                answers.Prefetch(ordinal);
            }
        }

        foreach (var ordinal in ordinals)
        {
            _claims.Prefetch(ordinal);
        }

        if (_onFile is { } onFile)
        {
            foreach (var ordinal in ordinals)
            {
                onFile.Prefetch(ordinal);
            }
        }

        foreach (var ordinal in ordinals)
        {
            _memory.Prefetch(ordinal);
        }
    }

    // Nearly all numbers were never called. What is done here waits for three lines of memory, and the processor holds only so much that waits: it is kept short.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DialAnswer Of(uint claim, uint facts, ushort payload, HistoryFindings history, long ticks)
    {
        var layout = _grid.Laid;
        var plain = Volatile.Read(ref _plain);
        var place = _grid.PlaceOf(layout, claim, facts, payload);
        return plain.Layout == layout && place < (ulong)plain.Answers.Length && history == HistoryFindings.None
            && Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(plain.Answers), (nint)place) is { } answer
            ? answer
            : Find(claim, facts, payload, history, ticks);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private DialAnswer Find(uint claim, uint facts, ushort payload, HistoryFindings history, long ticks)
    {
        var outcome = _grid.Of(claim, facts, payload);
        if (ticks >= outcome.UntilTicks)
        {
            return Late(claim, facts, payload, history, ticks);
        }

        var known = Volatile.Read(ref _known);
        var answer = (uint)outcome.Number < (uint)known.Length && known[outcome.Number] is { } row && row[(int)history] is { } made
            ? made
            : Learn(outcome, history);
        if (history == HistoryFindings.None && outcome.UntilTicks >= _untilTicks)
        {
            Keep(claim, facts, payload, answer);
        }

        return answer;
    }

    // Only what holds as long as the frame does.
    private void Keep(uint claim, uint facts, ushort payload, DialAnswer answer)
    {
        lock (_late)
        {
            var layout = _grid.Laid;
            var plain = _plain.Layout == layout ? _plain : new Plain(layout, new DialAnswer?[Math.Min(MostPlain, layout.Items.Length)]);
            var place = _grid.PlaceOf(layout, claim, facts, payload);
            if (place < (ulong)plain.Answers.Length)
            {
                plain.Answers[place] = answer;
                Volatile.Write(ref _plain, plain);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private DialAnswer Learn(ListOutcome outcome, HistoryFindings history)
    {
        lock (_late)
        {
            var known = _known;
            if (outcome.Number >= known.Length)
            {
                Array.Resize(ref known, Math.Max(outcome.Number + 1, 2 * known.Length));
            }

            var row = known[outcome.Number] ??= new DialAnswer?[Histories];
            row[(int)history] ??= Compose(outcome, history);
            Volatile.Write(ref _known, known);
            return row[(int)history]!;
        }
    }

    // What the grid said has ended since, or waited for time: the list rules are asked again as of the second, and at last of the very instant.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private DialAnswer Late(uint claim, uint facts, ushort payload, HistoryFindings history, long ticks)
    {
        var at = Instant.FromUnixTimeTicks(ticks);
        var outcome = _campaign.GridAt(at, 1, _automated).Of(claim, facts, payload);
        if (!outcome.WaitsForTime && ticks >= outcome.UntilTicks)
        {
            return Compose(_grid.Exactly(at, claim, facts, payload), history);
        }

        return _late.GetOrAdd((outcome, history), key => Compose(key.Item1, key.Item2));
    }

    private DialAnswer Compose(ListOutcome outcome, HistoryFindings history) => DialVerdict.Of(
        outcome.Verdict,
        _moment with { History = history, AutomatedConsent = outcome.AutomatedConsent },
        _rules.Dial,
        _rules.DialPrecedence,
        _rules.Opposition,
        _turns);

    /// <summary>The answers about numbers that were never called, by their place in a layout of the grid.</summary>
    private sealed record Plain(ListGrid.Layout Layout, DialAnswer?[] Answers);
}
