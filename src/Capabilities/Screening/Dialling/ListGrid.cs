// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private readonly Lock _learning = new();
    private readonly ListContext _context;
    private readonly Sequence<AppliedRule> _rules;
    private readonly ListJudge _judge;
    private readonly DialSources _sources;
    private readonly SituationReduction? _reduction;
    private readonly ReducedFacts? _facts;
    private readonly Dictionary<Claim, int> _claimNumbers = [];
    private readonly List<Claim> _knownClaims = [];
    private readonly Dictionary<(bool, OptOutAnswer), int> _answerNumbers = [];
    private readonly List<OptOutAnswer?> _knownAnswers = [];
    private readonly Dictionary<(RowVerdict, bool), ListOutcome> _outcomes = [];
    private readonly ConcurrentDictionary<(uint Claim, uint Facts, ushort Payload), ListOutcome> _asTheyAre = new();
    private Layout _layout;

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
        _layout = new Layout(3, 5, ClaimCount);
    }

    /// <summary>How many outcomes have been met so far.</summary>
    public int Outcomes => _outcomes.Count;

    private int ClaimCount => _sources.Claims.Kinds.Count + 1;

    /// <summary>Where what is known lies now; another object once it lies elsewhere.</summary>
    public Layout Laid => Volatile.Read(ref _layout);

    /// <summary>What the rules say of a number.</summary>
    /// <param name="claim">The number of its claim; 0 for none.</param>
    /// <param name="facts">The class of what is on file; 0 for nothing.</param>
    /// <param name="payload">What the register's answer is kept as; 0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ListOutcome Of(uint claim, uint facts, ushort payload)
    {
        var layout = Laid;
        var place = PlaceOf(layout, claim, facts, payload);
        return place < (ulong)layout.Items.Length && layout.Items[place] is { } known ? known : Learn(claim, facts, payload);
    }

    /// <summary>Where a number's outcome lies in a layout: at or beyond the end of its items where that is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong PlaceOf(Layout layout, uint claim, uint facts, ushort payload) => facts == 0
        ? layout.PlaceOf(claim, payload)
        : layout.PlaceOf(claim, payload) + ((ulong)(uint)OnFileStateOf(facts) << layout.Bits);

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
            Put(onFile, (claim, state), (payload, answer), outcome);
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

    // Laid out anew when a state has no place in it; what was known is judged again as it is asked for.
    private void Put(int onFile, (uint Claim, int State) claim, (ushort Payload, int State) answer, ListOutcome outcome)
    {
        var layout = _layout;
        var claimBits = Math.Max(layout.ClaimBits, BitOperations.Log2((uint)claim.State) + 1);
        var answerBits = Math.Max(layout.AnswerBits, BitOperations.Log2((uint)answer.State) + 1);
        if (claimBits != layout.ClaimBits || answerBits != layout.AnswerBits)
        {
            layout = new Layout(claimBits, answerBits, ClaimCount);
        }

        var place = layout.Place(onFile, claim, answer);
        if (place >= (ulong)layout.Items.Length && place < Layout.MostPlaces)
        {
            layout = layout.Wider(place);
        }

        if (place < (ulong)layout.Items.Length)
        {
            layout.Items[place] = outcome;
        }

        Volatile.Write(ref _layout, layout);
    }

    /// <summary>Where the outcomes lie: each state's share of the place, added up. A place that was found once stays what it is.</summary>
    internal sealed class Layout
    {
        public const int MostPlaces = 1 << 22;

        // Added to whatever else, it lies beyond every item.
        private const uint Unknown = 1 << 30;
        private readonly uint[] _claims;
        private readonly uint[] _answers;

        public Layout(int claimBits, int answerBits, int claims)
        {
            (ClaimBits, AnswerBits) = (claimBits, answerBits);
            Items = new ListOutcome?[Math.Min(MostPlaces, 1L << Math.Min(40, claimBits + answerBits + 2))];
            _claims = new uint[claims];
            _answers = new uint[1 << 16];
            Array.Fill(_claims, Unknown);
            Array.Fill(_answers, Unknown);
        }

        private Layout(Layout before, ListOutcome?[] items)
        {
            (ClaimBits, AnswerBits, Items) = (before.ClaimBits, before.AnswerBits, items);
            (_claims, _answers) = (before._claims, before._answers);
        }

        public ListOutcome?[] Items { get; }

        public int ClaimBits { get; }

        public int AnswerBits { get; }

        /// <summary>Bits below those of what is on file.</summary>
        public int Bits => ClaimBits + AnswerBits;

        /// <summary>The place of a number of which nothing is on file.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong PlaceOf(uint claim, ushort payload) =>
            (ulong)_claims[claim] + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_answers), payload);

        /// <summary>The place of a state, which is known from now on.</summary>
        public ulong Place(int onFile, (uint Claim, int State) claim, (ushort Payload, int State) answer)
        {
            _claims[claim.Claim] = (uint)Math.Min(Unknown, (ulong)claim.State << AnswerBits);
            _answers[answer.Payload] = (uint)answer.State;
            return PlaceOf(claim.Claim, answer.Payload) + ((ulong)(uint)onFile << Bits);
        }

        /// <summary>The same with room for a place.</summary>
        public Layout Wider(ulong place)
        {
            var items = new ListOutcome?[BitOperations.RoundUpToPowerOf2(place + 1)];
            Items.CopyTo(items, 0);
            return new Layout(this, items);
        }
    }
}
