// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Opens one row of a receipt: this number, in this place, had this outcome. It shows nothing about any other row.</summary>
/// <param name="Receipt">The receipt's name.</param>
/// <param name="ReceiptHash">The hash of the receipt's payload.</param>
/// <param name="Index">The row's place in the list, from zero, a header not counted.</param>
/// <param name="Digits">The number, country code first, as one integer: personal data.</param>
/// <param name="Outcome">What was said of the row.</param>
/// <param name="Salt">The salt of this row alone.</param>
/// <param name="Path">The hashes met on the way from the row to the root.</param>
public sealed record ReceiptProof(
    ReceiptId Receipt, ContentHash ReceiptHash, long Index, ulong Digits, ReceiptOutcome Outcome, Salt Salt, Sequence<ContentHash> Path)
{
    /// <summary>The number in full: plus and digits. Personal data: never log it.</summary>
    public string RevealNumber() => string.Create(CultureInfo.InvariantCulture, $"+{Digits}");

    /// <summary>True when the tree holds this row in this place.</summary>
    public bool Proves(ReceiptTree tree) => new InclusionProof(Index, tree.Size, Path).Proves(
        SaltedCommitment.LeafHash(Salt, ReceiptLeaf.Value(Digits, Outcome.Digest())), tree.Root);

    /// <summary>The receipt it belongs to and nothing of the row.</summary>
    public override string ToString() => $"proof for a row of receipt {Receipt}";
}
