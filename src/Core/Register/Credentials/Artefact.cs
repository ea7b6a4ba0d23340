// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>Something handed over to be verified, told apart by what it is and not by what its file is called.</summary>
public abstract record Artefact
{
    /// <summary>Bytes beyond which nothing is read.</summary>
    public const int LargestSize = 1_000_000;

    /// <summary>Objects and lists within each other beyond which nothing is read.</summary>
    public const int DeepestNesting = 32;

    private const string TokenPrefix = "data:application/vc+jwt,";

    private Artefact()
    {
    }

    /// <summary>Reads a credential as JSON or token, a bundle, a baked PNG or SVG badge, a receipt, a <c>.tlog-proof</c> file, or the text of a QR code.</summary>
    /// <returns>
    /// What it is; or <see cref="ArtefactTooLarge"/>, <see cref="ArtefactTooDeep"/>, <see cref="ArtefactUnreadable"/>, <see cref="BadgeImageUnreadable"/>,
    /// <see cref="TokenUnreadable"/>, <see cref="BundleUnreadable"/>, <see cref="RegisterAddressUnreadable"/>, <see cref="NotCanonicalisable"/> or the refusals of
    /// <see cref="TlogProof.Parse"/> and <see cref="SignedEnvelope.Read(Json)"/>.
    /// </returns>
    public static Result<Artefact> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestSize)
        {
            return new ArtefactTooLarge();
        }

        if (BakedBadge.IsPng(bytes))
        {
            return BakedBadge.FromPng(bytes) is { } png ? ReadText(png) : new BadgeImageUnreadable();
        }

        if (bytes.StartsWith("c2sp.org/tlog-proof@"u8))
        {
            return TlogProof.Parse(bytes) switch
            {
                Result<TlogProof>.Ok ok => new LogProof(ok.Value),
                Result<TlogProof>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        return ReadText(Trim(bytes));
    }

    /// <summary>How deep objects and lists stand within each other, counted without reading them.</summary>
    internal static int Depth(ReadOnlySpan<byte> utf8)
    {
        var (depth, deepest, inText) = (0, 0, false);
        for (var i = 0; i < utf8.Length; i++)
        {
            switch (utf8[i])
            {
                case (byte)'\\' when inText:
                    i++;
                    break;
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'{' or (byte)'[' when !inText:
                    deepest = Math.Max(deepest, ++depth);
                    break;
                case (byte)'}' or (byte)']' when !inText:
                    depth--;
                    break;
            }
        }

        return deepest;
    }

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) => bytes.Trim(" \t\r\n"u8);

    private static Result<Artefact> ReadText(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'{', ..] => ReadJson(text),
        [(byte)'<', ..] => BakedBadge.FromSvg(text) is { } svg && svg is [(byte)'{', ..] or [(byte)'e', (byte)'y', ..] ? ReadText(svg) : new BadgeImageUnreadable(),
        [(byte)'e', (byte)'y', ..] => ReadToken(Encoding.UTF8.GetString(text)),
        [(byte)'h', (byte)'t', (byte)'t', (byte)'p', (byte)'s', (byte)':', ..] => ReadAddress(Encoding.UTF8.GetString(text)),
        _ => new ArtefactUnreadable(),
    };

    private static Result<Artefact> ReadToken(string text) => CredentialJwt.Parse(text) switch
    {
        Result<CredentialJwt>.Ok ok => new Token(ok.Value),
        Result<CredentialJwt>.Refused refused => refused.Refusals,
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static Result<Artefact> ReadAddress(string text) => RegisterAddress.Parse(text) switch
    {
        Result<RegisterAddress>.Ok ok => new Address(ok.Value),
        Result<RegisterAddress>.Refused refused => refused.Refusals,
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static Result<Artefact> ReadJson(ReadOnlySpan<byte> utf8)
    {
        if (Depth(utf8) > DeepestNesting)
        {
            return new ArtefactTooDeep();
        }

        var parsed = Json.Parse(utf8);
        if (parsed is not Result<Json>.Ok { Value: Json.Map map })
        {
            return parsed is Result<Json>.Refused refused ? refused.Refusals : new ArtefactUnreadable();
        }

        if (map["format"] is not null)
        {
            return CredentialBundle.Read(map) switch
            {
                Result<CredentialBundle>.Ok ok => new Bundle(ok.Value),
                Result<CredentialBundle>.Refused unreadable => unreadable.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        if (map["payloadType"] is not null)
        {
            return SignedEnvelope.Read(map) switch
            {
                Result<SignedEnvelope>.Ok ok => new Receipt(ok.Value),
                Result<SignedEnvelope>.Refused unreadable => unreadable.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        return map["type"] is Json.Text { Value: "EnvelopedVerifiableCredential" } && map["id"] is Json.Text { Value: var id } && id.StartsWith(TokenPrefix, StringComparison.Ordinal)
            ? ReadToken(id[TokenPrefix.Length..])
            : map["@context"] is null ? new ArtefactUnreadable() : new Credential(map);
    }

    /// <summary>A credential with its proofs inside.</summary>
    public sealed record Credential(Json.Map Document) : Artefact;

    /// <summary>A credential as a token.</summary>
    public sealed record Token(CredentialJwt Jwt) : Artefact;

    /// <summary>A credential with what is needed to verify it offline.</summary>
    public sealed record Bundle(CredentialBundle Content) : Artefact;

    /// <summary>A signed envelope such as a screening receipt.</summary>
    public sealed record Receipt(SignedEnvelope Envelope) : Artefact;

    /// <summary>A proof that something is in a log.</summary>
    public sealed record LogProof(TlogProof Proof) : Artefact;

    /// <summary>The text of a QR code: where a certificate can be looked up.</summary>
    public sealed record Address(RegisterAddress Place) : Artefact;
}
