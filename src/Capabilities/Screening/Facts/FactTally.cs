// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Counts the rows of one fact file as they are read.</summary>
internal sealed class FactTally(FactFile file)
{
    private const int MostRefusals = 20;
    private readonly List<RejectedFact> _first = [];
    private readonly bool _forbids = InputKinds.ForbidsCalls(file.Kind);
    private long _facts;
    private long _rejects;

    private int Shown => _forbids ? MostRefusals : FactFileCount.MostShown;

    /// <summary>True when there is no point in reading on.</summary>
    public bool IsFull => _forbids && _rejects >= MostRefusals;

    public void Fact() => _facts++;

    /// <summary>Adds what was counted in a part of the file; parts are added in their order.</summary>
    /// <param name="facts">Rows that were read.</param>
    /// <param name="rejects">Rows that were not.</param>
    /// <param name="first">The first of those, as many as are ever shown, with lines counted from the part's start.</param>
    /// <param name="linesBefore">Lines of the file before the part.</param>
    public void Add(long facts, long rejects, IEnumerable<RejectedFact> first, long linesBefore)
    {
        _facts += facts;
        _rejects += rejects;
        _first.AddRange(first.Take(Shown - _first.Count).Select(reject => reject with { Line = linesBefore + reject.Line }));
    }

    public void Reject(long line, string code)
    {
        _rejects++;
        if (_first.Count < Shown)
        {
            _first.Add(new RejectedFact(line, code));
        }
    }

    /// <summary>What the file came to; a file that forbids calls is refused when a row of it cannot be read.</summary>
    public Result<FactFileCount> Result() => _forbids && _rejects > 0
        ? Sequence.From(_first.Select(reject => (Refusal)new FactRowUnreadable(reject.Code)
        {
            Where = string.Create(CultureInfo.InvariantCulture, $"{file.Name}, line {reject.Line}"),
        }))
        : new FactFileCount(file.Kind, file.Name, _facts, _rejects, Sequence.From(_first));
}
