// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Signs credentials as one issuer, with two keys that it controls.</summary>
/// <param name="issuer">Who issues.</param>
/// <param name="tokens">The P-256 key that signs tokens; stays the caller's to dispose.</param>
/// <param name="proofs">The Ed25519 key that signs proofs; stays the caller's to dispose.</param>
public sealed class CredentialIssuer(Did issuer, ISigner tokens, ISigner proofs)
{
    /// <summary>Who issues.</summary>
    public Did Issuer => issuer;

    /// <summary>The keys that sign tokens.</summary>
    public static KeyPurpose TokenPurpose { get; } = new("credential-token", SignatureAlgorithm.EcdsaP256);

    /// <summary>The keys that sign proofs inside credentials.</summary>
    public static KeyPurpose ProofPurpose { get; } = new("credential-proof", SignatureAlgorithm.Ed25519);

    /// <summary>The address of a key in the issuer's document.</summary>
    public static string MethodOf(Did issuer, VerificationKey key) =>
        issuer.Host is null ? DidDocument.OfKey(issuer)!.Methods[0].Id : $"{issuer.Text}#{key.Id.Value}";

    /// <summary>The issuer's document: every key that ever signed credentials, so that old ones stay verifiable.</summary>
    /// <param name="issuer">Who issues; its host is in the addresses.</param>
    /// <param name="keys">All keys of the installation; those of other purposes are passed over.</param>
    /// <param name="logKeys">The keys of its log, as C2SP writes them.</param>
    public static DidDocument Document(Did issuer, IEnumerable<TrustedKey> keys, IEnumerable<string>? logKeys = null) => DidDocument.Of(
        issuer,
        from key in keys
        where key.Purpose == TokenPurpose.Name || key.Purpose == ProofPurpose.Name
        select new VerificationMethod(MethodOf(issuer, key.Key), issuer.Text, key.Key, Floor(key.From), Ceiling(key.RetiredAt)),
        logKeys);

    /// <summary>Signs a credential with all three proofs.</summary>
    /// <param name="credential">Unsigned; its issuer is this one.</param>
    /// <param name="at">When it is signed.</param>
    /// <returns>The credential, or <see cref="CredentialUnreadable"/>.</returns>
    public Result<SecuredCredential> Issue(Json.Map credential, Instant at)
    {
        if (CredentialModel.Problem(credential) is { } problem)
        {
            return new CredentialUnreadable(problem);
        }

        if (DataIntegrity.IssuerOf(credential) != issuer.Text || !HonestText.Holds(credential))
        {
            return new CredentialUnreadable("its issuer is another, or a text in it deceives");
        }

        var secured = DataIntegrity.Secure(credential, proofs, MethodOf(issuer, proofs.Key), at);
        return secured is Result<Json.Map>.Ok { Value: var document }
            ? new SecuredCredential(credential, document, CredentialJwt.Seal(document, tokens, MethodOf(issuer, tokens.Key), at))
            : ((Result<Json.Map>.Refused)secured).Refusals;
    }

    // Proofs name whole seconds: a key made within one may sign in it.
    private static Instant Floor(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static Instant? Ceiling(Instant? at) => at is { } end ? Floor(end + Duration.FromSeconds(1)) : null;
}
