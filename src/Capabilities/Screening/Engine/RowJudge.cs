// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: looking up, judging and copying a row is one hot loop.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Filiera.Numbering;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Gives rows their verdicts and copies them, with what follows, to the file they belong to. For one thread.</summary>
/// <remarks>
/// A verdict depends on three small numbers: the states of the row's claim, of the facts on file, of the register's answer. Each
/// combination is judged once by the rules and then remembered, so that what is remembered is what the rules say.
/// </remarks>
internal sealed unsafe class RowJudge : IDisposable
{
    private const int Block = 64;
    private const int MostFacts = 1 << 24;
    private const int FewClaims = 256;
    private const int Rare = int.MaxValue;
    private const int Ahead = 8;
    private const ulong AsItIs = 1ul << 62;
    private readonly RunPlan _plan;
    private readonly VerdictTable _verdicts;
    private readonly NumberedKeys _remembered;

    // Verdicts by states, where states are few.
    private DenseVerdicts _dense;

    // One more than each state, by payload, by claim, by class; 0 where it is not known.
    private readonly int[] _answerStates = new int[1 << 16];
    private int[] _claimStates = new int[FewClaims];
    private readonly ushort[] _factStates;
    private readonly NumberTable16? _answers;
    private readonly NumberTable32? _facts;
    private readonly OutputBuffers? _outputs;
    private readonly NativeBuffer? _leafBuffer;

    // Verdicts for which there is no room any more, by row of the batch.
    private readonly Dictionary<int, RowVerdict> _rare = [];
    private long _leaves;

    /// <param name="plan">The run.</param>
    /// <param name="outputs">Where rows go; null when only the counts matter.</param>
    public RowJudge(RunPlan plan, OutputBuffers? outputs)
    {
        _plan = plan;
        _verdicts = plan.Verdicts;
        _remembered = new NumberedKeys(plan.Options.Remembered);
        _dense = plan.States.DenseFor(0, 0);
        _factStates = plan.States.Facts;
        _answers = plan.Tables.Answers;
        _facts = plan.Tables.Facts?.Table;
        _outputs = outputs;
        _leafBuffer = plan.Options.Seal is null ? null : new NativeBuffer(1 << 16);
        Counter = new VerdictCounter(_verdicts.Most);
    }

    /// <summary>What was counted.</summary>
    public VerdictCounter Counter { get; }

    /// <summary>What the seal says of the rows of the piece, in order.</summary>
    public ReadOnlySpan<byte> Leaves => _leafBuffer is null ? [] : new(_leafBuffer.Start, checked((int)(_leaves * ReceiptLeaf.Size)));

    /// <summary>Begins a piece.</summary>
    public void Begin()
    {
        _outputs?.Clear();
        _leaves = 0;
    }

    /// <summary>Asks for the lines of the tables that rows will be looked up in.</summary>
    public void Prefetch(RowBatch batch, int first, int count)
    {
        // Nothing else in the loop: while one address is being translated, the next ones are as well.
        var ordinals = batch.Ordinal + first;
        if (_answers is { } answers)
        {
            for (var i = 0; i < count; i++)
            {
                answers.Prefetch(ordinals[i]);
            }
        }

        if (_facts is { } facts)
        {
            for (var i = 0; i < count; i++)
            {
                facts.Prefetch(ordinals[i]);
            }
        }
    }

    /// <summary>Judges rows and copies them to their files.</summary>
    public void Judge(RowBatch batch, byte* memory, int first, int count, RowFinder finder)
    {
        Judge(batch, first, count, finder);

        if (_leafBuffer is not null)
        {
            Seal(batch, first, count);
        }

        if (_outputs is not null)
        {
            Copy(batch, memory, first, count);
        }

        _rare.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Judge(RowBatch batch, int first, int count, RowFinder finder)
    {
        var verdicts = batch.Verdict;
        var counter = Counter;
        var rendered = _verdicts.Rendered;
        for (var row = first; row < first + count; row++)
        {
            var verdict = verdicts[row];
            if (verdict == RowBatch.Open)
            {
                verdict = VerdictOf(batch, row, finder);
                verdicts[row] = verdict;
            }

            if (verdict != Rare)
            {
                counter.Add(verdict);
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(rendered + verdict);
                }
            }
        }
    }

