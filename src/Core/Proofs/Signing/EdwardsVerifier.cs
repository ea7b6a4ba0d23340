// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>The Ed25519 verification equation and the strict rules of form around it, in managed code. It never signs.</summary>
internal static class EdwardsVerifier
{
    /// <summary>The order of the base point.</summary>
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    private const int SmallMessage = 1024;

    private static readonly byte[] OrderBytes = Bytes(Order);
    private static readonly byte[] PrimeBytes = Bytes(FieldElement.Prime);

    /// <summary>The y coordinates of the eight points whose order divides eight.</summary>
    private static readonly byte[][] SmallOrder = [.. SmallOrderY().Select(Bytes)];

    /// <summary>True below the group order: a larger S would give the same message a second signature.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> bytes) => IsBelow(bytes, OrderBytes);

    /// <summary>True when y is below the prime and the point is not one of small order, whatever the parity of x.</summary>
    public static bool IsCanonicalAndNotSmall(ReadOnlySpan<byte> point)
    {
        Span<byte> y = stackalloc byte[32];
        point.CopyTo(y);
        y[31] &= 0x7F;
        if (!IsBelow(y, PrimeBytes))
        {
            return false;
        }

        foreach (var small in SmallOrder)
        {
            if (y.SequenceEqual(small))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when S·B − k·A is R, where k is the SHA-512 of R, A and the message.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!EdwardsPoint.TryRead(publicKey, out var a))
        {
            return false;
        }

        Span<byte> k = stackalloc byte[32];
        Challenge(publicKey, message, signature, k);
        Span<byte> r = stackalloc byte[32];
        EdwardsPoint.Combine(signature[32..], EdwardsPoint.Base, k, -a).Write(r);
        return r.SequenceEqual(signature[..32]);
    }

    /// <summary>Writes k: the SHA-512 of R, A and the message, modulo the group order.</summary>
    public static void Challenge(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, Span<byte> k)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        Span<byte> all = message.Length <= SmallMessage ? stackalloc byte[64 + message.Length] : new byte[64 + message.Length];
        signature[..32].CopyTo(all);
        publicKey.CopyTo(all[32..]);
        message.CopyTo(all[64..]);
        SHA512.HashData(all, digest);
        k.Clear();
        (new BigInteger(digest, isUnsigned: true) % Order).TryWriteBytes(k, out _, isUnsigned: true);
    }

    private static bool IsBelow(ReadOnlySpan<byte> number, ReadOnlySpan<byte> limit)
    {
        for (var i = 31; i >= 0; i--)
        {
            if (number[i] != limit[i])
            {
                return number[i] < limit[i];
            }
        }

        return false;
    }

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    // y = 1 has order 1, −1 order 2, 0 order 4. A point of order 8 doubles to y = 0, so x² = −y², and the curve
    // equation becomes d·y⁴ + 2y² − 1 = 0: y² = (−1 ± √(1 + d))/d, of which one sign is a square.
    private static IEnumerable<BigInteger> SmallOrderY()
    {
        var p = FieldElement.Prime;
        yield return 0;
        yield return 1;
        yield return p - 1;
        var root = SquareRoot((1 + EdwardsPoint.D) % p) ?? throw new InvalidOperationException("1 + d is a square.");
        var inverse = BigInteger.ModPow(EdwardsPoint.D, p - 2, p);
        foreach (var squared in new[] { (p - 1 + root) * inverse % p, ((2 * p) - 1 - root) * inverse % p })
        {
            if (SquareRoot(squared) is { } y)
            {
                yield return y;
                yield return p - y;
            }
        }
    }

    private static BigInteger? SquareRoot(BigInteger square)
    {
        var p = FieldElement.Prime;
        var root = BigInteger.ModPow(square, (p + 3) / 8, p);
        if (root * root % p != square)
        {
            root = root * BigInteger.ModPow(2, (p - 1) / 4, p) % p;
        }

        return root * root % p == square ? root : null;
    }
}
