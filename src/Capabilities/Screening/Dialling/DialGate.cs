// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one number and many are decided by the same steps, which are read side by side.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Says of each number whether it may be dialled at this instant. For all threads; takes no lock and allocates nothing where all is known.</summary>
/// <remarks>
/// The same book, the same events and the same call give the same answer for ever. Without a book nobody may be called. A book that was
/// replaced is disposed of when the last thread that reads it has left.
/// </remarks>
public sealed class DialGate(DialMemory memory)
{
    private const int Burst = 32;
    private static readonly DialAnswer _noIndex = DialAnswer.Alone(Verdict.Withhold, DialReasons.GateNoIndex);
    private static readonly DialAnswer _stale = DialAnswer.Alone(Verdict.Withhold, DialReasons.GateStale);
    private static readonly DialAnswer _foreign = DialAnswer.Alone(Verdict.Foreign, ReasonCodes.ForeignNumber);
    private static readonly ConcurrentDictionary<string, DialAnswer> _unreadable = new(StringComparer.Ordinal);
    private static readonly List<WeakReference<Reader>> _readers = [];

    [ThreadStatic]
    private static Reader? _reader;
    private readonly Lock _changing = new();
    private DialMemory _memory = memory;
    private DialMemory? _anew;
    private DialServing? _serving;
    private volatile bool _isStale;
    private volatile bool _isDraining;

    /// <summary>Whether it can say that anybody may be called.</summary>
    public DialState State => Volatile.Read(ref _serving) is null ? DialState.NoBook : _isStale ? DialState.Stale : _isDraining ? DialState.Draining : DialState.Serving;

    /// <summary>The book it answers by, or null.</summary>
    public DialBook? Book => Volatile.Read(ref _serving)?.Book;

    /// <summary>What it remembers of earlier calls.</summary>
    public DialMemory Memory => Volatile.Read(ref _memory);

    /// <summary>The journal position taken in last.</summary>
    public long Position => Memory.Position;

    /// <summary>The answer about one number.</summary>
    /// <param name="call">What holds for the call.</param>
    /// <param name="number">The number as it was written, in ASCII or UTF-8.</param>
    public DialAnswer Decide(in DialCall call, ReadOnlySpan<byte> number)
    {
        var reader = _reader ?? NewReader();
        if (Enter(reader) is not { } serving)
        {
            return Closed();
        }

        try
        {
            // Asked for before anything else, what the number is looked up in is under way while the call is looked at.
            var ordinal = BulkNumbers.Ordinal(number);
            if (reader.Frame is { } frame)
            {
                frame.Locate(ordinal, out var answer, out var claim, out var facts, out var history);
                var ticks = call.At.ToUnixTimeTicks();
                if ((ulong)(ticks - reader.From) < reader.Ticks && frame.IsOf(serving, call) && ordinal != SubscriberOrdinal.None)
                {
                    return frame.Of(ordinal, answer, claim, facts, history, ticks, reader.Limits);
                }
            }

            return Afresh(reader, serving, call, number, ordinal);
        }
        finally
        {
            Volatile.Write(ref reader.Reading, 0);
        }
    }

    /// <summary>The answer about a number that was read before.</summary>
    /// <exception cref="InvalidOperationException">There is no number.</exception>
    public DialAnswer Decide(in DialCall call, SubscriberNumber number) => Decide(call, System.Text.Encoding.ASCII.GetBytes(number.Reveal()));

    /// <summary>The answers about many numbers of one call.</summary>
    /// <param name="call">What holds for all of them.</param>
    /// <param name="numbers">The numbers as they were written, with whatever stands between them.</param>
    /// <param name="each">Where each stands.</param>
    /// <param name="answers">Filled with one answer each.</param>
    /// <exception cref="ArgumentException">There are fewer places for answers than numbers.</exception>
    public void Decide(in DialCall call, ReadOnlySpan<byte> numbers, ReadOnlySpan<Range> each, Span<DialAnswer> answers)
    {
        if (answers.Length < each.Length)
        {
            throw new ArgumentException("Each number gets an answer.", nameof(answers));
        }

        var reader = _reader ?? NewReader();
        if (Enter(reader) is not { } serving)
        {
            answers[..each.Length].Fill(Closed());
            return;
        }

        try
        {
            var ticks = call.At.ToUnixTimeTicks();
            var frame = serving.FrameOf(call, ticks);
            if (frame.Fixed is { } only)
            {
                answers[..each.Length].Fill(only);
                return;
            }

            Decide(frame, ticks, frame.LimitsAt(call.At), numbers, each, answers);
        }
        finally
        {
            Volatile.Write(ref reader.Reading, 0);
        }
    }

