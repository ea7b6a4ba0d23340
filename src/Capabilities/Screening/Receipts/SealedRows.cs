// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>The tree of a receipt, row by row in the order of the list: the slow, obvious way.</summary>
/// <remarks>Not for several threads; the secret stays the caller's to dispose.</remarks>
public sealed class SealedRows : IDisposable
{
    private readonly Dictionary<RowVerdict, byte[]> _digests = [];
    private readonly byte[] _value = new byte[ReceiptLeaf.Size];
    private readonly SealedRange _range;

    /// <param name="secret">Where the salts come from.</param>
    public SealedRows(SaltSecret secret) => _range = new SealedRange(secret, 0);

    /// <summary>Commits to the next row.</summary>
    /// <param name="number">Its number, foreign ones included; <c>default</c> for a row without one that reaches somebody.</param>
    /// <param name="row">What was said of it.</param>
    public void Add(SubscriberNumber number, RowVerdict row)
    {
        if (!_digests.TryGetValue(row, out var digest))
        {
            // Few verdicts recur for most rows; a list that has too many different ones is not remembered whole.
            digest = ReceiptOutcomes.Of(row).Digest();
            if (_digests.Count < 1 << 16)
            {
                _digests.Add(row, digest);
            }
        }

        Add(number.RevealDigits(), digest);
    }

    /// <summary>The tree. Nothing can be added after.</summary>
    public ReceiptTree Finish()
    {
        var range = _range.Finish();
        return new ReceiptTree(range.Size, range.Root());
    }

    /// <inheritdoc/>
    public void Dispose() => _range.Dispose();

    internal void Add(ulong digits, ReadOnlySpan<byte> digest)
    {
        ReceiptLeaf.Write(_value, digits, digest);
        _range.Append(_value, 1);
    }
}
