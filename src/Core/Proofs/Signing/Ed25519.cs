// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>Strict Ed25519 verification (RFC 8032, section 5.1.7, without cofactor), the same with libcrypto and without it.</summary>
/// <remarks>
/// More is refused than libcrypto refuses: S at or above the group order, a public key or R that is not canonically written, and points
/// of small order, for which one signature fits many messages. So the two ways of verifying agree on every input.
/// </remarks>
internal static class Ed25519
{
    public const int PublicKeySize = 32;
    public const int SignatureSize = 64;

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        LibCrypto.IsAvailable
            ? VerifyWithLibCrypto(publicKey, message, signature)
            : VerifyManaged(publicKey, message, signature);

    public static bool VerifyManaged(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        IsAdmitted(publicKey, signature) && EdwardsVerifier.Verify(publicKey, message, signature);

    public static bool VerifyWithLibCrypto(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!IsAdmitted(publicKey, signature))
        {
            return false;
        }

        using var key = LibCrypto.EVP_PKEY_new_raw_public_key(LibCrypto.Ed25519, 0, publicKey, PublicKeySize);
        using var context = LibCrypto.EVP_MD_CTX_new();
        var verified = !key.IsInvalid && LibCrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
            && LibCrypto.EVP_DigestVerify(context, signature, SignatureSize, message, (nuint)message.Length) == 1;
        if (!verified)
        {
            LibCrypto.ERR_clear_error();
        }

        return verified;
    }

    /// <summary>True when the strict rules of form are kept, whatever the equation says.</summary>
    public static bool IsAdmitted(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> signature) =>
        publicKey.Length == PublicKeySize && signature.Length == SignatureSize
        && EdwardsVerifier.IsScalar(signature[32..])
        && EdwardsVerifier.IsCanonicalAndNotSmall(publicKey)
        && EdwardsVerifier.IsCanonicalAndNotSmall(signature[..32]);
}
