// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs.Tests;

public class SigningReceipts
{
    [Fact]
    public void A_receipt_reads_back_as_signed_and_each_check_is_met()
    {
        using var key = SampleReceipts.Key();
        var file = ReceiptForm.WriteFile(ReceiptForm.Seal(SampleReceipts.Receipt(), key));
        var envelope = ReceiptForm.ReadFile(file).ValueOrThrow();

        Assert.Equal(SampleReceipts.Receipt(), ReceiptForm.Read(envelope).ValueOrThrow());
        Assert.Equal(
            [Met("form"), Met("payload-type"), Met("key-known"), Met("signature"), Met("key-in-use"), Met("key-named"), Met("rows-add-up")],
            ReceiptVerification.Of(envelope, [SampleReceipts.Trusted(key)]));
    }

    [Fact]
    public void A_receipt_without_answers_or_end_reads_back_too()
    {
        using var key = SampleReceipts.Key();
        var receipt = SampleReceipts.Receipt() with
        {
            Answers = null,
            Inputs = [],
            ValidUntil = null,
        };

        Assert.Equal(receipt, ReceiptForm.Read(ReceiptForm.Seal(receipt, key)).ValueOrThrow());
    }

    [Fact]
    public void The_mapping_of_a_file_reads_back_and_a_file_without_one_has_no_empty_one()
    {
        using var key = SampleReceipts.Key();
        var receipt = SampleReceipts.Receipt();
        var input = receipt.Inputs[0];
        var mapped = receipt with { Inputs = [input with { Mapping = Json.Object(("columns", Json.Object(("number", 2))), ("version", 1)) }] };

        Assert.Equal(mapped, ReceiptForm.Read(ReceiptForm.Seal(mapped, key)).ValueOrThrow());
        var written = (Json.Map)((Json.List)ReceiptForm.Write(mapped)["inputs"]!).Items[0];
        var empty = ReceiptForm.Write(mapped).Members.SetItem("inputs", Json.Array([new Json.Map(written.Members.SetItem("mapping", Json.Null))]));
        Assert.Equal([new ReceiptUnreadable("it is no object") { Where = "/inputs/0/mapping" }], Refused(new Json.Map(empty)));
    }

    [Fact]
    public void Whichever_byte_of_a_receipt_is_changed_something_is_found()
    {
        using var key = SampleReceipts.Key();
        var file = ReceiptForm.WriteFile(ReceiptForm.Seal(SampleReceipts.Receipt(), key));
        TrustedKey[] keys = [SampleReceipts.Trusted(key)];
        for (var at = 0; at < file.Length; at++)
        {
            foreach (var bit in new[] { 1, 4, 32, 128 })
            {
                var changed = file.ToArray();
                changed[at] ^= (byte)bit;
                var found = ReceiptForm.ReadFile(changed) is not Result<SignedEnvelope>.Ok read
                    || !new Verification(ReceiptVerification.Of(read.Value, keys)).Holds;
                Assert.True(found, $"byte {at}, bit {bit}");
            }
        }
    }

