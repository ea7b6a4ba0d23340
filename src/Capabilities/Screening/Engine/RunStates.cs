// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;

namespace Filiera.Screening;

/// <summary>The states in which the rules of a run can tell answers, claims and facts apart, and the verdicts on them. For all threads.</summary>
internal sealed class RunStates : IDisposable
{
    private static readonly ushort[] _nothingOnFile = [1];
    private readonly Lock _gate = new();
    private readonly RunPlan _plan;
    private readonly SituationReduction _reduction;
    private readonly ReducedFacts? _facts;
    private readonly Dictionary<OptOutAnswer, ushort> _answerNumbers = [];
    private readonly List<OptOutAnswer?> _answers = [null];
    private readonly Dictionary<Claim, int> _claimNumbers = [];
    private readonly List<Claim> _claims = [];
    private readonly ConcurrentDictionary<ulong, int> _verdicts = [];
    private readonly List<DenseVerdicts> _dense = [new()];

    public RunStates(RunPlan plan, SituationReduction reduction)
    {
        _plan = plan;
        _reduction = reduction;
        _facts = plan.Tables.Facts?.Reduce(reduction);
    }

    /// <summary>One more than the state of what is on file, by class: see <see cref="ReducedFacts.States"/>.</summary>
    public ushort[] Facts => _facts?.States ?? _nothingOnFile;

    /// <summary>The state of a class: 0 for nothing, or <see cref="ReducedFacts.Exact"/> where the class is judged as it is.</summary>
    public int OfFacts(uint id) => _facts is null ? 0 : _facts.StateOf(id);

    /// <summary>The table of verdicts that has places for a claim and an answer.</summary>
    public DenseVerdicts DenseFor(int claim, int answer)
    {
        lock (_gate)
        {
            var newest = _dense[^1];
            if (!newest.Holds(claim, answer))
            {
                _dense.Add(newest = newest.Widened(claim, answer));
            }

            return newest;
        }
    }

    /// <summary>The state of an answer's payload.</summary>
    public ushort OfAnswer(ushort payload)
    {
        lock (_gate)
        {
            if (_reduction.Of(_plan.Tables.AnswerOf(payload)) is not { } answer)
            {
                return 0;
            }

            if (!_answerNumbers.TryGetValue(answer, out var number))
            {
                number = (ushort)_answers.Count;
                _answers.Add(answer);
                _answerNumbers.Add(answer, number);
            }

            return number;
        }
    }

    /// <summary>The state of a claim.</summary>
    public int OfClaim(Claim claim)
    {
        var reduced = _reduction.Of(claim);
        lock (_gate)
        {
            if (!_claimNumbers.TryGetValue(reduced, out var number))
            {
                number = _claims.Count;
                _claims.Add(reduced);
                _claimNumbers.Add(reduced, number);
            }

            return number;
        }
    }

    /// <summary>The verdict on states.</summary>
    public RowVerdict Judge(int claim, int facts, ushort answer) => _plan.Judge(ClaimOf(claim), facts == 0 ? NumberFacts.None : _facts![facts], AnswerOf(answer));

    /// <summary>The verdict on a class that is judged as it is.</summary>
    public RowVerdict Judge(Claim claim, uint id, ushort answer) =>
        _plan.Judge(claim, id == 0 ? NumberFacts.None : _plan.Tables.Facts![id], AnswerOf(answer));

    /// <summary>The number of a verdict that any thread came to; -1 where none did.</summary>
    public int Recall(ulong key) => _verdicts.TryGetValue(key, out var number) ? number : NumberedKeys.None;

    /// <summary>Remembers a verdict for all threads, while there is room.</summary>
    public void Remember(ulong key, int number)
    {
        if (_verdicts.Count < _plan.Options.Remembered)
        {
            _verdicts.TryAdd(key, number);
        }
    }

    public void Dispose() => _dense.ForEach(table => table.Dispose());

    private Claim ClaimOf(int claim)
    {
        lock (_gate)
        {
            return _claims[claim];
        }
    }

    private OptOutAnswer? AnswerOf(ushort answer)
    {
        lock (_gate)
        {
            return _answers[answer];
        }
    }
}
