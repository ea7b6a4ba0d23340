// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>32 bytes hashed together with one value, without which nobody can guess the value from its commitment.</summary>
/// <remarks>Disclosing it opens that one commitment and no other. Written as 64 lower-case hexadecimal digits. <c>default</c> is all zeros and salts nothing.</remarks>
public readonly record struct Salt
{
    /// <summary>Bytes in a salt.</summary>
    public const int Size = ContentHash.Size;

    private readonly ContentHash _bytes;

    /// <param name="bytes">The 32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Salt(ReadOnlySpan<byte> bytes) => _bytes = new ContentHash(bytes);

    /// <summary>Reads 64 lower-case hexadecimal digits, nothing before or after.</summary>
    /// <returns>False, and <c>default</c>, for anything else, null included.</returns>
    public static bool TryParse(string? text, out Salt salt)
    {
        var good = ContentHash.TryParse("sha256:" + text, out var bytes);
        salt = good ? new Salt(bytes.ToArray()) : default;
        return good;
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <exception cref="ArgumentException">The target is shorter.</exception>
    public void CopyTo(Span<byte> target) => _bytes.CopyTo(target);

    /// <summary>The 64 hexadecimal digits, for disclosing it.</summary>
    public string ToHex() => _bytes.ToHex();

    /// <summary>Nothing of the salt: a log is no place to disclose it.</summary>
    public override string ToString() => "(salt)";
}
