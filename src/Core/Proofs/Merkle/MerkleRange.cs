// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A run of a tree's leaves as the fewest whole subtrees that cover it, so that runs hashed apart join into the tree of all.</summary>
/// <remarks>
/// The subtrees are those of RFC 6962: 2^k leaves from a multiple of 2^k. Their hashes stand from left to right; how many and how large
/// follows from start and end. Equal when both and all hashes are equal.
/// </remarks>
public sealed record MerkleRange
{
    internal MerkleRange(long start, long end, Sequence<ContentHash> nodes) => (Start, End, Nodes) = (start, end, nodes);

    /// <summary>First leaf inside, from zero.</summary>
    public long Start { get; }

    /// <summary>First leaf outside again.</summary>
    public long End { get; }

    /// <summary>The hashes of the subtrees, from left to right.</summary>
    public Sequence<ContentHash> Nodes { get; }

    /// <summary>Leaves inside.</summary>
    public long Size => End - Start;

    /// <summary>No leaves, at that place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative.</exception>
    public static MerkleRange Empty(long at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        return new MerkleRange(at, at, []);
    }

    /// <summary>This run with the one right after it.</summary>
    /// <exception cref="ArgumentException">The next does not begin where this one ends.</exception>
    public MerkleRange Then(MerkleRange next)
    {
        if (next.Start != End)
        {
            throw new ArgumentException("The runs are not neighbours.", nameof(next));
        }

        var joined = new MerkleRangeBuilder(Start);
        joined.Add(this);
        joined.Add(next);
        return joined.Finish();
    }

    /// <summary>The root over the run's leaves, when they are a whole tree or a subtree: see <see cref="Subtree.IsValid"/>.</summary>
    /// <exception cref="InvalidOperationException">The run is no subtree.</exception>
    public ContentHash Root()
    {
        if (!Subtree.IsValid(Start, End))
        {
            throw new InvalidOperationException("The run is no tree of its own.");
        }

        if (Nodes.IsEmpty)
        {
            return MerkleHash.EmptyRoot;
        }

        var root = Nodes[^1];
        for (var i = Nodes.Count - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(Nodes[i], root);
        }

        return root;
    }

    /// <summary>The largest subtree, as a power of two, that begins at that leaf and ends by <paramref name="end"/>, which is beyond it.</summary>
    internal static int LevelAt(long start, long end) =>
        Math.Min(start == 0 ? 62 : BitOperations.TrailingZeroCount(start), BitOperations.Log2((ulong)(end - start)));
}
