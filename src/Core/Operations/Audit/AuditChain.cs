// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Checks an audit trail entry by entry, in constant memory. Pure: no clock, no store.</summary>
public sealed class AuditChain
{
    private readonly AuditHead _known;
    private AuditHead _last;

    /// <param name="known">A head somebody kept elsewhere: the trail must reach it unchanged. <c>default</c> when none is known.</param>
    /// <param name="start">The head before the first entry to be checked; <c>default</c> at the beginning of the trail.</param>
    public AuditChain(AuditHead known = default, AuditHead start = default)
    {
        _known = known;
        _last = start;
    }

    /// <summary>Checks a whole trail.</summary>
    /// <returns>What is wrong, in the order found; empty when nothing is.</returns>
    public static Sequence<AuditFinding> Verify(IEnumerable<AuditEntry> entries, AuditHead known = default)
    {
        var chain = new AuditChain(known);
        var findings = entries.SelectMany(entry => chain.Check(entry)).ToList();
        return Sequence.From(findings.Concat(chain.Finish()));
    }

    /// <summary>Checks a stored trail page by page.</summary>
    public static async Task<Sequence<AuditFinding>> VerifyAsync(IAuditTrail trail, AuditHead known, CancellationToken ct)
    {
        var chain = new AuditChain(known);
        var findings = new List<AuditFinding>();
        await foreach (var entry in trail.ReadAllAsync(ct))
        {
            findings.AddRange(chain.Check(entry));
        }

        return Sequence.From(findings.Concat(chain.Finish()));
    }

    /// <summary>Checks the next entry against itself and against the one before.</summary>
    public IEnumerable<AuditFinding> Check(AuditEntry entry)
    {
        var findings = new List<AuditFinding>();
        var inOrder = entry.Number > _last.Number;
        if (!inOrder)
        {
            findings.Add(new AuditFinding.OutOfOrder(entry.Number, _last.Number));
        }
        else if (entry.Number > _last.Number + 1)
        {
            findings.Add(new AuditFinding.Gap(_last.Number + 1, entry.Number - 1));
        }
        else if (entry.Previous != _last.Hash)
        {
            findings.Add(new AuditFinding.Unlinked(entry.Number));
        }

        if (entry.ComputeHash() != entry.Hash)
        {
            findings.Add(new AuditFinding.Altered(entry.Number));
        }

        if (inOrder && _last.Number > 0 && entry.At < _last.At)
        {
            findings.Add(new AuditFinding.TimeWentBack(entry.Number));
        }

        if (entry.Number == _known.Number && entry.Hash != _known.Hash)
        {
            findings.Add(new AuditFinding.Rewritten(entry.Number, _known.Hash));
        }

        _last = inOrder ? entry.ToHead() : _last;
        return findings;
    }

    /// <summary>Checks, after the last entry, that the trail reached the known head.</summary>
    public IEnumerable<AuditFinding> Finish() => _last.Number < _known.Number
        ? [new AuditFinding.Truncated(_last.Number, _known.Number)]
        : [];
}
