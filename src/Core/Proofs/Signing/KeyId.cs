// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>The short name of a public key: the first 16 bytes of the SHA-256 of its algorithm and bytes, in lower-case hexadecimal.</summary>
/// <remarks>A hint for finding the key, never a proof: verification always uses the whole key. <c>default</c> names no key.</remarks>
public readonly record struct KeyId
{
    private const int Length = 32;
    private readonly string? _value;

    private KeyId(string value) => _value = value;

    /// <summary>32 hexadecimal digits, or empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads 32 lower-case hexadecimal digits, nothing before or after.</summary>
    /// <returns>False, and <c>default</c>, for anything else, null included.</returns>
    public static bool TryParse(string? text, out KeyId id)
    {
        var good = text is { Length: Length } && text.All(c => char.IsAsciiHexDigitLower(c) || char.IsAsciiDigit(c));
        id = good ? new KeyId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal static KeyId Of(string algorithm, ReadOnlySpan<byte> publicKey)
    {
        var named = new byte[algorithm.Length + 1 + publicKey.Length];
        System.Text.Encoding.ASCII.GetBytes(algorithm, named);
        publicKey.CopyTo(named.AsSpan(algorithm.Length + 1));
        return new KeyId(Kernel.ContentHash.Of(named).ToHex()[..Length]);
    }
}
