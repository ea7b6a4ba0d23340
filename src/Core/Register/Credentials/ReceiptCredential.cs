// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>A screening receipt as a credential: this list was screened then, for whom, by whom; the receipt itself is named by its hash.</summary>
/// <param name="Head">What every credential says.</param>
/// <param name="Receipt">The receipt.</param>
/// <param name="PayloadHash">The hash of the receipt's signed payload.</param>
public sealed record ReceiptCredential(CredentialHead Head, ScreeningReceipt Receipt, ContentHash PayloadHash)
{
    /// <summary>The credential, unsigned. It names no number of anybody.</summary>
    public Json.Map ToCredential() => Head.ToJson(
        badge: false,
        Receipt.Id.ToString(),
        Json.Object(
            ("asOf", CredentialDates.Write(Receipt.AsOf)),
            ("campaign", new NamedNode("urn:filiera:campaign:" + Uri.EscapeDataString(Receipt.Campaign.Id), Receipt.Campaign.Name).ToJson("Campaign")),
            ("centre", Party(Receipt.Centre)),
            ("client", Party(Receipt.Controller)),
            ("id", Head.Id + "#list"),
            ("listHash", Receipt.List.Hash.ToString()),
            ("listRows", Receipt.List.Rows),
            ("receiptHash", PayloadHash.ToString()),
            ("rulebookHash", Receipt.Rulebook.ToString()),
            ("type", "ScreenedList")),
        "ScreeningReceiptCredential");

    private static Json.Map Party(ReceiptParty party) =>
        new NamedNode("urn:filiera:vat:" + Uri.EscapeDataString(party.Vat), party.Name).ToJson("Organisation");
}
