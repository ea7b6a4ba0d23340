// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The Merkle tree over the salted rows of the list, in its order.</summary>
/// <param name="Size">Leaves: one for each row.</param>
/// <param name="Root">The root.</param>
public sealed record ReceiptTree(long Size, ContentHash Root);
