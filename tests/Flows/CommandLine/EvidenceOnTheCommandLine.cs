// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Cli;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Flows;

/// <summary><c>filiera evidence verify</c> on files alone.</summary>
public sealed class EvidenceOnTheCommandLine : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 5, 4, 8, 30);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filiera-evidence-");
    private readonly SigningKey _key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_the_issuer_s_key_every_check_is_printed_and_the_exit_code_is_zero()
    {
        var (code, output, error) = await RunAsync("verify", Bundle(), "--key", Keys());

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("met             signature     contact-list:list-1 #2\n", output, StringComparison.Ordinal);
        Assert.Contains("not run         recomputed    contact-list:list-1 #2: no-inputs\n", output, StringComparison.Ordinal);
        Assert.EndsWith("The evidence holds: every check that must be met is met.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_from_elsewhere_the_evidence_is_not_proven()
    {
        var (code, output, _) = await RunAsync("verify", Bundle());

        Assert.Equal(1, code);
        Assert.StartsWith("not run         key-trusted  : no-key-from-elsewhere\n", output, StringComparison.Ordinal);
        Assert.EndsWith(
            "The evidence is not proven: nothing is wrong with it, but 1 that must be met not run."
            + " Give the issuer's public keys, received from the issuer and not with the bundle, with --key FILE.\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_are_found_by_their_hash_and_a_changed_one_is_not_met()
    {
        var inputs = _folder.CreateSubdirectory("inputs");
        var file = Path.Combine(inputs.FullName, "whatever-name.csv");
        await File.WriteAllTextAsync(file, "one;two");
        var (_, good, _) = await RunAsync("verify", Bundle(), "--key", Keys(), "--inputs", inputs.FullName);
        await File.WriteAllTextAsync(file, "one;three");
        File.Move(file, Path.Combine(inputs.FullName, "list.csv"));
        var (code, changed, _) = await RunAsync("verify", Bundle(), "--key", Keys(), "--inputs", inputs.FullName, "--json");

        Assert.Contains("met             inputs        contact-list:list-1 #1\n", good, StringComparison.Ordinal);
        Assert.Contains("not run         recomputed    contact-list:list-1 #1: no-capability: screening\n", good, StringComparison.Ordinal);
        Assert.Equal(1, code);
        var json = Assert.IsType<Json.Map>(Json.Parse(System.Text.Encoding.UTF8.GetBytes(changed.Trim())).ValueOrThrow());
        Assert.Equal(false, json["holds"]);
        Assert.Contains(
            Json.Object(
                ("because", "input-changed: list"),
                ("name", "inputs"),
                ("outcome", "not-met"),
                ("required", true),
                ("where", "contact-list:list-1 #1")),
            Assert.IsType<Json.List>(json["checks"]).Items);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_no_bundle_is_refused_with_its_code()
    {
        var other = Path.Combine(_folder.FullName, "other.json");
        await File.WriteAllTextAsync(other, "{}");
        var missing = await RunAsync("verify", Path.Combine(_folder.FullName, "missing.json"));
        var noBundle = await RunAsync("verify", other);
        var noKey = await RunAsync("verify", Bundle(), "--key", Bundle());

        Assert.Equal((2, ""), (missing.Code, missing.Output));
        Assert.StartsWith("evidence-file-unreadable: ", missing.Error, StringComparison.Ordinal);
        Assert.Equal((2, "evidence-bundle-unreadable"), (noBundle.Code, noBundle.Error.Split(':')[0]));
        Assert.Equal((2, "key-unreadable"), (noKey.Code, noKey.Error.Split(' ')[0]));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var command = EvidenceCommand.Create(open: null, _ => new RecomputeRegistry([]));
        var code = await command.Parse(args).InvokeAsync(configuration);
        return (code, output.ToString(), error.ToString());
    }

    private TrustedKey Trusted => new(_key.Key, "evidence", Start - Duration.FromDays(1), null);

    private string Keys() => Write("keys.json", KeyList.Write([Trusted]));

    private string Bundle()
    {
        var envelopes = new List<SignedEnvelope>();
        var head = default(EvidenceHead);
        for (var i = 0; i < 2; i++)
        {
            var fact = new EvidenceDraft(
                new EvidenceSubject("contact-list", "list-1"),
                Json.Object(("delivered", 100), ("withheld", i)),
                [RuleRef.Parse("RPO-03@1")],
                [new EvidenceInput("list", ContentHash.Of("one;two"u8))],
                new EvidenceProducer("screening", "0.1.0"),
                ContentHash.Of("rulebook"u8),
                Start);
            var evidence = EvidenceForm.Seal(new EvidenceId(new Guid(i + 1, 0, 0, new byte[8])), head, Start + Duration.FromHours(i), fact, _key);
            envelopes.Add(evidence.Envelope);
            head = evidence.ToHead();
        }

        return Write("evidence.json", new EvidenceBundle([Trusted], Sequence.From(envelopes)).ToBytes());
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
