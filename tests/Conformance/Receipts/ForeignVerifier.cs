// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Filiera.Proofs;

namespace Filiera.Conformance;

/// <summary>A verifier in another language, which knows nothing of ours but docs/receipt-format.md, comes to the same.</summary>
public sealed partial class ForeignVerifier
{
    [Fact]
    public async Task Node_verifies_the_receipt_and_the_proof_of_the_documentation()
    {
        var (receipt, keys, proof) = Documented();
        var answer = await NodeAsync(receipt, keys, proof, string.Concat(Enumerable.Range(1, 32).Select(i => $"{i:x2}")), "5");
        var read = ReceiptProofForm.Read(proof).ValueOrThrow();

        Assert.All(
            ["type", "signature", "keyInUse", "keyId", "rowsAddUp", "receipt", "path"],
            (string name) => Assert.True(answer.GetProperty(name).GetBoolean(), name));
        Assert.Equal(SaltedCommitment.LeafHash(read.Salt, ReceiptLeaf.Value(read.Digits, read.Outcome.Digest())).ToString(), answer.GetProperty("leaf").GetString());
        Assert.Equal(read.Salt.ToHex(), answer.GetProperty("salt").GetString());
        Assert.Equal(5, read.Index);
    }

    [Fact]
    public async Task Node_finds_a_signature_and_a_path_that_do_not_fit()
    {
        var (receipt, keys, proof) = Documented();
        var envelope = SignedEnvelope.Read(receipt).ValueOrThrow();
        var altered = envelope.Payload.AsSpan().ToArray();
        altered.AsSpan().Replace((byte)'7', (byte)'8');
        var forged = ReceiptForm.WriteFile(envelope with { Payload = Kernel.Sequence.Create<byte>(altered) });
        var other = ReceiptProofForm.Write(ReceiptProofForm.Read(proof).ValueOrThrow() with { Digits = 393470000001 });

        var answer = await NodeAsync(forged, keys, other);

        Assert.All(["signature", "receipt", "path"], (string name) => Assert.False(answer.GetProperty(name).GetBoolean(), name));
    }

    private static async Task<JsonElement> NodeAsync(byte[] receipt, byte[] keys, byte[] proof, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("filiera-foreign-");
        try
        {
            string[] files = [.. new[] { receipt, keys, proof }.Select((bytes, i) => Write(folder.FullName, i, bytes))];
            var start = new ProcessStartInfo("node", [Path.Combine(Here(), "verify.mjs"), .. files, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var node = Process.Start(start)!;
            var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, errors);
            return JsonDocument.Parse(output).RootElement;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The three JSON examples of the page that begin so.
    private static (byte[] Receipt, byte[] Keys, byte[] Proof) Documented()
    {
        var page = File.ReadAllText(Path.Combine(Here(), "..", "..", "..", "docs", "receipt-format.md"));
        byte[] Starting(string start) => System.Text.Encoding.UTF8.GetBytes(
            Assert.Single(Example().Matches(page), example => example.Groups[1].Value.StartsWith(start, StringComparison.Ordinal)).Groups[1].Value);
        return (Starting("{\"payload\":"), Starting("{\"keys\":"), Starting("{\"format\":\"filiera-receipt-proof"));
    }

    private static string Write(string folder, int i, byte[] bytes)
    {
        var path = Path.Combine(folder, $"{i}.json");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Here([CallerFilePath] string from = "") => Path.GetDirectoryName(from)!;

    [GeneratedRegex("^```json\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
