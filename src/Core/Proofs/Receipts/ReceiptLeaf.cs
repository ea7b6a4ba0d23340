// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;

namespace Filiera.Proofs;

/// <summary>What the tree of a receipt commits to for each row of the list: the number and the digest of the outcome.</summary>
/// <remarks>18 bytes, so that salt and value fit one block of SHA-256.</remarks>
public static class ReceiptLeaf
{
    /// <summary>Bytes in a value.</summary>
    public const int Size = SealedRange.ValueSize;

    /// <summary>The value of a row.</summary>
    /// <param name="digits">The number, country code first, as one integer; 0 for a row without a number that reaches somebody.</param>
    /// <param name="outcomeDigest10">As <see cref="ReceiptOutcome.Digest"/> gives it.</param>
    /// <exception cref="ArgumentException">The digest has not ten bytes.</exception>
    public static byte[] Value(ulong digits, ReadOnlySpan<byte> outcomeDigest10)
    {
        var value = new byte[Size];
        Write(value, digits, outcomeDigest10);
        return value;
    }

    /// <summary>Writes the value of a row where it is needed.</summary>
    /// <param name="target">At least 18 bytes.</param>
    /// <inheritdoc cref="Value"/>
    public static void Write(Span<byte> target, ulong digits, ReadOnlySpan<byte> outcomeDigest10)
    {
        if (outcomeDigest10.Length != ReceiptOutcome.DigestSize)
        {
            throw new ArgumentException("The digest of an outcome has ten bytes.", nameof(outcomeDigest10));
        }

        BinaryPrimitives.WriteUInt64BigEndian(target, digits);
        outcomeDigest10.CopyTo(target[sizeof(ulong)..]);
    }
}
