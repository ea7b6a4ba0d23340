// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;

namespace Filiera.Access;

/// <summary>Secrets that a program or a link carries: 256 random bits, kept as a SHA-256 hash alone.</summary>
/// <remarks>A fast hash is right for them and wrong for a password: nobody guesses 256 random bits.</remarks>
public static class Secrets
{
    private const int Size = 32;

    /// <summary>A new secret in base64url, after a word that tells what it opens.</summary>
    public static string New(string prefix) => prefix + Base64Url(RandomNumberGenerator.GetBytes(Size));

    /// <summary>What is kept of a secret; also of one that was never given out, so that looking it up finds nothing.</summary>
    public static string Hash(string? secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
