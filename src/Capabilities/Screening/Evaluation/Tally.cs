// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Counts the verdicts of one screening as they are reached.</summary>
public sealed class Tally
{
    private readonly long[] _verdicts = new long[Enum.GetValues<Verdict>().Length];
    private readonly Dictionary<(Verdict, Reason), long> _reasons = [];
    private readonly SortedDictionary<Instant, long> _ends = [];
    private long _unending;

    /// <summary>Rows counted by verdict so far.</summary>
    public VerdictCounts Counts => new(
        _verdicts[(int)Verdict.Allow],
        _verdicts[(int)Verdict.Withhold],
        _verdicts[(int)Verdict.Review],
        _verdicts[(int)Verdict.Foreign],
        _verdicts[(int)Verdict.Duplicate],
        _verdicts[(int)Verdict.Unreadable]);

    /// <summary>The earliest end of validity among the allowed, or null.</summary>
    public Instant? ValidUntil { get; private set; }

    /// <summary>Callable rows by the hour in which their validity ends, earliest first; those that do not expire last.</summary>
    public Sequence<ValidityCount> Validity => Sequence.From(_ends
        .Select(end => new ValidityCount(end.Key, end.Value))
        .Concat(_unending > 0 ? [new ValidityCount(null, _unending)] : []));

    /// <summary>Rows counted by verdict and reason so far: most rows first, then by name.</summary>
    public Sequence<ReasonCount> Reasons => Sequence.From(_reasons
        .Select(pair => new ReasonCount(pair.Key.Item1, pair.Key.Item2.ToString(), pair.Value))
        .OrderByDescending(count => count.Rows)
        .ThenBy(count => count.Verdict)
        .ThenBy(count => count.Reason, StringComparer.Ordinal));

    /// <summary>Counts one row.</summary>
    public void Add(RowVerdict row) => Add(row, 1);

    /// <summary>Counts so many rows of one verdict.</summary>
    public void Add(RowVerdict row, long rows)
    {
        _verdicts[(int)row.Verdict] += rows;
        foreach (var reason in row.Reasons)
        {
            _reasons[(row.Verdict, reason)] = _reasons.GetValueOrDefault((row.Verdict, reason)) + rows;
        }

        if (row.Verdict == Verdict.Allow)
        {
            AddEnd(row.ValidUntil, rows);
        }
    }

    private void AddEnd(Instant? end, long rows)
    {
        if (end is not { } until)
        {
            _unending += rows;
            return;
        }

        ValidUntil = ValidUntil is { } earliest && earliest < until ? earliest : until;
        var hour = ValidityCount.Floor(until);
        _ends[hour] = _ends.GetValueOrDefault(hour) + rows;
    }
}
