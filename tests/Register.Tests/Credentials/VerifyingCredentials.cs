// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register.Samples;
using NodaTime;

namespace Filiera.Register.Tests;

public sealed class VerifyingCredentials : IDisposable
{
    private readonly SampleCredentials _samples = new(1);

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_kind_is_valid_as_json_and_as_token(int kind)
    {
        var signed = _samples.Sign(_samples.Next(kind));
        var means = Means();

        foreach (var verdict in (CredentialVerdict[])[CredentialVerification.Of(signed.Secured, means), CredentialVerification.Of(signed.Token, means)])
        {
            Assert.Equal(
                [
                    new(CredentialChecks.Form, new Outcome.Met()),
                    new(CredentialChecks.Signature, new Outcome.Met()),
                    new(CredentialChecks.Issuer, new Outcome.Met()),
                    new(CredentialChecks.Dates, new Outcome.Met()),
                    new(CredentialChecks.Status, kind == 3 ? new Outcome.NotApplicable(CredentialReasons.NoStatus) : new Outcome.Met()),
                    new(CredentialChecks.LogInclusion, new Outcome.NotRun(CredentialReasons.NoLogProof), Required: false),
                    new(CredentialChecks.LogConsistency, new Outcome.NotRun(CredentialReasons.NothingRemembered), Required: false),
                    new Check(CredentialChecks.Policy, new Outcome.Met()),
                ],
                verdict.Verification.Checks);
            Assert.Equal(CredentialSummary.Valid, verdict.Summary);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_log_speaks_of_a_certificate_by_its_number_and_contradicts_nothing_that_its_credential_says(int kind)
    {
        for (var round = 0; round < 20; round++)
        {
            var document = _samples.Next(kind);
            Assert.All(SampleEntries.All(document), one => Assert.Equal(one.Speaks, LoggedCertificate.Speaks(one.Entry, document)));
        }
    }

    [Fact]
    public void The_token_read_back_is_the_one_sealed()
    {
        var signed = _samples.Sign(_samples.Next());

        Assert.Equal(signed.Token, CredentialJwt.Parse(signed.Token.Text).ValueOrThrow());
    }

    [Fact]
    public void No_changed_byte_leaves_it_valid_or_throws()
    {
        var means = Means();
        for (var kind = 0; kind < 4; kind++)
        {
            var signed = _samples.Sign(_samples.Next(kind));
            foreach (var bytes in (byte[][])[signed.Secured.ToCanonicalBytes(), Encoding.ASCII.GetBytes(signed.Token.Text)])
            {
                for (var at = kind; at < bytes.Length; at += 5)
                {
                    var changed = bytes.ToArray();
                    changed[at] ^= (byte)(1 << (at % 8));
                    Assert.NotEqual(CredentialSummary.Valid, Summary(changed, means));
                }
            }
        }
    }

    [Fact]
    public void A_set_bit_makes_it_revoked_or_suspended_and_revoked_outweighs()
    {
        var signed = _samples.Sign(_samples.Next(1));
        var entries = ((Json.List)signed.Document["credentialStatus"]!).Items.Select(StatusEntry.Read).ToList();
        Json.Map Revoking() => _samples.List(StatusPurpose.Revocation, null, entries[0]!.Index);
        Json.Map Suspending() => _samples.List(StatusPurpose.Suspension, null, entries[1]!.Index);
        var clean = (Revocation: _samples.List(StatusPurpose.Revocation), Suspension: _samples.List(StatusPurpose.Suspension));

        Assert.Equal(CredentialSummary.RevokedOrExpired, With([Revoking(), clean.Suspension]).Summary);
        Assert.Equal(CredentialSummary.Suspended, With([clean.Revocation, Suspending()]).Summary);
        Assert.Equal(CredentialSummary.RevokedOrExpired, With([Revoking(), Suspending()]).Summary);
        Assert.Equal(CredentialSummary.Valid, With([clean.Revocation, clean.Suspension]).Summary);

        CredentialVerdict With(Sequence<Json.Map> lists) => CredentialVerification.Of(signed.Secured, Means() with { StatusLists = lists });
    }

    [Fact]
    public void A_status_that_is_not_at_hand_stale_swapped_or_forged_is_never_valid()
    {
        var signed = _samples.Sign(_samples.Next(1));
        var (revocation, suspension) = (_samples.List(StatusPurpose.Revocation), _samples.List(StatusPurpose.Suspension));
        var stale = _samples.List(StatusPurpose.Revocation, SampleCredentials.Issued - Duration.FromDays(2));
        var swapped = new Json.Map(suspension.Members.SetItem("id", revocation["id"]!));
        var forged = new Json.Map(revocation.Members.SetItem("validUntil", "2099-01-01T00:00:00Z"));

        Assert.Equal(CredentialReasons.StatusNotFetched, Because([suspension]));
        Assert.Equal(CredentialReasons.StatusStale, Because([stale, suspension]));
        Assert.Equal(CredentialReasons.StatusNotGood, Because([swapped, suspension]));
        Assert.Equal(CredentialReasons.StatusNotGood, Because([forged, suspension]));

        string Because(Sequence<Json.Map> lists)
        {
            var verdict = CredentialVerification.Of(signed.Secured, Means() with { StatusLists = lists });
            Assert.Equal(CredentialSummary.CannotBeVerified, verdict.Summary);
            return ((Outcome.NotRun)Outcome(verdict, CredentialChecks.Status)).Because;
        }
    }

    [Fact]
    public void Dates_are_half_open()
    {
        var signed = _samples.Sign(new Json.Map(_samples.Next(3).Members.SetItem("validUntil", "2026-03-01T11:00:00Z")));
        CredentialSummary At(Instant now) => CredentialVerification.Of(signed.Secured, Means() with { Now = now }).Summary;

        Assert.Equal(CredentialSummary.CannotBeVerified, At(SampleCredentials.Issued - Duration.Epsilon));
        Assert.Equal(CredentialSummary.Valid, At(SampleCredentials.Issued));
        Assert.Equal(CredentialSummary.Valid, At(Instant.FromUtc(2026, 3, 1, 11, 0) - Duration.Epsilon));
        Assert.Equal(CredentialSummary.RevokedOrExpired, At(Instant.FromUtc(2026, 3, 1, 11, 0)));
    }

    [Fact]
    public void Whoever_is_not_trusted_not_known_or_vouches_for_itself_issues_nothing_valid()
    {
        var signed = _samples.Sign(_samples.Next(3));
        var means = Means();

        Assert.Equal(new Outcome.NotRun(CredentialReasons.NoPolicy), Outcome(Of(means with { Policy = new VerificationPolicy() }), CredentialChecks.Policy));
        Assert.Equal(
            new Outcome.NotMet(CredentialReasons.IssuerNotTrusted),
            Outcome(Of(means with { Policy = new VerificationPolicy([Did.Web("other.example")]) }), CredentialChecks.Policy));
        Assert.Equal(new Outcome.NotRun(CredentialReasons.KeysNotKnown), Outcome(Of(means with { Issuers = [] }), CredentialChecks.Signature));
        Assert.Equal(
            new Outcome.NotRun(CredentialReasons.VouchesForItself),
            Outcome(Of(means with { Issuers = [new KnownIssuer(_samples.Document, false)] }), CredentialChecks.Issuer));
        Assert.Equal(new Outcome.NotMet(CredentialReasons.OtherHost), Outcome(Of(means with { ClaimedHost = "evil.example" }), CredentialChecks.Issuer));

        CredentialVerdict Of(VerificationMeans other)
        {
            var verdict = CredentialVerification.Of(signed.Secured, other);
            Assert.Equal(CredentialSummary.CannotBeVerified, verdict.Summary);
            return verdict;
        }
    }

    [Fact]
    public void A_key_signs_only_while_it_is_in_use_and_what_it_signed_then_stays_verifiable()
    {
        var signed = _samples.Sign(_samples.Next(3));
        var retired = _samples.Document with { Methods = Sequence.From(_samples.Document.Methods.Select(method => method with { Expires = SampleCredentials.Issued + Duration.FromSeconds(1) })) };
        var before = _samples.Document with { Methods = Sequence.From(_samples.Document.Methods.Select(method => method with { Expires = SampleCredentials.Issued })) };

        Assert.Equal(CredentialSummary.Valid, Verdict(retired).Summary);
        Assert.Equal(new Outcome.NotMet(CredentialReasons.KeyNotInUse), Outcome(Verdict(before), CredentialChecks.Signature));

        CredentialVerdict Verdict(DidDocument document) => CredentialVerification.Of(signed.Token, Means() with { Issuers = [new KnownIssuer(document, true)] });
    }

    [Fact]
    public void A_credential_signed_with_the_key_of_another_is_refused()
    {
        var signed = _samples.Sign(_samples.Next(3));
        var other = DidDocument.Of(Did.Web("other.example"), _samples.Document.Methods);
        var swapped = new Json.Map(signed.Secured.Members.SetItem("issuer", "did:web:other.example"));
        var verdict = CredentialVerification.Of(swapped, Means() with { Issuers = [new KnownIssuer(other, true)], Policy = new VerificationPolicy([other.Id]) });

        Assert.Equal(new Outcome.NotMet(CredentialReasons.KeyOfAnother), Outcome(verdict, CredentialChecks.Issuer));
        Assert.Equal(CredentialSummary.CannotBeVerified, verdict.Summary);
    }

    [Fact]
    public void A_foreign_context_a_word_unknown_and_a_nameless_node_are_found()
    {
        var credential = _samples.Next(1);
        var contexts = ((Json.List)credential["@context"]!).Items;

        Assert.Equal(CredentialReasons.ContextNotKnown, Because(credential.Members.SetItem("@context", Json.Array([contexts[0], "https://evil.example/contexts/filiera-v1.jsonld"]))));
        Assert.Equal(CredentialReasons.ContextNotKnown, Because(credential.Members.SetItem("@context", Json.Array([.. contexts, Json.Object(("demonstration", "urn:x:y"))]))));
        Assert.Equal(CredentialReasons.ShapeNotKnown, Because(credential.Members.Add("seal", "blue")));
        Assert.Equal(CredentialReasons.ShapeNotKnown, Because(credential.Members.SetItem("credentialSubject", Json.Object(("type", "CertifiedOrganisation"), ("name", "Alba")))));
        Assert.Equal(CredentialReasons.TextDeceives, Because(credential.Members.SetItem("name", "Аlba")));
        Assert.Equal(CredentialReasons.TextDeceives, Because(credential.Members.SetItem("name", "Al\u200Bba")));
        Assert.Equal(CredentialReasons.NotCredential, Because(credential.Members.Remove("issuer")));

        string Because(System.Collections.Immutable.ImmutableSortedDictionary<string, Json> members) =>
            ((Outcome.NotMet)Outcome(CredentialVerification.Of(new Json.Map(members), Means()), CredentialChecks.Form)).Because;
    }

    [Fact]
    public void A_bundle_is_verified_offline_and_vouches_for_nobody()
    {
        var signed = _samples.Sign(_samples.Next(1));
        var means = Means();
        var bundle = new CredentialBundle(null, signed.Token, [_samples.Document], means.StatusLists);
        var read = Artefact.Read(bundle.ToJson().ToCanonicalBytes()).ValueOrThrow();

        Assert.Equal(bundle.ToJson(), Assert.IsType<Artefact.Bundle>(read).Content.ToJson());
        Assert.Equal(CredentialSummary.Valid, bundle.Verify(means with { StatusLists = [] }).Summary);
        Assert.Equal(CredentialSummary.CannotBeVerified, bundle.Verify(means with { StatusLists = [], Issuers = [] }).Summary);
    }

    internal static Outcome Outcome(CredentialVerdict verdict, string check) => verdict.Verification.Checks.Single(one => one.Name == check).Outcome;

    internal static CredentialSummary? Summary(byte[] bytes, VerificationMeans means) => Artefact.Read(bytes) switch
    {
        Result<Artefact>.Ok { Value: Artefact.Credential credential } => CredentialVerification.Of(credential.Document, means).Summary,
        Result<Artefact>.Ok { Value: Artefact.Token token } => CredentialVerification.Of(token.Jwt, means).Summary,
        _ => null,
    };

    private VerificationMeans Means() => _samples.Means;
}
