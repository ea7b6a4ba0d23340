// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Proofs.Tests;

public class OpeningOneRow
{
    [Fact]
    public void A_proof_opens_its_row_and_no_other()
    {
        for (var row = 0; row < SampleReceipts.Rows.Length; row++)
        {
            var proof = SampleReceipts.Proof(row);
            Assert.True(proof.Proves(SampleReceipts.Receipt().Tree));
            if (proof.Digits == 0)
            {
                continue;
            }

            Assert.Equal(proof, ReceiptProofForm.Read(ReceiptProofForm.Write(proof)).ValueOrThrow());
            Assert.Equal([new Check("proof", new Outcome.Met()), new Check("number", new Outcome.Met())], Checks(proof, proof.Digits));
            Assert.Equal(new Check("number", new Outcome.NotMet("another-number")), Checks(proof, proof.Digits + 1)[1]);
            Assert.Equal(new Check("number", new Outcome.NotRun("not-given"), Required: false), Checks(proof, null)[1]);
        }
    }

    [Fact]
    public void Whichever_byte_of_a_proof_is_changed_it_opens_nothing()
    {
        var file = ReceiptProofForm.Write(SampleReceipts.Proof(5));
        for (var at = 0; at < file.Length; at++)
        {
            for (var bit = 1; bit < 256; bit <<= 1)
            {
                var changed = file.ToArray();
                changed[at] ^= (byte)bit;
                Assert.True(
                    ReceiptProofForm.Read(changed) is not Result<ReceiptProof>.Ok { Value: var proof } || Checks(proof, null)[0].Outcome is Outcome.NotMet,
                    $"byte {at}, bit {bit}");
            }
        }
    }

    [Fact]
    public void A_proof_holds_its_own_row_and_siblings_and_nothing_else()
    {
        var proof = (Json.Map)Json.Parse(ReceiptProofForm.Write(SampleReceipts.Proof(0))).ValueOrThrow();

        Assert.Equal(["format", "index", "number", "outcome", "path", "receipt", "salt"], proof.Members.Keys);
        Assert.Equal(["reasons", "valid_until", "verdict"], ((Json.Map)proof["outcome"]!).Members.Keys);
        Assert.Equal(["hash", "id"], ((Json.Map)proof["receipt"]!).Members.Keys);
        Assert.Equal(3, ((Json.List)proof["path"]!).Items.Count);
    }

    [Fact]
    public void Proofs_of_two_rows_share_the_receipt_and_hashes_alone()
    {
        var texts = new[] { 3, 5 }.Select(row => Leaves((Json.Map)Json.Parse(ReceiptProofForm.Write(SampleReceipts.Proof(row))).ValueOrThrow()).ToHashSet()).ToList();
        var nodes = SampleReceipts.Proof(3).Path.Select(hash => hash.ToString()).ToHashSet();
        var shared = texts[0].Intersect(texts[1]).Where(text => !nodes.Contains(text)).Order(StringComparer.Ordinal);
        var receipt = SampleReceipts.Receipt();

        Assert.Equal(
            new[] { "filiera-receipt-proof/1", receipt.Id.ToString(), ReceiptForm.Write(receipt).Hash().ToString() }.Order(StringComparer.Ordinal),
            shared);
    }

    [Fact]
    public void A_proof_of_another_receipt_or_with_an_outcome_the_receipt_does_not_know_is_none()
    {
        var proof = SampleReceipts.Proof(0);
        string Fault(ReceiptProof wrong) => ((Outcome.NotMet)Checks(wrong, null)[0].Outcome).Because;

        Assert.Equal("proof-of-another-receipt", Fault(proof with { ReceiptHash = SampleReceipts.Hash("another") }));
        Assert.Equal("proof-of-another-receipt", Fault(proof with { Receipt = default }));
        Assert.Equal("outcome-not-in-receipt", Fault(proof with { Outcome = proof.Outcome with { Verdict = "callable" } }));
        Assert.Equal("outcome-not-in-receipt", Fault(proof with { Outcome = proof.Outcome with { Reasons = ["no-answer(RPO-03)"] } }));
        Assert.Equal("outcome-not-in-receipt", Fault(proof with { Outcome = proof.Outcome with { ValidUntil = "2026-05-18T08:59:59+02:00" } }));
        Assert.Equal("outcome-not-in-receipt", Fault(proof with { Outcome = proof.Outcome with { ValidUntil = "2026-05-19T09:00:00+01:00" } }));
        Assert.Equal("outcome-not-in-receipt", Fault(SampleReceipts.Proof(1) with { Outcome = new ReceiptOutcome("withhold", [], null) }));
        Assert.Equal("path-does-not-lead-to-root", Fault(proof with { Digits = 393470000009 }));
    }

    [Fact]
    public void A_proof_and_its_salt_print_neither_number_nor_salt()
    {
        var proof = SampleReceipts.Proof(0);

        Assert.Equal("proof for a row of receipt 019df21b-c740-7afb-be09-d324fae6c699", proof.ToString());
        Assert.Equal("+393470000001", proof.RevealNumber());
    }

    [Fact]
    public void What_is_no_proof_is_refused()
    {
        Assert.Equal([new ReceiptProofUnreadable("its format is not filiera-receipt-proof/1")], Refusals("{}"));
        Assert.Equal([new ReceiptProofUnreadable("it is not a JSON object without fractions")], Refusals("[]"));
        Assert.Equal(
            ["/index", "/number", "/outcome", "/path", "/receipt", "/salt", "/receipt", "/outcome"],
            Refusals("""{"format":"filiera-receipt-proof/1"}""").Select(refusal => refusal.Where));
    }

    private static Sequence<Refusal> Refusals(string text) =>
        Assert.IsType<Result<ReceiptProof>.Refused>(ReceiptProofForm.Read(Encoding.UTF8.GetBytes(text))).Refusals;

    private static Sequence<Check> Checks(ReceiptProof proof, ulong? digits) =>
        ReceiptVerification.Of(SampleReceipts.Receipt(), ReceiptForm.Write(SampleReceipts.Receipt()).Hash(), proof, digits);

    private static IEnumerable<string> Leaves(Json json) => json switch
    {
        Json.Map map => map.Members.Values.SelectMany(Leaves),
        Json.List list => list.Items.SelectMany(Leaves),
        _ => [json is Json.Text text ? text.Value : json.ToString()],
    };
}
