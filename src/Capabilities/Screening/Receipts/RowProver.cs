// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Rebuilds a receipt's tree from the rows of the list and of the files that came out, and opens one row of it. Memory does not grow with the list.</summary>
/// <param name="receipt">The receipt.</param>
/// <param name="payload">The hash of its payload.</param>
/// <param name="secret">The receipt's secret; the caller's to dispose.</param>
/// <param name="rows">Begins reading the rows anew; called up to twice.</param>
public sealed class RowProver(ScreeningReceipt receipt, ContentHash payload, SaltSecret secret, Func<ScreenedRows> rows)
{
    private readonly Dictionary<ReceiptOutcome, byte[]> _digests = [];
    private readonly byte[] _value = new byte[ReceiptLeaf.Size];

    /// <summary>The tree over all rows, or null when the files do not hold the same rows.</summary>
    public ReceiptTree? Tree() => Over(rows(), null).Tree;

    /// <summary>Opens the first row with that number.</summary>
    /// <returns>The proof, or <see cref="NumberNotOnList"/>, or <see cref="ReceiptFilesDiffer"/> when the files do not give the receipt's tree.</returns>
    public Result<ReceiptProof> Prove(SubscriberNumber number)
    {
        var (tree, found) = Over(rows(), number.RevealDigits());
        if (tree != receipt.Tree)
        {
            return new ReceiptFilesDiffer();
        }

        return found is null ? new NumberNotOnList() : new ReceiptProof(
            receipt.Id, payload, found.Index, found.Digits, found.Outcome, secret.SaltOf(found.Index), Path(found.Index));
    }

    private (ReceiptTree? Tree, ScreenedRow? Found) Over(ScreenedRows read, ulong? digits)
    {
        ScreenedRow? found = null;
        using var range = new SealedRange(secret, 0);
        foreach (var row in read.Read())
        {
            found ??= row.Digits == digits && row.Digits != 0 ? row : null;
            Append(range, row);
        }

        var sealedRows = range.Finish();
        return (read.AreComplete ? new ReceiptTree(sealedRows.Size, sealedRows.Root()) : null, found);
    }

    // The path is made of the roots of whole subtrees: with the row itself they are the list from first to last.
    private Sequence<ContentHash> Path(long index)
    {
        var siblings = InclusionProof.Siblings(index, receipt.Tree.Size);
        var roots = new Dictionary<Subtree, ContentHash>();
        using var all = rows().Read().GetEnumerator();
        foreach (var part in siblings.OrderBy(part => part.Start))
        {
            using var range = new SealedRange(secret, part.Start);
            while (range.Next < part.End && all.MoveNext())
            {
                if (all.Current.Index >= part.Start)
                {
                    Append(range, all.Current);
                }
            }

            roots.Add(part, range.Finish().Root());
        }

        return Sequence.From(siblings.Select(part => roots[part]));
    }

    private void Append(SealedRange range, ScreenedRow row)
    {
        if (!_digests.TryGetValue(row.Outcome, out var digest))
        {
            digest = row.Outcome.Digest();
            if (_digests.Count < 1 << 16)
            {
                _digests.Add(row.Outcome, digest);
            }
        }

        ReceiptLeaf.Write(_value, row.Digits, digest);
        range.Append(_value, 1);
    }
}
