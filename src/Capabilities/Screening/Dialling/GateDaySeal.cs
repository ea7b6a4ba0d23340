// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Seals the log of a day and opens single entries of it. Pure: the same entries and secret give the same root for ever.</summary>
public static class GateDaySeal
{
    private const string Unnamed = "?";

    /// <summary>The entries in the order in which they are committed to.</summary>
    public static Sequence<GateLogEntry> InOrder(IEnumerable<GateLogEntry> entries) =>
        Sequence.From(entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Decision));

    /// <summary>Seals a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="entries">Its decisions, in any order.</param>
    /// <param name="reasons">The texts of the reasons they name; a reason without one is counted under a question mark.</param>
    /// <param name="secret">Where the salts come from; stays the caller's.</param>
    /// <param name="at">When.</param>
    public static GateDay Of(
        LocalDate day, IEnumerable<GateLogEntry> entries, IReadOnlyDictionary<ulong, string> reasons, SaltSecret secret, Instant at)
    {
        var ordered = InOrder(entries);
        using var tree = new SaltedRootBuilder(secret);
        var bytes = new byte[GateLogForm.Size];
        foreach (var entry in ordered)
        {
            GateLogForm.Write(entry, bytes);
            tree.Append(bytes);
        }

        return new GateDay(
            day,
            ordered.Count,
            tree.Root(),
            Sequence.From(ordered.GroupBy(entry => (entry.Verdict, Text: entry.ReasonsId == 0 ? "" : reasons.GetValueOrDefault(entry.ReasonsId, Unnamed)))
                .OrderBy(group => group.Key.Verdict).ThenBy(group => group.Key.Text, StringComparer.Ordinal)
                .Select(group => new GateDayCount(group.Key.Verdict, group.Key.Text, group.LongCount()))),
            Sequence.From(ordered.Select(entry => entry.Book).Distinct().Order()),
            Operations.UtcMicroseconds.Floor(at));
    }

    /// <summary>Opens one entry and shows nothing of the others.</summary>
    /// <returns>The proof; null where no decision of the day has that identifier.</returns>
    public static GateEntryProof? Prove(IEnumerable<GateLogEntry> entries, Guid decision, SaltSecret secret)
    {
        var ordered = InOrder(entries);
        var index = ordered.ToList().FindIndex(entry => entry.Decision == decision);
        if (index < 0)
        {
            return null;
        }

        var leaves = new ContentHash[ordered.Count];
        var bytes = new byte[GateLogForm.Size];
        for (var i = 0; i < leaves.Length; i++)
        {
            GateLogForm.Write(ordered[i], bytes);
            leaves[i] = SaltedCommitment.LeafHash(secret.SaltOf(i), bytes);
        }

        return new GateEntryProof(index, ordered[index], secret.SaltOf(index), MerkleTree.OverLeafHashes(leaves).ProveInclusion(index).Path);
    }
}
