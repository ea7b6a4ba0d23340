// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Filiera.Operations;

/// <summary>Signs a message in the form of Standard Webhooks: an HMAC-SHA-256 over its identifier, the second it is sent in and its body. Pure.</summary>
public static class StandardWebhook
{
    /// <summary>The header of the identifier, by which a receiver knows a message that comes again.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header of the second since 1970 in which it was sent.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header of the signature.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const int FewestBytes = 24;
    private const int MostBytes = 64;

    /// <summary>A new secret as both sides keep it.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>True for <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
    public static bool IsSecret(string? text) => Bytes(text) is { Length: >= FewestBytes and <= MostBytes };

    /// <summary>The identifier of a message of the outbox: of its key nothing is shown but whether it is the same.</summary>
    public static string IdOf(string key) => "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];

    /// <summary>The signature of a message.</summary>
    /// <param name="secret">What <see cref="IsSecret"/> takes.</param>
    /// <param name="id">Its identifier, without a full stop.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">Its body as sent.</param>
    /// <exception cref="ArgumentException">The secret is none, or the identifier has a full stop.</exception>
    public static string Sign(string secret, string id, Instant at, ReadOnlySpan<byte> body)
    {
        if (!IsSecret(secret) || id.Contains('.', StringComparison.Ordinal))
        {
            throw new ArgumentException("A message is signed with a secret, and its identifier has no full stop.", nameof(secret));
        }

        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Bytes(secret)!);
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")));
        mac.AppendData(body);
        return "v1," + Convert.ToBase64String(mac.GetHashAndReset());
    }

    private static byte[]? Bytes(string? text)
    {
        if (text is null || !text.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text.AsSpan(SecretPrefix.Length), bytes, out var written) ? bytes[..written] : null;
    }
}
