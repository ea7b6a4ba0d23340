// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Text;

namespace Filiera.Evidence.Tests;

/// <summary>What <c>docs/evidence-format.md</c> shows is what is written.</summary>
public class EvidenceFormat
{
    [Fact]
    public void The_payload_envelope_and_bundle_shown_are_those_written()
    {
        var document = Document();
        var evidence = Sample.Chain(1)[0];
        var bundle = new EvidenceBundle([Sample.Trusted], [evidence.Envelope]);

        Assert.Contains("\n" + Encoding.UTF8.GetString(evidence.Envelope.Payload.AsSpan()) + "\n", document, StringComparison.Ordinal);
        Assert.Contains("\n" + Encoding.UTF8.GetString(bundle.ToBytes()) + "\n", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_is_explained()
    {
        var document = Document();
        var constants = typeof(EvidenceChecks).GetFields().Concat(typeof(Proofs.SignedEnvelope).GetFields())
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(constants, name => Assert.Contains($"| `{name}` |", document, StringComparison.Ordinal));
    }

    private static string Document([CallerFilePath] string from = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(from)!, "..", "..", "..", "docs", "evidence-format.md")).ReplaceLineEndings("\n");
}
