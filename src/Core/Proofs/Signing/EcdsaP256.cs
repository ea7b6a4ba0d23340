// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>ECDSA on P-256 with SHA-256, through .NET.</summary>
internal static class EcdsaP256
{
    public const int PublicKeySize = 65;

    private static ReadOnlySpan<byte> Order =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
    ];

    /// <summary>True from 1 to the order less one.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 32 && bytes.ContainsAnyExcept((byte)0) && bytes.SequenceCompareTo(Order) < 0;

    public static ECDsa Open(byte[] scalar) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });

    public static byte[] PublicKey(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = publicKey[1..33].ToArray(), Y = publicKey[33..].ToArray() },
            });
            return key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // A point that is not on the curve: nothing can be signed by it.
            return false;
        }
    }
}
