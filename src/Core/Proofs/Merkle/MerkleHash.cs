// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The hashes of RFC 6962, section 2.1: leaves begin with 0x00 and nodes with 0x01, so that neither passes for the other.</summary>
public static class MerkleHash
{
    internal const byte LeafPrefix = 0;
    internal const byte NodePrefix = 1;

    /// <summary>The root over no leaves: the SHA-256 of nothing.</summary>
    public static ContentHash EmptyRoot { get; } = ContentHash.Of([]);

    /// <summary>The hash of one leaf's content.</summary>
    public static ContentHash Leaf(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[ContentHash.Size];
        if (content.Length < 512)
        {
            Span<byte> prefixed = stackalloc byte[1 + content.Length];
            prefixed[0] = LeafPrefix;
            content.CopyTo(prefixed[1..]);
            SHA256.HashData(prefixed, digest);
            return new ContentHash(digest);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(content);
        hash.GetHashAndReset(digest);
        return new ContentHash(digest);
    }

    /// <summary>The hash of a node from its two children.</summary>
    public static ContentHash Node(ContentHash left, ContentHash right) => NodeSha256.Hash(NodePrefix, left, right);

    /// <summary>The hashes of many nodes at once.</summary>
    /// <param name="children">Their children, two for each, 32 bytes each.</param>
    /// <param name="nodes">Filled with 32 bytes for each node; must not overlap the children.</param>
    /// <exception cref="ArgumentException">There are not two children for each node.</exception>
    public static void Nodes(ReadOnlySpan<byte> children, Span<byte> nodes) =>
        MultiBufferSha256.HashEqual(children, 2 * ContentHash.Size, nodes, NodePrefix);

    /// <summary>The leaf hashes of many contents at once, standing one after the other.</summary>
    /// <param name="contents">All contents.</param>
    /// <param name="ends">Where each content ends, ascending; it begins where the one before it ends.</param>
    /// <exception cref="ArgumentException">The ends do not ascend within the contents.</exception>
    public static ContentHash[] Leaves(ReadOnlySpan<byte> contents, ReadOnlySpan<int> ends)
    {
        var digests = new byte[ContentHash.Size * ends.Length];
        MultiBufferSha256.HashMany(contents, ends, digests, LeafPrefix);
        var leaves = new ContentHash[ends.Length];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = new ContentHash(digests.AsSpan(i * ContentHash.Size, ContentHash.Size));
        }

        return leaves;
    }
}
