// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Counts the verdicts of one screening as they are reached.</summary>
public sealed class Tally
{
    private readonly long[] _verdicts = new long[Enum.GetValues<Verdict>().Length];
    private readonly Dictionary<(Verdict, Reason), long> _reasons = [];

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

    /// <summary>Rows counted by verdict and reason so far: most rows first, then by name.</summary>
    public Sequence<ReasonCount> Reasons => Sequence.From(_reasons
        .Select(pair => new ReasonCount(pair.Key.Item1, pair.Key.Item2.ToString(), pair.Value))
        .OrderByDescending(count => count.Rows)
        .ThenBy(count => count.Verdict)
        .ThenBy(count => count.Reason, StringComparer.Ordinal));

    /// <summary>Counts one row.</summary>
    public void Add(RowVerdict row)
    {
        _verdicts[(int)row.Verdict]++;
        foreach (var reason in row.Reasons)
        {
            _reasons[(row.Verdict, reason)] = _reasons.GetValueOrDefault((row.Verdict, reason)) + 1;
        }

        if (row.ValidUntil is { } until && (ValidUntil is null || until < ValidUntil))
        {
            ValidUntil = until;
        }
    }
}
