// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The three files that came out, by hash. Their rows are those of the list.</summary>
/// <param name="Callable">Rows that may be called.</param>
/// <param name="Withheld">Rows withheld, to review, foreign or duplicate.</param>
/// <param name="Rejected">Rows without a readable number.</param>
public sealed record ReceiptOutputs(ContentHash Callable, ContentHash Withheld, ContentHash Rejected);
