// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json.Nodes;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Register.Samples;
using NodaTime;

namespace Filiera.Conformance;

/// <summary>Our credentials under the implementations of others, and one of theirs under ours.</summary>
public sealed class ForeignImplementations : IDisposable
{
    private static readonly int _many = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 20_000 : 3_000;

    private readonly SampleCredentials _samples = new(5);
    private readonly Peers _peers = Peers.Foreign();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _peers.Dispose();
        _samples.Dispose();
    }

    [Fact]
    public async Task The_fixed_shape_canonicaliser_writes_what_jsonld_and_rdf_canonize_write()
    {
        await GiveDocumentsAsync();
        var documents = Enumerable.Range(0, _many).Select(_ => _samples.Next()).Append(Unsigned(_samples.List(StatusPurpose.Revocation, null, 1, 2, 3))).ToList();

        var answers = await _peers.AskAllAsync([.. documents.Select(document => Json.Object(("act", "canonize"), ("document", document)))], Ct);

        for (var i = 0; i < documents.Count; i++)
        {
            var vocabulary = CredentialContexts.Read(documents[i]["@context"], _samples.Issuer.Issuer.Text)!;
            Assert.Equal(
                (answers[i]["quads"] ?? answers[i]["because"])!.GetValue<string>(),
                Encoding.UTF8.GetString(CredentialQuads.Of(documents[i], vocabulary)!));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Digital_bazaar_verifies_both_suites_and_refuses_what_was_changed(int kind)
    {
        await GiveDocumentsAsync();
        var signed = _samples.Sign(_samples.Next(kind));
        foreach (var suite in (string[])[DataIntegrity.Rdfc, DataIntegrity.Jcs])
        {
            var document = With(signed.Secured, suite);
            Assert.True((await VerifyAsync(document))["verified"]!.GetValue<bool>());
            foreach (var changed in Changed(document))
            {
                Assert.False((await VerifyAsync(changed))["verified"]!.GetValue<bool>(), changed.ToCanonicalText());
            }
        }

        Assert.True((await VerifyAsync(signed.Secured))["verified"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Verifier_core_finds_signature_dates_and_status_good_and_refuses_what_was_changed(int kind)
    {
        var now = Now();
        await GiveDocumentsAsync(_samples.List(StatusPurpose.Revocation, now), _samples.List(StatusPurpose.Suspension, now));
        var credential = new Json.Map(_samples.Next(kind).Members.SetItem("validUntil", "2099-01-01T00:00:00Z"));
        var signed = _samples.Issuer.Issue(credential, now).ValueOrThrow().Secured;

        var answer = await CoreAsync(signed);
        Assert.True(answer["steps"]?["valid_signature"]?.GetValue<bool>() == true, answer.ToJsonString());
        Assert.True(answer["steps"]?["expiration"]?.GetValue<bool>() == true, answer.ToJsonString());
        Assert.True(answer["steps"]?["revocation_status"]?.GetValue<bool>() == true, answer.ToJsonString());

        foreach (var changed in Changed(With(signed, DataIntegrity.Rdfc)))
        {
            Assert.True((await CoreAsync(changed))["steps"]?["valid_signature"]?.GetValue<bool>() != true, changed.ToCanonicalText());
        }

        var entry = StatusEntry.Read(((Json.List)credential["credentialStatus"]!).Items[0])!;
        await GiveDocumentsAsync(_samples.List(StatusPurpose.Revocation, now, entry.Index), _samples.List(StatusPurpose.Suspension, now));
        Assert.NotEqual(true, (await CoreAsync(signed))["steps"]?["revocation_status"]?.GetValue<bool>());
    }

    [Fact]
    public async Task Digital_bazaars_status_list_sees_a_revocation_and_a_suspension()
    {
        var credential = _samples.Next(1);
        var signed = _samples.Sign(credential);
        var entries = ((Json.List)credential["credentialStatus"]!).Items.Select(entry => StatusEntry.Read(entry)!).ToList();
        var now = Now();
        Json.Map Clear(StatusPurpose purpose) => _samples.List(purpose, now);

        await GiveDocumentsAsync(Clear(StatusPurpose.Revocation), Clear(StatusPurpose.Suspension));
        var good = await StatusAsync(signed.Secured);
        await GiveDocumentsAsync(_samples.List(StatusPurpose.Revocation, now, entries[0].Index), Clear(StatusPurpose.Suspension));
        var revoked = await StatusAsync(signed.Secured);
        await GiveDocumentsAsync(Clear(StatusPurpose.Revocation), _samples.List(StatusPurpose.Suspension, now, entries[1].Index));
        var suspended = await StatusAsync(signed.Secured);

        Assert.True(good["verified"]!.GetValue<bool>(), good.ToJsonString());
        Assert.Equal([false, false], Bits(good));
        Assert.Equal([true, false], Bits(revoked));
        Assert.Equal([false, true], Bits(suspended));

        static IEnumerable<bool> Bits(JsonNode answer) => answer["status"]!.AsArray().Select(one => one!.GetValue<bool>());
    }

    [Fact]
    public async Task A_credential_issued_by_digital_bazaar_is_accepted()
    {
        var unsigned = Json.Object(
            ("@context", Json.Array(CredentialContexts.Credentials, CredentialContexts.OpenBadges)),
            ("credentialSubject", Json.Object(
                ("achievement", Json.Object(
                    ("criteria", Json.Object(("id", "urn:example:criteria"), ("narrative", "Rides a bicycle."))),
                    ("description", "Rides"), ("id", "urn:example:achievement"), ("name", "Rider"), ("type", Json.Array("Achievement")))),
                ("id", "urn:example:person"),
                ("type", Json.Array("AchievementSubject")))),
            ("id", "urn:example:credential"),
            ("issuer", "did:example:replaced"),
            ("name", "Rider"),
            ("type", Json.Array("VerifiableCredential", "OpenBadgeCredential")),
            ("validFrom", "2026-01-01T00:00:00Z"));
        var answer = await _peers.AskAsync(
            Json.Object(
                ("act", "issue"), ("credential", unsigned), ("seed", new string('7', 64)),
                ("suites", Json.Array(DataIntegrity.Rdfc, DataIntegrity.Jcs))),
            Ct);
        var signed = (Json.Map)Json.Parse(Encoding.UTF8.GetBytes((answer["credential"] ?? answer["because"])!.ToJsonString())).ValueOrThrow();
        Assert.True(Did.TryParse(DataIntegrity.IssuerOf(signed), out var issuer));
        // Signed just now, so asked a little later.
        var means = new VerificationMeans(Instant.FromUtc(2099, 1, 1, 0, 0), new VerificationPolicy([issuer]));

        var verdict = CredentialVerification.Of(signed, means);

        Assert.Equal(2, ((Json.List)signed["proof"]!).Items.Count);
        Assert.True(verdict.Summary == CredentialSummary.Valid, string.Join(", ", verdict.Verification.Checks));
    }

    // Theirs ask the system's clock.
    private static Instant Now() => Instant.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60);

    private static Json.Map Unsigned(Json.Map document) => new(document.Members.Remove("proof"));

    // Every text and number of the document changed in turn, proofs included.
    private static IEnumerable<Json.Map> Changed(Json.Map document) => Mutations.Leaves(document).OfType<Json.Map>();

    private async Task GiveDocumentsAsync(params Json.Map[] lists)
    {
        var documents = new List<(string, Json)>
        {
            (CredentialContexts.OwnAt(_samples.Issuer.Issuer), CredentialContexts.Own()),
            (_samples.Issuer.Issuer.DocumentAddress!, _samples.Document.ToJson()),
        };
        documents.AddRange(lists.Select(list => (((Json.Text)list["id"]!).Value, (Json)list)));
        await _peers.AskAsync(Json.Object(("act", "documents"), ("documents", Json.Object([.. documents]))), Ct);
    }

    private Task<JsonNode> VerifyAsync(Json.Map credential) =>
        _peers.AskAsync(Json.Object(("act", "verify"), ("credential", credential), ("now", "2026-03-01T10:00:00Z")), Ct);

    // With several proofs theirs take one that fits for enough, and verifier-core knows one suite only: each is tried alone.
    private static Json.Map With(Json.Map document, string suite) => new(document.Members.SetItem(
        "proof", ((Json.List)document["proof"]!).Items.Single(proof => DataIntegrity.Text((Json.Map)proof, "cryptosuite") == suite)));

    private Task<JsonNode> CoreAsync(Json.Map credential) => _peers.AskAsync(Json.Object(("act", "core"), ("credential", credential)), Ct);

    private Task<JsonNode> StatusAsync(Json.Map credential) =>
        _peers.AskAsync(Json.Object(("act", "status"), ("credential", credential), ("now", "2026-03-01T10:00:00Z")), Ct);
}