    [Fact]
    public void A_snapshot_is_never_called_a_consultation()
    {
        using var key = SampleReceipts.Key();
        var receipt = SampleReceipts.Receipt();
        var snapshot = receipt with { Answers = receipt.Answers! with { Kind = AnswersKind.Snapshot, Submitted = [], SnapshotAt = receipt.Answers.Newest } };
        var payload = Encoding.UTF8.GetString(ReceiptForm.Seal(snapshot, key).Payload.AsSpan());

        Assert.Contains("\"snapshot\"", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("consult", payload, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentException>(() => ReceiptForm.Seal(receipt with { Answers = receipt.Answers with { Kind = AnswersKind.Snapshot } }, key));
    }

    [Fact]
    public void A_receipt_without_a_key_from_elsewhere_is_not_proven_and_one_signed_out_of_time_fails()
    {
        using var key = SampleReceipts.Key();
        var envelope = ReceiptForm.Seal(SampleReceipts.Receipt(), key);
        var late = SampleReceipts.Trusted(key) with { From = SampleReceipts.Issued + Duration.FromSeconds(1) };
        var other = SampleReceipts.Trusted(key) with { Purpose = "evidence" };
        var none = new Outcome.NotRun("no-trusted-key");

        Assert.Equal(
            [
                Met("form"), Met("payload-type"), new Check("key-known", none), new Check("signature", none), new Check("key-in-use", none),
                new Check("key-named", none), Met("rows-add-up"),
            ],
            ReceiptVerification.Of(envelope, []));
        Assert.Contains(new Check("key-in-use", new Outcome.NotMet("key-not-in-use")), ReceiptVerification.Of(envelope, [late]));
        Assert.Contains(new Check("key-in-use", new Outcome.NotMet("key-not-in-use")), ReceiptVerification.Of(envelope, [other]));
    }

    [Fact]
    public void Figures_that_do_not_fit_together_are_found()
    {
        var receipt = SampleReceipts.Receipt();
        Assert.Equal("rows-do-not-add-up", Fault(receipt with { Counts = [.. receipt.Counts.SkipLast(1)] }));
        Assert.Equal("rows-do-not-add-up", Fault(receipt with { List = receipt.List with { Rows = 7 } }));
        Assert.Equal("tree-of-another-size", Fault(receipt with { Tree = receipt.Tree with { Size = 7 } }));
        Assert.Equal("reasons-do-not-add-up", Fault(receipt with { Reasons = [.. receipt.Reasons.SkipLast(1)] }));
        Assert.Equal("reasons-do-not-add-up", Fault(receipt with { Reasons = [.. receipt.Reasons, new("withhold", "another", 2)] }));
        Assert.Equal("reasons-do-not-add-up", Fault(receipt with { Reasons = [.. receipt.Reasons, receipt.Reasons[0]] }));
        Assert.Equal("validity-does-not-fit", Fault(receipt with { ValidUntil = receipt.AsOf - Duration.Epsilon }));
    }

    [Fact]
    public void What_is_no_receipt_is_refused_with_the_place_of_each_fault()
    {
        var good = (Json.Map)Json.Parse(ReceiptForm.Write(SampleReceipts.Receipt()).ToCanonicalBytes()).ValueOrThrow();

        Assert.Equal([new ReceiptVersionUnknown()], Refusals(good, "format", "filiera-screening-receipt/2"));
        Assert.Equal([new ReceiptUnreadable("its format is not filiera-screening-receipt/1")], Refusals(good, "format", "filiera-evidence/1"));
        Assert.Equal(["/id", "/tree"], Refusals(new Json.Map(good.Members.SetItem("id", 7)), "tree", Json.Null).Select(refusal => refusal.Where));
        Assert.Equal([new ReceiptUnreadable("it has a member too many") { Where = "" }], Refusals(good, "more", true));
        Assert.Equal([new ReceiptUnreadable("it is missing") { Where = "/rules" }], Refused(new Json.Map(good.Members.Remove("rules"))));
        foreach (var name in good.Members.Keys)
        {
            Assert.NotEmpty(Refusals(good, name, new Json.Integer(-1)));
        }

        Assert.IsType<Result<SignedEnvelope>.Refused>(ReceiptForm.ReadFile("{}"u8));
        Assert.IsType<Result<SignedEnvelope>.Refused>(ReceiptForm.ReadFile([]));
    }

    private static Sequence<Refusal> Refusals(Json.Map good, string name, Json value) => Refused(new Json.Map(good.Members.SetItem(name, value)));

    private static Sequence<Refusal> Refused(Json.Map json)
    {
        using var key = SampleReceipts.Key();
        return Assert.IsType<Result<ScreeningReceipt>.Refused>(
            ReceiptForm.Read(SignedEnvelope.Seal(ReceiptForm.PayloadType, json.ToCanonicalBytes(), key))).Refusals;
    }

    private static string Fault(ScreeningReceipt receipt)
    {
        using var key = SampleReceipts.Key();
        var checks = ReceiptVerification.Of(ReceiptForm.Seal(receipt, key), [SampleReceipts.Trusted(key)]);
        return ((Outcome.NotMet)Assert.Single(checks, check => check.Outcome is not Outcome.Met).Outcome).Because;
    }

    private static Check Met(string name) => new(name, new Outcome.Met());
}
