// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;

namespace Filiera.Register;

/// <summary>Bytes as text in the two bases that credentials use: base58 after <c>z</c>, base64url without padding after <c>u</c>. One form for each value.</summary>
internal static class Multibase
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int LongestBase58 = 200;

    public static string ToBase58(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0) is var first && first < 0 ? bytes.Length : first;
        Span<byte> digits = stackalloc byte[(bytes.Length * 138 / 100) + 1];
        var used = 0;
        foreach (var b in bytes[zeros..])
        {
            var carry = (int)b;
            for (var i = 0; i < used || carry > 0; i++)
            {
                carry += (i < used ? digits[i] : 0) << 8;
                digits[i] = (byte)(carry % 58);
                carry /= 58;
                used = Math.Max(used, i + 1);
            }
        }

        var text = new char[1 + zeros + used];
        text[0] = 'z';
        text.AsSpan(1, zeros).Fill('1');
        for (var i = 0; i < used; i++)
        {
            text[^(i + 1)] = Alphabet[digits[i]];
        }

        return new string(text);
    }

    /// <summary>The bytes after <c>z</c>; null for anything else, and for what is longer than any key or signature.</summary>
    public static byte[]? ReadBase58(string? text)
    {
        if (text is not ['z', .. { Length: > 0 and <= LongestBase58 } rest])
        {
            return null;
        }

        var zeros = rest.TakeWhile(c => c == '1').Count();
        Span<byte> bytes = stackalloc byte[LongestBase58];
        var used = 0;
        foreach (var c in rest.AsSpan(zeros))
        {
            var carry = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0)
            {
                return null;
            }

            for (var i = 0; i < used || carry > 0; i++)
            {
                carry += (i < used ? bytes[i] : 0) * 58;
                bytes[i] = (byte)carry;
                carry >>= 8;
                used = Math.Max(used, i + 1);
            }
        }

        var result = new byte[zeros + used];
        for (var i = 0; i < used; i++)
        {
            result[^(i + 1)] = bytes[i];
        }

        return result;
    }

    /// <summary>The bytes of base64url without padding; null for anything else.</summary>
    public static byte[]? ReadBase64Url(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(UrlCharacters))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == System.Buffers.OperationStatus.Done && text.SequenceEqual(Base64Url.EncodeToString(bytes.AsSpan(0, length)))
            ? bytes[..length]
            : null;
    }

    private static readonly System.Buffers.SearchValues<char> UrlCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
