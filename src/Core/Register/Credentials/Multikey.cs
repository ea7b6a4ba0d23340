// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>A public key as <c>publicKeyMultibase</c>: what kind of key it is, then its bytes, a P-256 point in its short form.</summary>
internal static class Multikey
{
    private static readonly byte[] Ed25519Head = [0xed, 0x01];
    private static readonly byte[] P256Head = [0x80, 0x24];

    private static readonly BigInteger Prime = Number("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");
    private static readonly BigInteger B = Number("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    public static string Write(VerificationKey key)
    {
        var bytes = key.PublicKey.AsSpan();
        return key.Algorithm == SignatureAlgorithm.Ed25519
            ? Multibase.ToBase58([.. Ed25519Head, .. bytes])
            : Multibase.ToBase58([.. P256Head, (byte)(2 | (bytes[^1] & 1)), .. bytes[1..33]]);
    }

    /// <summary>The key; null for anything that is not one key of a kind known here.</summary>
    public static VerificationKey? Read(string? text) => Multibase.ReadBase58(text) switch
    {
        [0xed, 0x01, .. { Length: 32 } key] => new VerificationKey(SignatureAlgorithm.Ed25519, key),
        [0x80, 0x24, (2 or 3) and var sign, .. { Length: 32 } x] when Point(x, sign) is { } point => new VerificationKey(SignatureAlgorithm.EcdsaP256, point),
        _ => null,
    };

    // y² = x³ − 3x + b; the prime is 3 mod 4, so a root is one power.
    private static byte[]? Point(byte[] x, byte sign)
    {
        var at = new BigInteger(x, isUnsigned: true, isBigEndian: true);
        if (at >= Prime)
        {
            return null;
        }

        var square = (BigInteger.ModPow(at, 3, Prime) - (3 * at) + B) % Prime;
        square = square.Sign < 0 ? square + Prime : square;
        var y = BigInteger.ModPow(square, (Prime + 1) / 4, Prime);
        if (BigInteger.ModPow(y, 2, Prime) != square)
        {
            return null;
        }

        y = y.IsEven == (sign == 2) ? y : Prime - y;
        var bytes = new byte[65];
        bytes[0] = 4;
        x.CopyTo(bytes, 1);
        var written = y.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(bytes, 65 - written.Length);
        return bytes;
    }

    private static BigInteger Number(string hex) => new(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);
}