    /// <summary>True for a decision that followed from the state of the gate alone: it allowed nothing, and there is nothing to judge.</summary>
    internal static bool IsClosed(in GateLogEntry entry) =>
        entry.Verdict == Verdict.Withhold && (entry.ReasonsId == _stale.ReasonsId || entry.ReasonsId == _noIndex.ReasonsId);

    /// <summary>The number of somebody's line that was written, or none: what the log keeps of it.</summary>
    public static SubscriberNumber NumberOf(ReadOnlySpan<byte> number)
    {
        var ordinal = BulkNumbers.Ordinal(number);
        return ordinal != SubscriberOrdinal.None ? SubscriberOrdinal.NumberOf(ordinal)
            : SubscriberNumber.TryFrom(NumberParser.Parse(number), out var read) ? read
            : default;
    }

    /// <summary>Takes in what became of a call: every decision that begins after this knows it.</summary>
    /// <param name="one">What happened.</param>
    /// <param name="position">Its position in the journal.</param>
    public void Apply(in DialEvent one, long position)
    {
        lock (_changing)
        {
            _anew?.Apply(one, position);
            _memory.Apply(one, position);
        }
    }

    /// <summary>Remembers what is told here and what comes meanwhile, and forgets everything else; until then it answers by what it remembers.</summary>
    /// <param name="tell">Tells of every event that is still kept, in whatever order.</param>
    /// <returns>False where less was told than is known: then nothing is forgotten.</returns>
    public async Task<bool> RememberAnewAsync(Func<DialEventVisit, Task> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var anew = new DialMemory();
        lock (_changing)
        {
            _anew = anew;
        }

        try
        {
            await tell((position, in one) =>
            {
                lock (_changing)
                {
                    anew.Apply(one, position);
                }
            });
            lock (_changing)
            {
                if (anew.Position < _memory.Position)
                {
                    return false;
                }

                Volatile.Write(ref _memory, anew);
                if (_serving is { } serving)
                {
                    Volatile.Write(ref _serving, new DialServing(serving.Book, anew));
                }

                return true;
            }
        }
        finally
        {
            lock (_changing)
            {
                _anew = null;
            }
        }
    }

    /// <summary>Answers by another book from now on. The gate owns it.</summary>
    /// <returns>Completed when the book before has been disposed of; nobody need wait for it.</returns>
    public Task Swap(DialBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        DialServing? before;
        lock (_changing)
        {
            before = Interlocked.Exchange(ref _serving, new DialServing(book, _memory));
        }

        return before is null ? Task.CompletedTask : Task.Run(() => RetireAsync(before.Book));
    }

    /// <summary>Allows nothing until <see cref="Resume"/>: what happens elsewhere has not been heard of for too long.</summary>
    public void Hold() => _isStale = true;

    /// <summary>Answers by the book again.</summary>
    public void Resume() => _isStale = false;

    /// <summary>Says that it is about to end; it goes on answering what was accepted.</summary>
    public void Drain() => _isDraining = true;

    private static void Decide(
        DialFrame frame, long ticks, in HistoryLimits limits, ReadOnlySpan<byte> numbers, ReadOnlySpan<Range> each, Span<DialAnswer> answers)
    {
        // While one burst is answered, the memory of the next is on its way.
        Span<uint> ordinals = stackalloc uint[2 * Burst];
        Read(numbers, each[..Math.Min(Burst, each.Length)], ordinals);
        frame.Prefetch(ordinals[..Math.Min(Burst, each.Length)]);
        for (var first = 0; first < each.Length; first += Burst)
        {
            var half = (first / Burst) % 2 * Burst;
            var next = each[Math.Min(first + Burst, each.Length)..Math.Min(first + (2 * Burst), each.Length)];
            var ahead = ordinals.Slice(Burst - half, next.Length);
            Read(numbers, next, ahead);
            frame.Prefetch(ahead);
            var count = Math.Min(Burst, each.Length - first);
            for (var i = 0; i < count; i++)
            {
                var ordinal = ordinals[half + i];
                answers[first + i] = ordinal != SubscriberOrdinal.None ? frame.Of(ordinal, ticks, limits) : Careful(frame, numbers[each[first + i]], ticks, limits);
            }
        }
    }

