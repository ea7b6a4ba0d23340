// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>An organisation named in a receipt, as it was named then.</summary>
/// <param name="Vat">Its VAT number.</param>
/// <param name="Name">Its legal name.</param>
public sealed record ReceiptParty(string Vat, string Name);
