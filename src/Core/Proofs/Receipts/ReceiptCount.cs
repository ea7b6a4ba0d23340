// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>How many rows have a verdict.</summary>
/// <param name="Verdict">The verdict's public name.</param>
/// <param name="Rows">Rows, zero or more.</param>
public sealed record ReceiptCount(string Verdict, long Rows);
