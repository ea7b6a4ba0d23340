// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The hashes of the map: leaves begin with 0x02 and branches with 0x03, so that none passes for the other or for a node of the log; what is empty is all zeros.</summary>
internal static class MapHash
{
    public static ContentHash Empty => default;

    public static ContentHash Leaf(ContentHash key, ContentHash value) => Of(2, key, value);

    public static ContentHash Branch(ContentHash left, ContentHash right) => Of(3, left, right);

    private static ContentHash Of(byte prefix, ContentHash first, ContentHash second)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * ContentHash.Size)];
        Span<byte> hash = stackalloc byte[ContentHash.Size];
        bytes[0] = prefix;
        first.CopyTo(bytes[1..]);
        second.CopyTo(bytes[(1 + ContentHash.Size)..]);
        SHA256.HashData(bytes, hash);
        return new ContentHash(hash);
    }
}
