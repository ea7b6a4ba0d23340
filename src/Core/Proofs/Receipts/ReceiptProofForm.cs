// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The form of a proof for one row: canonical JSON, not signed, for it is worth what the receipt is worth.</summary>
public static class ReceiptProofForm
{
    internal const string Format = "filiera-receipt-proof/1";

    /// <summary>The proof as canonical JSON.</summary>
    public static byte[] Write(ReceiptProof proof) => Json.Object(
        ("format", Format),
        ("index", proof.Index),
        ("number", proof.RevealNumber()),
        ("outcome", proof.Outcome.ToJson()),
        ("path", Json.Array(proof.Path.Select(hash => (Json)hash.ToString()))),
        ("receipt", Json.Object(("hash", proof.ReceiptHash.ToString()), ("id", proof.Receipt.ToString()))),
        ("salt", proof.Salt.ToHex())).ToCanonicalBytes();

    /// <summary>Reads what <see cref="Write"/> writes; whitespace and another order of members change nothing.</summary>
    /// <returns>The proof, or <see cref="ReceiptProofUnreadable"/> for each place that is not of its form.</returns>
    public static Result<ReceiptProof> Read(ReadOnlySpan<byte> utf8)
    {
        if (Json.Parse(utf8) is not Result<Json>.Ok { Value: Json.Map json })
        {
            return new ReceiptProofUnreadable("it is not a JSON object without fractions");
        }

        if (json["format"] != (Json)Format)
        {
            return new ReceiptProofUnreadable("its format is not " + Format);
        }

        var fields = new ReceiptFields();
        var proof = Proof(json, fields);
        return fields.Problems.Count == 0 && proof is not null
            ? proof
            : Sequence.From(fields.Problems.Select(problem => (Refusal)new ReceiptProofUnreadable(problem.Because) { Where = problem.Where }));
    }

    private static ReceiptProof? Proof(Json json, ReceiptFields fields)
    {
        var map = fields.Map(json, "", "format", "index", "number", "outcome", "path", "receipt", "salt");
        var receipt = fields.Map(map?["receipt"], "/receipt", "hash", "id");
        var outcome = fields.Map(map?["outcome"], "/outcome", "reasons", "valid_until", "verdict");
        return map is null || receipt is null || outcome is null ? null : new ReceiptProof(
            ReceiptId.TryParse((receipt["id"] as Json.Text)?.Value, out var id) ? id : fields.Wrong<ReceiptId>("/receipt/id", "it is no identifier"),
            fields.Hash(receipt["hash"], "/receipt/hash"),
            fields.Count(map["index"], "/index"),
            Digits(map["number"], fields),
            new ReceiptOutcome(
                fields.Word(outcome["verdict"], "/outcome/verdict"),
                fields.List(outcome["reasons"], "/outcome/reasons", fields.Text),
                outcome["valid_until"] is Json.Nothing ? null : fields.Text(outcome["valid_until"], "/outcome/valid_until")),
            Salt.TryParse((map["salt"] as Json.Text)?.Value, out var salt) ? salt : fields.Wrong<Salt>("/salt", "it is no salt"),
            fields.List(map["path"], "/path", fields.Hash));
    }

    // Plus and 1 to 15 digits, the first not zero: one number, one way to write it.
    private static ulong Digits(Json? json, ReceiptFields fields) =>
        json is Json.Text { Value: { Length: >= 2 and <= 16 } text } && text[0] == '+' && text[1] != '0'
        && ulong.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : fields.Wrong<ulong>("/number", "it is no number in international form");
}