    public void Dispose()
    {
        _remembered.Dispose();
        _leafBuffer?.Dispose();
        Counter.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int VerdictOf(RowBatch batch, int row, RowFinder finder)
    {
        var ordinal = batch.Ordinal[row];
        var common = ordinal != SubscriberOrdinal.None;
        var payload = _answers is null ? (ushort)0 : common ? _answers.Find(ordinal) : _answers.FindRare(batch.Digits[row]);
        var facts = _facts is null ? 0u : common ? _facts.Find(ordinal) : _facts.FindRare(batch.Digits[row]);
        var claim = batch.Claim[row];
        var states = _claimStates;
        var ofAnswer = _answerStates[payload];
        var onFile = _factStates[facts];
        var ofClaim = (uint)claim < (uint)states.Length ? states[claim] : 0;

        // One branch, seldom taken, for all that is not known yet: what is known must not wait for guesses.
        if ((ushort)(onFile + 1) > 1 & ofClaim != 0 & ofAnswer != 0)
        {
            var place = _dense.PlaceOf(onFile - 1, ofClaim - 1, (ushort)(ofAnswer - 1));
            if (place < _dense.Places && _dense.Entries[place] is not 0 and var entry)
            {
                return entry - 1;
            }
        }

        return Judge(row, claim, facts, payload, finder);
    }

    // The first row of its states, or one whose states are too many for a table.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Judge(int row, int claim, uint facts, ushort payload, RowFinder finder)
    {
        if (claim < 0)
        {
            return Keep(row, _plan.States.Judge(finder.RareClaimOf(row), facts, _plan.States.OfAnswer(payload)), ulong.MaxValue);
        }

        // Whatever state is learned here, the table has a place for it from now on: the look-up relies on that.
        var (state, answer) = (ClaimState(claim), AnswerState(payload));
        _dense = _dense.Holds(state, answer) ? _dense : _plan.States.DenseFor(state, answer);
        var onFile = _plan.States.OfFacts(facts);
        if (onFile >= 0 && _dense.PlaceOf(onFile, state, answer) is var place && place < _dense.Places)
        {
            ref var entry = ref _dense.Entries[place];
            var known = Volatile.Read(ref entry);
            if (known != 0)
            {
                return known - 1;
            }

            var number = Keep(row, _plan.States.Judge(state, onFile, answer), ulong.MaxValue);
            Volatile.Write(ref entry, number == Rare ? 0 : number + 1);
            return number;
        }

        return Remembered(row, claim, state, facts, onFile, answer);
    }

    private int Remembered(int row, int claim, int state, uint facts, int onFile, ushort answer)
    {
        if ((onFile < 0 ? facts : (uint)onFile) >= MostFacts)
        {
            return Keep(row, JudgeStates(claim, state, facts, onFile, answer), ulong.MaxValue);
        }

        var key = onFile < 0 ? AsItIs | ((ulong)(uint)claim << 40) | ((ulong)facts << 16) | answer
            : ((ulong)(uint)state << 40) | ((ulong)(uint)onFile << 16) | answer;
        if (_remembered.Find(key) is >= 0 and var known)
        {
            return known;
        }

        if (_plan.States.Recall(key) is >= 0 and var recalled)
        {
            _remembered.Add(key, recalled);
            return recalled;
        }

        return Keep(row, JudgeStates(claim, state, facts, onFile, answer), key);
    }

    private RowVerdict JudgeStates(int claim, int state, uint facts, int onFile, ushort answer) =>
        onFile < 0 ? _plan.States.Judge(_plan.Claims[claim], facts, answer) : _plan.States.Judge(state, onFile, answer);

    private ushort AnswerState(ushort payload)
    {
        if (_answerStates[payload] == 0)
        {
            _answerStates[payload] = _plan.States.OfAnswer(payload) + 1;
        }

        return (ushort)(_answerStates[payload] - 1);
    }

    private int ClaimState(int claim)
    {
        if (claim >= _claimStates.Length)
        {
            Array.Resize(ref _claimStates, Math.Max(claim + 1, 2 * _claimStates.Length));
        }

        if (_claimStates[claim] == 0)
        {
            _claimStates[claim] = _plan.States.OfClaim(_plan.Claims[claim]) + 1;
        }

        return _claimStates[claim] - 1;
    }

    private int Keep(int row, RowVerdict verdict, ulong key)
    {
        var number = _verdicts.NumberOf(verdict);
        if (number >= 0)
        {
            _remembered.Add(key, number);
            if (key != ulong.MaxValue)
            {
                _plan.States.Remember(key, number);
            }

            return number;
        }

        _rare[row] = verdict;
        Counter.Add(verdict);
        return Rare;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Copy(RowBatch batch, byte* memory, int first, int count)
    {
        var last = first + count - 1;
        var most = batch.Start[last] + batch.Length[last] - batch.Start[first] + ((long)count * _verdicts.Longest) + (2 * Block);
        foreach (var verdict in _rare.Values)
        {
            most += _verdicts.TextOf(verdict).Length;
        }

        var to = stackalloc byte*[OutputBuffers.Files];
        for (var file = 0; file < OutputBuffers.Files; file++)
        {
            to[file] = _outputs!.Room(file, most);
        }

        var rendered = _verdicts.Rendered;
        var verdicts = batch.Verdict;
        var starts = batch.Start;
        var lengths = batch.Length;
        for (var row = first; row <= last; row++)
        {
            var verdict = verdicts[row];
            if (verdict == Rare)
            {
                CopyRare(batch, memory, row, to);
                continue;
            }

            if (Sse.IsSupported && row + Ahead <= last && verdicts[row + Ahead] is not Rare and var soon)
            {
                Sse.Prefetch0(rendered[soon].After);
            }

            ref readonly var after = ref rendered[verdict];
            var at = CopyBlocks(memory + starts[row], to[after.File], lengths[row]);
            to[after.File] = CopyBlocks(after.After, at, after.Length);
        }

        for (var file = 0; file < OutputBuffers.Files; file++)
        {
            _outputs!.Wrote(file, to[file]);
        }
    }

    private void CopyRare(RowBatch batch, byte* memory, int row, byte** to)
    {
        var file = (int)OutputText.KindOf(_rare[row].Verdict);
        var at = CopyBlocks(memory + batch.Start[row], to[file], batch.Length[row]);
        var after = _verdicts.TextOf(_rare[row]);
        after.CopyTo(new Span<byte>(at, after.Length));
        to[file] = at + after.Length;
    }

    // Copies whole blocks; what is too much is overwritten by what follows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* CopyBlocks(byte* from, byte* to, int length)
    {
        Vector512.Load(from).Store(to);
        for (var done = Block; done < length; done += Block)
        {
            Vector512.Load(from + done).Store(to + done);
        }

        return to + length;
    }

    private void Seal(RowBatch batch, int first, int count)
    {
        _leafBuffer!.Ensure((_leaves + count) * ReceiptLeaf.Size);
        var leaf = _leafBuffer.Start + (_leaves * ReceiptLeaf.Size);
        for (var row = first; row < first + count; row++, leaf += ReceiptLeaf.Size)
        {
            var ordinal = batch.Ordinal[row];
            var digits = ordinal == SubscriberOrdinal.None ? batch.Digits[row] : SubscriberOrdinal.NumberOf(ordinal).RevealDigits();
            var verdict = batch.Verdict[row];
            var digest = verdict == Rare
                ? ReceiptOutcomes.Of(_rare[row]).Digest()
                : new ReadOnlySpan<byte>(_verdicts.Digests + ((long)verdict * VerdictTable.DigestStride), ReceiptOutcome.DigestSize);
            BinaryPrimitives.WriteUInt64BigEndian(new Span<byte>(leaf, sizeof(ulong)), digits);
            digest.CopyTo(new Span<byte>(leaf + sizeof(ulong), ReceiptOutcome.DigestSize));
        }

        _leaves += count;
    }
}
