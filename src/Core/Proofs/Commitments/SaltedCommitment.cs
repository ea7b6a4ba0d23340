// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Commits to a value without showing it: a leaf whose content is the salt, the value's length in 4 bytes, big-endian, and the value.</summary>
/// <remarks>
/// The leaf hash is SHA-256(0x00 ‖ salt ‖ length ‖ value). The salt has 256 secret bits, so the value cannot be guessed by trying; salt
/// and length have a fixed place, so no other salt and value make the same content. One block holds a value of up to 18 bytes, such as a
/// telephone number, where HMAC would need four.
/// </remarks>
public static class SaltedCommitment
{
    private const int Before = Salt.Size + sizeof(int);

    /// <summary>The content of the leaf.</summary>
    public static byte[] Content(Salt salt, ReadOnlySpan<byte> value)
    {
        var content = new byte[Before + value.Length];
        salt.CopyTo(content);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(Salt.Size), value.Length);
        value.CopyTo(content.AsSpan(Before));
        return content;
    }

    /// <summary>The commitment itself: the hash of the leaf.</summary>
    public static ContentHash LeafHash(Salt salt, ReadOnlySpan<byte> value) => MerkleHash.Leaf(Content(salt, value));
}
