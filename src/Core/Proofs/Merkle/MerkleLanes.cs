// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Merkle nodes over digests that never leave the lanes they were hashed in: sixteen neighbours in, sixteen nodes above them out.</summary>
/// <remarks>
/// Level by level it keeps at most one group of sixteen neighbours whose right half of thirty-two is still to come. Only whole groups go
/// in, the first of them at a multiple of sixteen. Needs <see cref="Sha256Lanes16"/>.
/// </remarks>
internal sealed unsafe class MerkleLanes
{
    /// <summary>Digests in a group.</summary>
    public const int Group = Sha256Lanes16.Lanes;

    private const int GroupLevel = 4;
    private const int RowsBytes = 8 * 64;
    private const int MostLevels = 60;

    // Pinned and aligned; the last group is where the next one is hashed.
    private readonly byte[] _memory = GC.AllocateUninitializedArray<byte>((MostLevels * RowsBytes) + 64, pinned: true);
    private ulong _waiting;

    /// <summary>Where the caller hashes the next group before it says so with <see cref="Take"/>.</summary>
    public Vector512<uint>* Next => Rows(MostLevels - 1);

    /// <summary>Takes the group that stands at <see cref="Next"/>.</summary>
    /// <param name="group">Which group of leaves it is: its first leaf divided by sixteen.</param>
    /// <param name="gathered">Takes what begins the run and has no left half.</param>
    public void Take(long group, MerkleRangeBuilder gathered)
    {
        var level = 0;
        while ((group & 1) == 1)
        {
            if ((_waiting & (1UL << level)) == 0)
            {
                GiveUp(Next, level, gathered);
                return;
            }

            Sha256Lanes16.Nodes(Rows(level), Next, Next);
            _waiting &= ~(1UL << level);
            group >>= 1;
            level++;
        }

        new ReadOnlySpan<byte>(Next, RowsBytes).CopyTo(new Span<byte>(Rows(level), RowsBytes));
        _waiting |= 1UL << level;
    }

    /// <summary>Gives up all groups that still wait, from left to right.</summary>
    public void Finish(MerkleRangeBuilder gathered)
    {
        while (_waiting != 0)
        {
            var level = BitOperations.Log2(_waiting);
            GiveUp(Rows(level), level, gathered);
            _waiting &= ~(1UL << level);
        }
    }

    // Sixteen nodes of that level are one subtree four levels further up.
    private static void GiveUp(Vector512<uint>* rows, int level, MerkleRangeBuilder gathered)
    {
        Span<byte> digests = stackalloc byte[Group * ContentHash.Size];
        var words = (uint*)rows;
        for (var i = 0; i < Group * 8; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digests[(4 * i)..], words[(Group * (i % 8)) + (i / 8)]);
        }

        Span<byte> nodes = stackalloc byte[Group / 2 * ContentHash.Size];
        for (var count = Group / 2; count > 0; count /= 2)
        {
            MultiBufferSha256.HashEqual(digests[..(count * 2 * ContentHash.Size)], 2 * ContentHash.Size, nodes[..(count * ContentHash.Size)], MerkleHash.NodePrefix);
            nodes[..(count * ContentHash.Size)].CopyTo(digests);
        }

        gathered.Add(level + GroupLevel, new ContentHash(digests[..ContentHash.Size]));
    }

    private Vector512<uint>* Rows(int level)
    {
        fixed (byte* memory = _memory)
        {
            return (Vector512<uint>*)((((nuint)memory + 63) & ~(nuint)63) + (nuint)(level * RowsBytes));
        }
    }
}
