// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>An Ed25519 private key held by libcrypto.</summary>
internal sealed class Ed25519Key : IDisposable
{
    private readonly LibCrypto.KeyHandle _key;

    private Ed25519Key(LibCrypto.KeyHandle key) => _key = key;

    public static Ed25519Key Open(ReadOnlySpan<byte> seed)
    {
        var key = LibCrypto.EVP_PKEY_new_raw_private_key(LibCrypto.Ed25519, 0, seed, (nuint)seed.Length);
        return key.IsInvalid ? throw Failure() : new Ed25519Key(key);
    }

    public byte[] PublicKey()
    {
        var bytes = new byte[Ed25519.PublicKeySize];
        var length = (nuint)bytes.Length;
        return LibCrypto.EVP_PKEY_get_raw_public_key(_key, bytes, ref length) == 1 ? bytes : throw Failure();
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        using var context = LibCrypto.EVP_MD_CTX_new();
        var signature = new byte[Ed25519.SignatureSize];
        var length = (nuint)signature.Length;
        return LibCrypto.EVP_DigestSignInit(context, 0, 0, 0, _key) == 1
            && LibCrypto.EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) == 1
            ? signature
            : throw Failure();
    }

    public void Dispose() => _key.Dispose();

    private static CryptographicException Failure()
    {
        LibCrypto.ERR_clear_error();
        return new CryptographicException("libcrypto could not use this Ed25519 key.");
    }
}
