// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A gate key as its holder has it: <c>fgk_</c>, its identifier, an underscore, 32 random bytes in base64url. Shown once, kept nowhere.</summary>
public static class GateKeyText
{
    /// <summary>Digits of an identifier.</summary>
    public const int IdLength = 8;

    private const string Prefix = "fgk_";
    private const int SecretSize = 32;
    private const int SecretAt = 13;
    private const int Length = SecretAt + 43;

    /// <summary>A new key.</summary>
    /// <returns>Its identifier, what its holder is told, and the hash to keep.</returns>
    public static (string Id, string Text, ContentHash SecretHash) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        Span<byte> secret = stackalloc byte[SecretSize];
        RandomNumberGenerator.Fill(secret);
        var text = Prefix + id + "_" + Base64Url.EncodeToString(secret);
        var hash = ContentHash.Of(secret);
        CryptographicOperations.ZeroMemory(secret);
        return (id, text, hash);
    }

    /// <summary>Reads a key's text.</summary>
    /// <param name="text">As its holder gave it.</param>
    /// <param name="id">The identifier it claims.</param>
    /// <param name="secretHash">The hash of its secret, to be compared in constant time.</param>
    /// <returns>False for what is no key.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out string id, out ContentHash secretHash)
    {
        (id, secretHash) = ("", default);
        Span<byte> secret = stackalloc byte[SecretSize];
        if (text.Length != Length || !text.StartsWith(Prefix) || text[SecretAt - 1] != '_'
            || !Base64Url.IsValid(text[SecretAt..]) || !Base64Url.TryDecodeFromChars(text[SecretAt..], secret, out var written) || written != SecretSize)
        {
            return false;
        }

        id = text.Slice(Prefix.Length, IdLength).ToString();
        secretHash = ContentHash.Of(secret);
        CryptographicOperations.ZeroMemory(secret);
        return true;
    }

    /// <summary>True when the secret offered is that of the key; takes as long either way.</summary>
    public static bool Opens(GateKey key, ContentHash offered)
    {
        Span<byte> both = stackalloc byte[2 * ContentHash.Size];
        key.SecretHash.CopyTo(both);
        offered.CopyTo(both[ContentHash.Size..]);
        return CryptographicOperations.FixedTimeEquals(both[..ContentHash.Size], both[ContentHash.Size..]);
    }
}
