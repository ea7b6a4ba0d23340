// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Samples;

/// <summary>Credentials made up from a seed, of all four kinds, and an issuer with fixed keys that signs them.</summary>
internal sealed class SampleCredentials : IDisposable
{
    public const string Host = "register.example";

    public static readonly Instant Issued = Instant.FromUtc(2026, 3, 1, 9, 0);

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 10, 0);

    private static readonly string[] Words =
        ["Alba", "Brina", "Colle", "Dàlia", "Èlce", "Fonte \"Sud\"", "Gelso\\Nord", "Ìride", "Lòto", "Müller", "naïve", "100 % 'x'", "<b>&amp;", "Ωμέγα", "Юг", "電話", "📞", "e\u0301"];

    private static readonly string[] Services = ["inbound", "outbound-sale", "outbound-other", "back-office"];

    private readonly SigningKey _tokens = Key(SignatureAlgorithm.EcdsaP256, 7);
    private readonly SigningKey _proofs = Key(SignatureAlgorithm.Ed25519, 8);
    private readonly Random _random;

    public SampleCredentials(int seed)
    {
        _random = new Random(seed);
        Issuer = new CredentialIssuer(Did.Web(Host), _tokens, _proofs);
        Document = CredentialIssuer.Document(
            Issuer.Issuer,
            [
                new TrustedKey(_tokens.Key, CredentialIssuer.TokenPurpose.Name, Issued - Duration.FromDays(30), null),
                new TrustedKey(_proofs.Key, CredentialIssuer.ProofPurpose.Name, Issued - Duration.FromDays(30), null),
            ]);
    }

    public CredentialIssuer Issuer { get; }

    public DidDocument Document { get; }

    public VerificationMeans Means => new(
        Now,
        new VerificationPolicy([Issuer.Issuer]),
        [new KnownIssuer(Document, IsVouchedFor: true)],
        [List(StatusPurpose.Revocation), List(StatusPurpose.Suspension)]);

    public void Dispose()
    {
        _tokens.Dispose();
        _proofs.Dispose();
    }

    public static string ListAddress(StatusPurpose purpose) => $"https://{Host}/status/{(purpose == StatusPurpose.Revocation ? "revocation" : "suspension")}-1";

    public Json.Map List(StatusPurpose purpose, Instant? at = null, params int[] set)
    {
        var bits = new StatusBits();
        foreach (var index in set)
        {
            bits[index] = true;
        }

        return Issuer.Issue(StatusList.ToCredential(Issuer.Issuer, ListAddress(purpose), purpose, bits, at ?? Issued), at ?? Issued).ValueOrThrow().Secured;
    }

    public SecuredCredential Sign(Json.Map credential) => Issuer.Issue(credential, Issued).ValueOrThrow();

    /// <summary>The next credential, of a kind from 0 to 3; -1 for any.</summary>
    public Json.Map Next(int kind = -1) => (kind < 0 ? _random.Next(4) : kind) switch
    {
        0 => new PersonCertificate(
            Head(true), Urn("person"), Text(), Number("P"), "urn:filiera:profile:" + _random.Next(9), Text(), Text(), "urn:filiera:scheme:node:" + _random.Next(99),
            Hash(), _random.Next(9).ToString(CultureInfo.InvariantCulture), Day(), Sequence.From(Enumerable.Range(0, _random.Next(3)).Select(_ => new FrameworkAlignment(Text(), "4222.1", Text(), "https://framework.example/" + _random.Next(99))))).ToCredential(),
        1 => new FirmCertificate(
            Head(true), Named(), _random.Next(3) == 0 ? null : "IT01234567897", Number("F"), "urn:filiera:scheme:seal:1", Hash(), Day(),
            Sequence.From(Services.Where(_ => _random.Next(2) == 0)), Sequence.From(Enumerable.Range(0, _random.Next(4)).Select(_ => Named()))).ToCredential(),
        2 => new MandateCredential(Head(true), Named(), Named(), Named(), Day(), _random.Next(2) == 0 ? null : Day()).ToCredential(),
        _ => new MandateCredential(Head(false), Named(), Named(), Named(), Day(), null).ToCredential(),
    };

    private CredentialHead Head(bool status) => new(
        Urn("credential"),
        Issuer.Issuer,
        Text(),
        Issued,
        _random.Next(4) == 0 ? null : Issued + Duration.FromDays(1 + _random.Next(1000)),
        _random.Next(2) == 0,
        status ? [Entry(StatusPurpose.Revocation), Entry(StatusPurpose.Suspension)] : []);

    private StatusEntry Entry(StatusPurpose purpose) => new(purpose, ListAddress(purpose), _random.Next(StatusBits.Length));

    private NamedNode Named() => new(Urn("node"), Text());

    private string Urn(string kind) => $"urn:filiera:{kind}:{_random.NextInt64(1L << 50):x}";

    private string Number(string prefix) => $"{prefix}-{_random.Next(1_000_000):D6}";

    private string Text() => string.Join(' ', Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Words[_random.Next(Words.Length)]));

    private LocalDate Day() => new LocalDate(2026, 1, 1).PlusDays(_random.Next(60));

    private ContentHash Hash()
    {
        Span<byte> bytes = stackalloc byte[8];
        _random.NextBytes(bytes);
        return ContentHash.Of(bytes);
    }

    private static SigningKey Key(SignatureAlgorithm algorithm, byte fill)
    {
        var secret = new byte[SigningKey.SecretSize];
        secret.AsSpan().Fill(fill);
        return SigningKey.FromSecret(algorithm, secret).ValueOrThrow();
    }
}
