// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs;

/// <summary>Bytes, what kind of bytes they are, and signatures over both (DSSE v1, the Dead Simple Signing Envelope).</summary>
/// <remarks>What is signed is the pre-authentication encoding of type and payload, so nothing needs to be parsed before it is verified.</remarks>
/// <param name="PayloadType">The kind of the payload, such as a media type.</param>
/// <param name="Payload">The bytes signed.</param>
/// <param name="Signatures">At least one in any envelope read or sealed here.</param>
public sealed record SignedEnvelope(string PayloadType, Sequence<byte> Payload, Sequence<EnvelopeSignature> Signatures)
{
    /// <summary>The name of the check that the payload is of the kind expected.</summary>
    public const string TypeCheck = "payload-type";

    /// <summary>The name of the check that the key is one of those trusted.</summary>
    public const string KeyKnownCheck = "key-known";

    /// <summary>The name of the check that the signature fits the payload and the key.</summary>
    public const string SignatureCheck = "signature";

    /// <summary>The name of the check that the key was in use for this purpose at that time.</summary>
    public const string KeyInUseCheck = "key-in-use";

    /// <summary>The hash of the payload: the same whoever signs it, and however often.</summary>
    public ContentHash PayloadHash => ContentHash.Of(Payload.AsSpan());

    /// <summary>Signs a payload with each signer.</summary>
    /// <exception cref="ArgumentException">There is no signer.</exception>
    public static SignedEnvelope Seal(string payloadType, ReadOnlySpan<byte> payload, params ReadOnlySpan<ISigner> signers)
    {
        if (signers.IsEmpty)
        {
            throw new ArgumentException("An envelope needs a signature.", nameof(signers));
        }

        var signed = PreAuthenticationEncoding(payloadType, payload);
        var signatures = new List<EnvelopeSignature>();
        foreach (var signer in signers)
        {
            signatures.Add(new EnvelopeSignature(signer.Key.Id, Sequence.Create<byte>(signer.Sign(signed))));
        }

        return new SignedEnvelope(payloadType, Sequence.Create(payload), Sequence.From(signatures));
    }

