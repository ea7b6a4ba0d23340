// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Gathers subtrees from left to right and pairs those that are the two halves of a larger one.</summary>
internal sealed class MerkleRangeBuilder
{
    private readonly List<(int Level, long Index, ContentHash Hash)> _nodes = [];
    private readonly long _start;

    /// <param name="start">The first leaf to come.</param>
    public MerkleRangeBuilder(long start) => _start = End = start;

    /// <summary>First leaf not yet covered.</summary>
    public long End { get; private set; }

    /// <summary>Adds the subtree of 2^level leaves that begins where the last one ended.</summary>
    public void Add(int level, ContentHash hash)
    {
        var index = End >> level;
        End += 1L << level;
        while ((index & 1) == 1 && _nodes.Count > 0 && _nodes[^1] is var left && left.Level == level && left.Index == index - 1)
        {
            hash = MerkleHash.Node(left.Hash, hash);
            _nodes.RemoveAt(_nodes.Count - 1);
            level++;
            index >>= 1;
        }

        _nodes.Add((level, index, hash));
    }

    /// <summary>Adds the subtrees of a run that begins where the last one ended.</summary>
    public void Add(MerkleRange range)
    {
        foreach (var node in range.Nodes)
        {
            Add(MerkleRange.LevelAt(End, range.End), node);
        }
    }

    /// <summary>Adds neighbours of one level, hashing the nodes above them level by level. The hashes are overwritten.</summary>
    /// <param name="level">The level of all of them.</param>
    /// <param name="hashes">32 bytes each, the first beginning where the last one ended.</param>
    public void Add(int level, Span<byte> hashes)
    {
        var right = new List<(int Level, ContentHash Hash)>();
        var index = End >> level;
        for (var count = hashes.Length / ContentHash.Size; count > 0; count /= 2, index /= 2, level++)
        {
            if ((index & 1) == 1)
            {
                Add(level, At(hashes, 0));
                hashes = hashes[ContentHash.Size..];
                (index, count) = (index + 1, count - 1);
            }

            if ((count & 1) == 1)
            {
                count--;
                right.Add((level, At(hashes, count)));
            }

            Pair(hashes, count / 2);
        }

        for (var i = right.Count - 1; i >= 0; i--)
        {
            Add(right[i].Level, right[i].Hash);
        }
    }

    /// <summary>Everything gathered.</summary>
    public MerkleRange Finish()
    {
        var nodes = CollectionsMarshal.AsSpan(_nodes);
        var hashes = new ContentHash[nodes.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = nodes[i].Hash;
        }

        return new MerkleRange(_start, End, Sequence.Create<ContentHash>(hashes));
    }

    private static ContentHash At(ReadOnlySpan<byte> hashes, int i) => new(hashes.Slice(i * ContentHash.Size, ContentHash.Size));

    // Hashing does not write where it still has to read: the nodes go aside first.
    private static void Pair(Span<byte> hashes, int nodes)
    {
        if (nodes > 0)
        {
            var aside = new byte[nodes * ContentHash.Size];
            MultiBufferSha256.HashEqual(hashes[..(2 * aside.Length)], 2 * ContentHash.Size, aside, MerkleHash.NodePrefix);
            aside.CopyTo(hashes);
        }
    }
}
