// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>Commits the register, once a legal day, to where every chain of evidence ends, so that none of it can vanish unseen.</summary>
/// <remarks>
/// The head is the root of a Merkle tree (RFC 6962) over one line for each chain, <c>kind:id number hash</c>, ordered as text: it tells
/// nothing of the chains, and whoever holds a chain and the lines can prove that it was there.
/// </remarks>
public sealed class EvidenceHeads(IEvidenceStore store, IClock clock) : IEntrySource
{
    private const int AtOnce = 1_000;
    private static readonly LocalDate FirstDay = new(1970, 1, 1);
    private static readonly EntrySubject Chains = EntrySubject.Of(SubjectKind.Evidence, "all-chains");

    /// <inheritdoc/>
    public string Name => "evidence";

    /// <inheritdoc/>
    public async Task<EntryBatch> ReadAsync(long after, CancellationToken ct)
    {
        // The place read up to is a legal day, counted from 1970.
        var now = clock.GetCurrentInstant();
        var day = RomeTime.DayOf(now);
        var place = Period.DaysBetween(FirstDay, day);
        if (place <= after)
        {
            return new EntryBatch([], after);
        }

        var (lines, count) = await LinesAsync(ct);
        if (count == 0)
        {
            return new EntryBatch([], place);
        }

        var head = MerkleTree.Over(lines.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line))).Root;
        var facts = Json.Object(("count", count), ("head", head.ToString()));
        return new EntryBatch([new EntryDraft("evidence-" + head.ToHex(), EntryType.EvidenceHeadCommitted, Chains, day, now, facts)], place);
    }

    private async Task<(List<string> Lines, long Count)> LinesAsync(CancellationToken ct)
    {
        var lines = new List<string>();
        var count = 0L;
        for (EvidenceSubject? last = null; ;)
        {
            var page = await store.ListAsync(null, last, AtOnce, ct);
            lines.AddRange(page.Select(chain => FormattableString.Invariant($"{chain.Subject} {chain.Head.Number} {chain.Head.Hash}")));
            count += page.Sum(chain => chain.Head.Number);
            if (page.Count < AtOnce)
            {
                lines.Sort(StringComparer.Ordinal);
                return (lines, count);
            }

            last = page[^1].Subject;
        }
    }
}
