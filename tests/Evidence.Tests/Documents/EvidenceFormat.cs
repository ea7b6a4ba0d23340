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
        var evidence = Sample.Chain(1)[0];
        var payload = Encoding.UTF8.GetString(evidence.Envelope.Payload.AsSpan());
        var bundle = Encoding.UTF8.GetString(new EvidenceBundle([Sample.Trusted], [evidence.Envelope]).ToBytes());
        if (Environment.GetEnvironmentVariable("FILIERA_ACCEPT") == "1")
        {
            File.WriteAllLines(Path(), Document().TrimEnd('\n').Split('\n').Select(line =>
                line.StartsWith("{\"as_of_us\"", StringComparison.Ordinal) ? payload
                : line.StartsWith("{\"evidence\"", StringComparison.Ordinal) ? bundle
                : line));
        }

        Assert.Contains("\n" + payload + "\n", Document(), StringComparison.Ordinal);
        Assert.Contains("\n" + bundle + "\n", Document(), StringComparison.Ordinal);
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

    private static string Document() => File.ReadAllText(Path()).ReplaceLineEndings("\n");

    private static string Path([CallerFilePath] string from = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(from)!, "..", "..", "..", "docs", "evidence-format.md");
}