    /// <summary>The bytes that are signed: <c>DSSEv1</c>, then length and bytes of the type and of the payload, with single spaces between.</summary>
    public static byte[] PreAuthenticationEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {type.Length} ");
        var middle = string.Create(CultureInfo.InvariantCulture, $" {payload.Length} ");
        return [.. Encoding.ASCII.GetBytes(head), .. type, .. Encoding.ASCII.GetBytes(middle), .. payload];
    }

    /// <summary>The envelope as JSON: payload and signatures in base64.</summary>
    public Json.Map ToJson() => Json.Object(
        ("payload", Convert.ToBase64String(Payload.AsSpan())),
        ("payloadType", PayloadType),
        ("signatures", Json.Array(Signatures.Select(signature => (Json)Json.Object(
            ("keyid", signature.KeyId.Value),
            ("sig", Convert.ToBase64String(signature.Signature.AsSpan())))))));

    /// <summary>Reads an envelope from JSON text, whoever wrote it: base64 or base64url, members in any order, others passed over.</summary>
    /// <returns>The envelope, or <see cref="EnvelopeUnreadable"/>, or <see cref="NotCanonicalisable"/>.</returns>
    public static Result<SignedEnvelope> Read(ReadOnlySpan<byte> utf8) => Json.Parse(utf8, JsonNumbers.Any) switch
    {
        Result<Json>.Ok json => Read(json.Value),
        Result<Json>.Refused refused => refused.Refusals,
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static Result<SignedEnvelope> Read(Json json)
    {
        if (json is not Json.Map map || map["payloadType"] is not Json.Text type)
        {
            return new EnvelopeUnreadable("it has no payloadType");
        }

        if (Bytes(map["payload"]) is not { } payload)
        {
            return new EnvelopeUnreadable("its payload is not base64");
        }

        if (map["signatures"] is not Json.List { Items: { IsEmpty: false } items })
        {
            return new EnvelopeUnreadable("it has no signatures");
        }

        var signatures = new List<EnvelopeSignature>();
        foreach (var item in items)
        {
            if (item is not Json.Map signature || Bytes(signature["sig"]) is not { } bytes)
            {
                return new EnvelopeUnreadable("a signature is not base64");
            }

            // Another project's key id is a hint we cannot read, which is no reason to refuse the envelope.
            KeyId.TryParse((signature["keyid"] as Json.Text)?.Value, out var keyId);
            signatures.Add(new EnvelopeSignature(keyId, Sequence.Create<byte>(bytes)));
        }

        return new SignedEnvelope(type.Value, Sequence.Create<byte>(payload), Sequence.From(signatures));
    }

    /// <summary>Checks kind, key, signature and the key's dates, each by itself; one good signature by a trusted key is enough.</summary>
    /// <param name="expectedType">The kind of payload the caller is about to read.</param>
    /// <param name="keys">The keys trusted, from elsewhere than the envelope.</param>
    /// <param name="purpose">What the key must have been made for.</param>
    /// <param name="at">When the payload says it was signed.</param>
    public Verification Verify(string expectedType, IReadOnlyCollection<TrustedKey> keys, KeyPurpose purpose, Instant at)
    {
        var type = PayloadType == expectedType
            ? (Outcome)new Outcome.Met()
            : new Outcome.NotMet(EnvelopeReasons.OtherKind);
        return new Verification([new Check(TypeCheck, type), .. VerifySignatures(keys, purpose, at)]);
    }

    private IEnumerable<Check> VerifySignatures(IReadOnlyCollection<TrustedKey> keys, KeyPurpose purpose, Instant at)
    {
        if (keys.Count == 0)
        {
            var none = new Outcome.NotRun(EnvelopeReasons.NoTrustedKey);
            return [new Check(KeyKnownCheck, none), new Check(SignatureCheck, none), new Check(KeyInUseCheck, none)];
        }

        var signed = PreAuthenticationEncoding(PayloadType, Payload.AsSpan());
        var named = keys.Where(key => Signatures.Any(signature => signature.KeyId == key.Key.Id)).ToList();

        // The id is only a hint: it says where to look first, and where it misleads the other keys are tried.
        var good = named.Where(Signs).ToList() is { Count: > 0 } first ? first : keys.Except(named).Where(Signs).ToList();
        if (good.Count > 0)
        {
            var inUse = good.Any(key => key.MaySign(purpose, at))
                ? (Outcome)new Outcome.Met()
                : new Outcome.NotMet(EnvelopeReasons.KeyNotInUse);
            return [new Check(KeyKnownCheck, new Outcome.Met()), new Check(SignatureCheck, new Outcome.Met()), new Check(KeyInUseCheck, inUse)];
        }

        return named.Count > 0
            ?
            [
                new Check(KeyKnownCheck, new Outcome.Met()),
                new Check(SignatureCheck, new Outcome.NotMet(EnvelopeReasons.SignatureDoesNotFit)),
                new Check(KeyInUseCheck, new Outcome.NotRun(EnvelopeReasons.SignatureNotGood)),
            ]
            :
            [
                new Check(KeyKnownCheck, new Outcome.NotMet(EnvelopeReasons.NoTrustedSigner)),
                new Check(SignatureCheck, new Outcome.NotRun(EnvelopeReasons.KeyNotKnown)),
                new Check(KeyInUseCheck, new Outcome.NotRun(EnvelopeReasons.KeyNotKnown)),
            ];

        bool Signs(TrustedKey key) => Signatures.Any(signature => key.Key.Verify(signed, signature.Signature.AsSpan()));
    }

    private static byte[]? Bytes(Json? json)
    {
        if (json is not Json.Text text)
        {
            return null;
        }

        // DSSE lets writers choose base64 or base64url, and readers must take both; nothing else is passed over.
        var standard = text.Value.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(standard.Length) + 3];
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        return !standard.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(padded, bytes, out var length)
            ? bytes[..length]
            : null;
    }
}
