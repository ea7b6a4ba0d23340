// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using NodaTime;

namespace Filiera.Conformance;

/// <summary>The vectors of the W3C: VC Data Integrity EdDSA 1.0 and the test suite of VC Data Model 2.0.</summary>
public sealed class W3cVectors
{
    // In these the issuer is not said, or said not to matter: the suite's own runner puts one in.
    private static readonly string[] _withoutIssuer = ["credential-no-issuer-fail.json", "credential-issuer-"];

    // The suite's runner replaces the dates; inline contexts are never processed here, and credentials that have them are refused by another check.
    private static readonly string[] _notJudged =
    [
        "credential-validUntil-validFrom-fail.json", "credential-validUntil-validFrom-ok.json", "credential-validfrom-far-future-ok.json",
        "credential-redef-type-fail.json", "credential-redef-type2-fail.json", "credential-type-mapped-nonurl-fail.json", "credential-type-unmapped-fail.json",
    ];

    [Fact]
    public void Every_step_of_eddsa_jcs_2022_is_as_published()
    {
        var folder = Path.Combine(Vectors.Folder("vc-di-eddsa"), "eddsa-jcs-2022");
        var signed = Read(folder, "signedJCS.json");
        var proof = (Json.Map)signed["proof"]!;
        var document = new Json.Map(signed.Members.Remove("proof"));

        Assert.Equal(Text(folder, "canonDocJCS.txt"), document.ToCanonicalText());
        Assert.Equal(Text(folder, "proofCanonJCS.txt"), new Json.Map(proof.Members.Remove("proofValue")).ToCanonicalText());
        Assert.Equal(Text(folder, "docHashJCS.txt"), document.Hash().ToHex());
        Assert.Equal(Text(folder, "sigHexJCS.txt"), Convert.ToHexStringLower(Multibase.ReadBase58(DataIntegrity.Text(proof, "proofValue"))!));
        Assert.Null(DataIntegrity.Problem(document, [], proof, Key()));
    }

    [Fact]
    public void The_published_jcs_credential_is_refused_because_its_issuer_does_not_control_its_key()
    {
        var signed = Read(Path.Combine(Vectors.Folder("vc-di-eddsa"), "eddsa-jcs-2022"), "signedJCS.json");

        var verdict = CredentialVerification.Of(signed, new VerificationMeans(Instant.FromUtc(2026, 1, 1, 0, 0), new VerificationPolicy()));

        Assert.Equal(CredentialSummary.CannotBeVerified, verdict.Summary);
        Assert.Equal(new Outcome.NotMet(CredentialReasons.IssuerNotKnown), verdict.Verification.Checks.Single(check => check.Name == CredentialChecks.Issuer).Outcome);
    }

    [Fact]
    public void The_proof_options_of_eddsa_rdfc_2022_are_canonical_as_published_and_the_signature_fits()
    {
        var folder = Path.Combine(Vectors.Folder("vc-di-eddsa"), "eddsa-rdfc-2022");
        var signed = Read(folder, "signedDataInt.json");
        var proof = (Json.Map)signed["proof"]!;
        var options = DataIntegrity.Read(proof, signed["@context"])!;

        // The example's own context is none of ours, so its statements are taken as published.
        var statements = File.ReadAllBytes(Path.Combine(folder, "canonDocDataInt.txt"));
        var canonical = CredentialQuads.OfProof(options)!;
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "proofCanonDataInt.txt")), Encoding.UTF8.GetString(canonical));
        Assert.Equal(Text(folder, "combinedHashDataInt.txt"), Convert.ToHexStringLower([.. SHA256.HashData(canonical), .. SHA256.HashData(statements)]));
        Assert.Null(DataIntegrity.Problem(new Json.Map(signed.Members.Remove("proof")), statements, proof, Key()));
    }

    [Fact]
    public void The_data_model_accepts_and_refuses_what_the_test_suite_does()
    {
        var folder = Vectors.Folder("vc-data-model-2.0");
        var judged = 0;
        foreach (var path in Directory.GetFiles(folder, "credential-*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (_notJudged.Contains(name) || name.EndsWith("-inject.json", StringComparison.Ordinal)
                || Json.Parse(File.ReadAllBytes(path), JsonNumbers.Any) is not Result<Json>.Ok { Value: Json.Map document })
            {
                continue;
            }

            if (document["issuer"] is null && !_withoutIssuer.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            {
                document = new Json.Map(document.Members.Add("issuer", "did:example:issuer"));
            }

            if (name == "credential-issuer-object-ok.json")
            {
                document = new Json.Map(document.Members.SetItem("issuer", new Json.Map(((Json.Map)document["issuer"]!).Members.SetItem("id", "did:example:issuer"))));
            }

            var problem = CredentialModel.Problem(document);
            Assert.True(problem is null == name.EndsWith("-ok.json", StringComparison.Ordinal), $"{name}: {problem}");
            judged++;
        }

        Assert.True(judged >= 50, $"Only {judged} were judged.");
    }

    private static VerificationKey Key() => Multikey.Read("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")!;

    private static Json.Map Read(string folder, string name) => (Json.Map)Json.Parse(File.ReadAllBytes(Path.Combine(folder, name))).ValueOrThrow();

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name)).Trim();
}
