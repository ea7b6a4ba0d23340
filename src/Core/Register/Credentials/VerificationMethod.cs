// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>A key in an issuer's document: its address, who controls it, and when it was in use.</summary>
/// <param name="Id">Its address: the issuer, <c>#</c> and a name.</param>
/// <param name="Controller">Who controls it.</param>
/// <param name="Key">The public half.</param>
/// <param name="From">First instant of use, included; null where the document does not say.</param>
/// <param name="Expires">First instant out of use; null while it is in use.</param>
public sealed record VerificationMethod(string Id, string Controller, VerificationKey Key, Instant? From = null, Instant? Expires = null)
{
    /// <summary>True when the key was in use at that instant.</summary>
    public bool IsInUse(Instant at) => (From is not { } from || at >= from) && (Expires is not { } end || at < end);

    /// <summary>The method as it stands in a document: an Ed25519 key as Multikey, a P-256 key as JsonWebKey.</summary>
    public Json.Map ToJson()
    {
        var map = Json.Object(("controller", Controller), ("id", Id)).Members;
        map = Key.Algorithm == SignatureAlgorithm.Ed25519
            ? map.Add("type", "Multikey").Add("publicKeyMultibase", Multikey.Write(Key))
            : map.Add("type", "JsonWebKey").Add("publicKeyJwk", Jwk(Key));
        map = From is { } from ? map.Add("created", InstantPattern.General.Format(from)) : map;
        return new Json.Map(Expires is { } end ? map.Add("expires", InstantPattern.General.Format(end)) : map);
    }

    /// <summary>Reads a Multikey or JsonWebKey; null for any other kind of method, which is passed over.</summary>
    internal static VerificationMethod? Read(Json json)
    {
        if (json is not Json.Map map || map["id"] is not Json.Text id || map["controller"] is not Json.Text controller
            || !IsDate(map["created"], out var from) || !IsDate(map["expires"], out var expires) || !IsDate(map["revoked"], out var revoked))
        {
            return null;
        }

        var key = map["type"] switch
        {
            Json.Text { Value: "Multikey" } => map["publicKeyMultibase"] is Json.Text text ? Multikey.Read(text.Value) : null,
            Json.Text { Value: "JsonWebKey" } => ReadJwk(map["publicKeyJwk"]),
            _ => null,
        };
        var end = expires is null || (revoked is { } early && early < expires) ? revoked : expires;
        return key is null ? null : new VerificationMethod(id.Value, controller.Value, key, from, end);
    }

    private static Json.Map Jwk(VerificationKey key) => Json.Object(
        ("crv", "P-256"),
        ("kty", "EC"),
        ("x", Base64Url.EncodeToString(key.PublicKey.AsSpan()[1..33])),
        ("y", Base64Url.EncodeToString(key.PublicKey.AsSpan()[33..])));

    private static VerificationKey? ReadJwk(Json? json) =>
        json is Json.Map map && map["kty"] is Json.Text { Value: "EC" } && map["crv"] is Json.Text { Value: "P-256" } && map["d"] is null
        && map["x"] is Json.Text x && map["y"] is Json.Text y
        && Multibase.ReadBase64Url(x.Value) is { Length: 32 } left && Multibase.ReadBase64Url(y.Value) is { Length: 32 } right
            ? new VerificationKey(SignatureAlgorithm.EcdsaP256, [4, .. left, .. right])
            : null;

    private static bool IsDate(Json? json, out Instant? at)
    {
        at = null;
        if (json is null)
        {
            return true;
        }

        if (json is not Json.Text text || CredentialDates.Read(text.Value) is not { } read)
        {
            return false;
        }

        at = read;
        return true;
    }
}