    private static void Read(ReadOnlySpan<byte> numbers, ReadOnlySpan<Range> each, Span<uint> ordinals)
    {
        for (var i = 0; i < each.Length; i++)
        {
            ordinals[i] = BulkNumbers.Ordinal(numbers[each[i]]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DialAnswer Careful(DialFrame frame, ReadOnlySpan<byte> number, long ticks, in HistoryLimits limits)
    {
        var parsed = NumberParser.Parse(number);
        switch (parsed.Status)
        {
            case NumberStatus.Foreign:
                return _foreign;
            case NumberStatus.Valid when SubscriberNumber.TryFrom(parsed, out var reached):
                var ordinal = SubscriberOrdinal.Of(reached);
                return ordinal != SubscriberOrdinal.None ? frame.Of(ordinal, ticks, limits) : frame.OfRare(reached, ticks, limits);
            default:
                var code = parsed.Status == NumberStatus.Valid ? new NotASubscriberNumber(parsed.Kind).Code : "number-" + parsed.Reason.ToCode();
                return _unreadable.GetOrAdd(code, unread => DialAnswer.Alone(Verdict.Unreadable, unread));
        }
    }

    private DialAnswer Closed() => Volatile.Read(ref _serving) is null ? _noIndex : _stale;

    // In another frame or second than the one before, or about a number that has no ordinal.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DialAnswer Afresh(Reader reader, DialServing serving, in DialCall call, ReadOnlySpan<byte> number, uint ordinal)
    {
        var ticks = call.At.ToUnixTimeTicks();
        var frame = serving.FrameOf(call, ticks);
        if (frame.Fixed is { } only)
        {
            reader.Frame = null;
            return only;
        }

        reader.Frame = frame;
        reader.Limits = frame.LimitsAt(call.At);
        (reader.From, reader.Ticks) = frame.SecondOf(call.At);
        return ordinal != SubscriberOrdinal.None ? frame.Of(ordinal, ticks, reader.Limits) : Careful(frame, number, ticks, reader.Limits);
    }

    // Says first what it is about to read, and then looks whether that is still what there is to read. The order of the two is kept by
    // the writer, who orders the memory of all threads between putting another in place and looking who still reads the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DialServing? Enter(Reader reader)
    {
        if (_isStale)
        {
            return null;
        }

        while (true)
        {
            var serving = Volatile.Read(ref _serving);
            if (serving is null)
            {
                return null;
            }

            Volatile.Write(ref reader.Reading, serving.BookNumber);
            if (serving == Volatile.Read(ref _serving))
            {
                return serving;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Reader NewReader()
    {
        var reader = _reader = new Reader();
        lock (_readers)
        {
            _readers.RemoveAll(known => !known.TryGetTarget(out _));
            _readers.Add(new WeakReference<Reader>(reader));
        }

        return reader;
    }

    private static async Task RetireAsync(DialBook book)
    {
        Interlocked.MemoryBarrierProcessWide();
        while (IsRead(book))
        {
            await Task.Delay(1);
        }

        book.Dispose();
    }

    private static bool IsRead(DialBook book)
    {
        lock (_readers)
        {
            return _readers.Exists(known => known.TryGetTarget(out var reader) && Volatile.Read(ref reader.Reading) == book.Number);
        }
    }

    /// <summary>The number of the book that one thread is reading, or 0; the frame it read last, and the limits of the second it read it in.</summary>
    private sealed class Reader
    {
        public long Reading;
        public DialFrame? Frame;
        public HistoryLimits Limits;
        public long From;
        public ulong Ticks;
    }
}
