// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>How many rows of a verdict a reason applies to; a row with several reasons counts once under each.</summary>
/// <param name="Verdict">The verdict's public name.</param>
/// <param name="Reason">The reason as it stands in the files, such as <c>answer-too-old(RPO-03)</c>.</param>
/// <param name="Rows">Rows, one or more.</param>
public sealed record ReceiptReason(string Verdict, string Reason, long Rows);
