// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using Filiera.Rulebook;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What the list rules say as of one instant, by the states of answer, claim and facts: each combination is judged once. For all threads.</summary>
/// <remarks>
/// Judged by <see cref="ListVerdict"/>, as a screening is, on what <see cref="SituationReduction"/> puts in place of a situation. Reading takes
/// no lock; a combination met for the first time is judged under one.
/// </remarks>
internal sealed class ListGrid
{
    private const int MostDense = 1 << 22;
    private readonly Lock _learning = new();
    private readonly ListContext _context;
    private readonly Sequence<AppliedRule> _rules;
    private readonly ListJudge _judge;
    private readonly DialSources _sources;
    private readonly SituationReduction? _reduction;
    private readonly ReducedFacts? _facts;

    // One more than each state; 0 where it is not known.
    private readonly int[] _claims;
    private readonly int[] _answers = new int[1 << 16];
    private readonly Dictionary<Claim, int> _claimNumbers = [];
    private readonly List<Claim> _knownClaims = [];
    private readonly Dictionary<(bool, OptOutAnswer), int> _answerNumbers = [];
    private readonly List<OptOutAnswer?> _knownAnswers = [];
    private readonly Dictionary<(RowVerdict, bool), ListOutcome> _outcomes = [];
    private readonly ConcurrentDictionary<(uint Claim, uint Facts, ushort Payload), ListOutcome> _asTheyAre = new();
    private Dense _dense = new(new ListOutcome?[1 << 10], 3, 5);

    /// <param name="context">What the rules look at, as of the instant.</param>
    /// <param name="rules">The list rules in force then.</param>
    /// <param name="sources">What numbers are looked up in.</param>
    /// <param name="asItIs">True to judge every situation as it is: what stands for it may lack what another check asks.</param>
    public ListGrid(ListContext context, Sequence<AppliedRule> rules, DialSources sources, bool asItIs)
    {
        _context = context;
        _rules = rules;
        _judge = new ListJudge(context, rules);
        _sources = sources;
        _reduction = asItIs ? null : new SituationReduction(context, rules);
        _facts = _reduction is null ? null : sources.OnFile?.Reduce(_reduction);
        _claims = new int[sources.Claims.Kinds.Count + 1];
    }

    /// <summary>How many outcomes have been met so far.</summary>
    public int Outcomes => _outcomes.Count;

    /// <summary>What the rules say of a number.</summary>
    /// <param name="claim">The number of its claim; 0 for none.</param>
    /// <param name="facts">The class of what is on file; 0 for nothing.</param>
    /// <param name="payload">What the register's answer is kept as; 0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ListOutcome Of(uint claim, uint facts, ushort payload)
    {
        var answer = _answers[payload] - 1;
        var state = _claims[claim] - 1;
        var onFile = OnFileStateOf(facts);
        var dense = Volatile.Read(ref _dense);
        var place = dense.PlaceOf(onFile, state, answer);
        return dense.Holds(onFile, state, answer) && place < (ulong)dense.Items.Length && dense.Items[place] is { } known ? known : Learn(claim, facts, payload);
    }

    /// <summary>What the rules say of one situation at another instant of the same day, judged as it is.</summary>
    public ListOutcome Exactly(NodaTime.Instant at, uint claim, uint facts, ushort payload)
    {
        var situation = _sources.SituationOf(claim, facts, payload);
        var context = new ListContext(at, _context.Campaign, _context.Answers, _context.Files, _context.Precedence);
        return new ListOutcome(ListVerdict.Of(situation, context, _rules), AutomatedConsents.In(situation, _context.Campaign), -1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ListOutcome Learn(uint claim, uint facts, ushort payload)
    {
        var onFile = OnFileStateOf(facts);
        if (_reduction is null || onFile < 0)
        {
            return _asTheyAre.GetOrAdd((claim, facts, payload), key =>
            {
                lock (_learning)
                {
                    return Intern(_sources.SituationOf(key.Claim, key.Facts, key.Payload));
                }
            });
        }

        lock (_learning)
        {
            var state = ClaimStateOf(claim);
            var answer = AnswerStateOf(payload);
            var outcome = Intern(new Situation(
                _knownClaims[state], onFile == 0 ? NumberFacts.None : _facts![onFile - 1], _knownAnswers[answer]));
            Put(onFile, state, answer, outcome);
            return outcome;
        }
    }

    // Zero for nothing, one more than the state, or negative where the class is judged as it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int OnFileStateOf(uint facts)
    {
        if (facts == 0)
        {
            return 0;
        }

        var state = _facts is null ? ReducedFacts.Exact : _facts.StateOf(facts);
        return state < 0 ? ReducedFacts.Exact : state + 1;
    }

    private int ClaimStateOf(uint claim)
    {
        var reduced = _reduction!.Of(_sources.Claims.Kinds[(int)claim]);
        if (!_claimNumbers.TryGetValue(reduced, out var state))
        {
            state = _knownClaims.Count;
            _knownClaims.Add(reduced);
            _claimNumbers.Add(reduced, state);
        }

        _claims[claim] = state + 1;
        return state;
    }

    private int AnswerStateOf(ushort payload)
    {
        var reduced = _reduction!.Of(_sources.AnswerOf(payload));
        var key = (reduced is not null, reduced.GetValueOrDefault());
        if (!_answerNumbers.TryGetValue(key, out var state))
        {
            state = _knownAnswers.Count;
            _knownAnswers.Add(reduced);
            _answerNumbers.Add(key, state);
        }

        _answers[payload] = state + 1;
        return state;
    }

    private ListOutcome Intern(Situation situation)
    {
        var verdict = _judge.Of(situation);
        var automated = AutomatedConsents.In(situation, _context.Campaign);
        if (!_outcomes.TryGetValue((verdict, automated), out var outcome))
        {
            outcome = new ListOutcome(verdict, automated, _outcomes.Count);
            _outcomes.Add((verdict, automated), outcome);
        }

        return outcome;
    }

    // The table is laid out anew when a state has no place in it; what was known is judged again as it is asked for.
    private void Put(int onFile, int state, int answer, ListOutcome outcome)
    {
        var dense = _dense;
        var claimBits = Math.Max(dense.ClaimBits, BitOperations.Log2((uint)state) + 1);
        var answerBits = Math.Max(dense.AnswerBits, BitOperations.Log2((uint)answer) + 1);
        if (claimBits != dense.ClaimBits || answerBits != dense.AnswerBits)
        {
            dense = new Dense(new ListOutcome?[Math.Min(MostDense, 1L << Math.Min(40, claimBits + answerBits + 2))], claimBits, answerBits);
        }

        var place = dense.PlaceOf(onFile, state, answer);
        if (place >= (ulong)dense.Items.Length && place < MostDense)
        {
            var wider = new ListOutcome?[BitOperations.RoundUpToPowerOf2(place + 1)];
            dense.Items.CopyTo(wider, 0);
            dense = dense with { Items = wider };
        }

        if (place < (ulong)dense.Items.Length)
        {
            dense.Items[place] = outcome;
        }

        Volatile.Write(ref _dense, dense);
    }

    private sealed record Dense(ListOutcome?[] Items, int ClaimBits, int AnswerBits)
    {
        // A state may have been learned by another thread for a table that is still to come: in this one its place is another's.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Holds(int onFile, int claim, int answer) => (claim >> ClaimBits | answer >> AnswerBits) == 0 && onFile >= 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong PlaceOf(int onFile, int claim, int answer) => ((((ulong)(uint)onFile << ClaimBits) | (uint)claim) << AnswerBits) | (uint)answer;
    }
}
