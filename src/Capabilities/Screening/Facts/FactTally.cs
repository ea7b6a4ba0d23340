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

    /// <summary>True when there is no point in reading on.</summary>
    public bool IsFull => _forbids && _rejects >= MostRefusals;

    public void Fact() => _facts++;

    public void Reject(long line, string code)
    {
        _rejects++;
        if (_first.Count < (_forbids ? MostRefusals : FactFileCount.MostShown))
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
