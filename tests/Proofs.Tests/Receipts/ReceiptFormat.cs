// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Text;

namespace Filiera.Proofs.Tests;

/// <summary>What <c>docs/receipt-format.md</c> shows is what is written.</summary>
public class ReceiptFormat
{
    [Fact]
    public void The_receipt_the_keys_and_the_proof_shown_are_those_written()
    {
        using var key = SampleReceipts.Key();
        var envelope = ReceiptForm.Seal(SampleReceipts.Receipt(), key);
        (string Start, byte[] Bytes)[] shown =
        [
            ("{\"answers\":", envelope.Payload.AsSpan().ToArray()),
            ("{\"payload\":", ReceiptForm.WriteFile(envelope)),
            ("{\"keys\":", KeyList.Write([SampleReceipts.Trusted(key)])),
            ("{\"format\":\"filiera-receipt-proof", ReceiptProofForm.Write(SampleReceipts.Proof(5))),
        ];
        if (Environment.GetEnvironmentVariable("FILIERA_ACCEPT") == "1")
        {
            File.WriteAllLines(Path(), Document().TrimEnd('\n').Split('\n').Select(line =>
                Array.Find(shown, one => line.StartsWith(one.Start, StringComparison.Ordinal)).Bytes is { } bytes ? Encoding.UTF8.GetString(bytes) : line));
        }

        Assert.All(shown, one => Assert.Contains("\n" + Encoding.UTF8.GetString(one.Bytes) + "\n", Document(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_member_check_and_reason_is_explained()
    {
        var document = Document();
        var names = new[] { typeof(ReceiptChecks), typeof(ReceiptReasons), typeof(SignedEnvelope) }
            .SelectMany(type => type.GetFields())
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(names, name => Assert.Contains($"| `{name}` |", document, StringComparison.Ordinal));
        Assert.All(ReceiptForm.Write(SampleReceipts.Receipt()).Members.Keys, name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    private static string Document() => File.ReadAllText(Path()).ReplaceLineEndings("\n");

    private static string Path([CallerFilePath] string from = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(from)!, "..", "..", "..", "docs", "receipt-format.md");
}
