// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Filiera.Kernel;

/// <summary>The SHA-256 of some bytes: the name by which content is stored, cited and compared.</summary>
/// <remarks>
/// 32 bytes; written <c>sha256:</c> and 64 lower-case hexadecimal digits. <c>default</c> is all zeros and means "no content yet",
/// as at the start of a chain. Ordered by bytes.
/// </remarks>
public readonly record struct ContentHash : IComparable<ContentHash>
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = 32;

    private const string Prefix = "sha256:";
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <param name="bytes">The 32 bytes of the hash itself.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public ContentHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A SHA-256 is {Size} bytes, not {bytes.Length}.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Hashes the bytes given.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return new ContentHash(hash);
    }

    /// <summary>Hashes a stream from where it stands to its end.</summary>
    public static async Task<ContentHash> OfAsync(Stream content, CancellationToken ct) =>
        new(await SHA256.HashDataAsync(content, ct));

    /// <summary>Reads <c>sha256:</c> and 64 hexadecimal digits, nothing before or after.</summary>
    /// <returns>False, and <c>default</c>, for anything else, null included.</returns>
    public static bool TryParse(string? text, out ContentHash hash)
    {
        hash = default;
        if (text is null || text.Length != Prefix.Length + (2 * Size) || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        foreach (var c in text.AsSpan(Prefix.Length))
        {
            if (!char.IsAsciiHexDigitLower(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        Convert.FromHexString(text.AsSpan(Prefix.Length), bytes, out _, out _);
        hash = new ContentHash(bytes);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">Not a hash.</exception>
    public static ContentHash Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException("Not a content hash: sha256: and 64 hexadecimal digits.");

    /// <summary>Writes the 32 bytes.</summary>
    /// <exception cref="ArgumentException">The target is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _a);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _d);
    }

    /// <summary>The 32 bytes, in an array of their own.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The 64 hexadecimal digits alone, lower case.</summary>
    public string ToHex() => Convert.ToHexStringLower(ToArray());

    /// <inheritdoc/>
    public int CompareTo(ContentHash other) =>
        (_a, _b, _c, _d).CompareTo((other._a, other._b, other._c, other._d));

    /// <inheritdoc/>
    public override string ToString() => Prefix + ToHex();
}
