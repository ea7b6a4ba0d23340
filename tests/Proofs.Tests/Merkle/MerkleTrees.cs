// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Proofs.Tests;

public class MerkleTrees
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 20_000 : 300;

    private static readonly Gen<(int Index, int Old, int New)> Places =
        from size in Gen.Choose(1, 300)
        from old in Gen.Choose(1, size)
        from index in Gen.Choose(0, size - 1)
        select (index, old, size);

    private static readonly MerkleTree Tree = MerkleTree.OverLeafHashes(LeafHashes(300));

    // The eight leaves and roots of the reference implementations of Certificate Transparency, as figures.
    private static readonly string[] ReferenceLeaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] ReferenceRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_roots_over_the_reference_leaves_are_the_reference_roots()
    {
        var tree = MerkleTree.Over(ReferenceLeaves.Select(text => (ReadOnlyMemory<byte>)Convert.FromHexString(text)));
        var builder = new MerkleRootBuilder();

        Assert.Equal(ReferenceRoots[0], builder.Root().ToHex());
        for (var size = 1; size <= ReferenceLeaves.Length; size++)
        {
            builder.Append(Convert.FromHexString(ReferenceLeaves[size - 1]));
            Assert.Equal(ReferenceRoots[size], tree.RootAt(size).ToHex());
            Assert.Equal(ReferenceRoots[size], builder.Root().ToHex());
        }
    }

    [Fact]
    public void The_root_of_any_size_is_the_one_the_definition_gives()
    {
        var leaves = LeafHashes(300);
        for (var size = 0; size <= leaves.Length; size++)
        {
            Assert.Equal(Definition(leaves.AsSpan(0, size)), Tree.RootAt(size));
        }
    }

    [Fact]
    public void A_streamed_root_equals_the_tree_s_across_the_edges_of_its_batches()
    {
        var leaves = Enumerable.Range(0, 5000).Select(Content).ToArray();
        var tree = MerkleTree.Over(leaves.Select(leaf => (ReadOnlyMemory<byte>)leaf));
        var streamed = new MerkleRootBuilder();
        var mixed = new MerkleRootBuilder();
        for (var i = 0; i < leaves.Length; i++)
        {
            streamed.Append(leaves[i]);
            if (i % 3 == 0)
            {
                mixed.AppendHash(MerkleHash.Leaf(leaves[i]));
            }
            else
            {
                mixed.Append(leaves[i]);
            }

            if (i % 331 == 0 || (i + 1) % 1024 < 2)
            {
                Assert.Equal(tree.RootAt(i + 1), streamed.Root());
            }
        }

        Assert.Equal(tree.Root, mixed.Root());
        Assert.Equal(5000, mixed.Size);
    }

    [Fact]
    public void Every_leaf_is_proved_in_every_size_and_no_other_leaf_root_index_or_size_fits() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds),
        Prop.ForAll(Places.ToArbitrary(), place =>
        {
            var (index, _, size) = place;
            var (leaf, root) = (LeafHashes(300)[index], Tree.RootAt(size));
            var proof = Tree.ProveInclusion(index, size);
            return proof.Proves(leaf, root)
                && !proof.Proves(MerkleHash.Leaf("other"u8), root)
                && !proof.Proves(leaf, MerkleHash.EmptyRoot)
                && (size == 1 || !(proof with { Index = (index + 1) % size }).Proves(leaf, root))
                && !(proof with { Index = -1 }).Proves(leaf, root)
                && !(proof with { Index = size }).Proves(leaf, root)
                && !(proof with { Path = proof.Path.Add(leaf) }).Proves(leaf, root)
                && (size == 1 || !(proof with { Path = [.. proof.Path.Skip(1)] }).Proves(leaf, root));
        }));

    [Fact]
    public void Every_past_is_proved_and_no_other_root_or_size_fits() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds),
        Prop.ForAll(Places.ToArbitrary(), place =>
        {
            var (_, old, size) = place;
            var (before, after) = (Tree.RootAt(old), Tree.RootAt(size));
            var proof = Tree.ProveConsistency(old, size);
            return proof.Proves(before, after)
                && (old == size || !proof.Proves(after, before))
                && !proof.Proves(MerkleHash.EmptyRoot, after)
                && !proof.Proves(before, MerkleHash.EmptyRoot)
                && !(proof with { OldSize = 0 }).Proves(before, after)
                && !(proof with { OldSize = size + 1 }).Proves(before, after)
                && !(proof with { Path = proof.Path.Add(before) }).Proves(before, after)
                && (proof.Path.IsEmpty || !(proof with { Path = [.. proof.Path.Skip(1)] }).Proves(before, after));
        }));

    [Fact]
    public void Every_subtree_and_every_leaf_in_it_is_proved()
    {
        const int size = 37;
        var leaves = LeafHashes(300);
        var proved = 0;
        for (var start = 0; start <= size; start++)
        {
            for (var end = start; end <= size; end++)
            {
                if (!Subtree.IsValid(start, end))
                {
                    Assert.Throws<ArgumentException>(() => Subtree.Of(start, end));
                    continue;
                }

                var subtree = Subtree.Of(start, end);
                var root = Tree.RootOf(subtree);
                Assert.Equal(Definition(leaves.AsSpan(start, end - start)), root);
                Assert.True(Tree.ProveSubtree(subtree, size).Proves(root, Tree.RootAt(size)));
                for (var index = start; index < end; index++)
                {
                    Assert.True(Tree.ProveInclusion(index, subtree).Proves(leaves[index], root));
                    proved++;
                }
            }
        }

        Assert.True(proved > size);
    }

    [Fact]
    public void A_leaf_as_long_as_a_node_is_never_taken_for_one()
    {
        var (left, right) = (MerkleHash.Leaf("a"u8), MerkleHash.Leaf("b"u8));
        byte[] content = [.. left.ToArray(), .. right.ToArray()];

        Assert.NotEqual(MerkleHash.Node(left, right), MerkleHash.Leaf(content));
    }

    [Fact]
    public void Leaves_hashed_in_bulk_are_those_hashed_singly()
    {
        byte[] contents = [.. Enumerable.Range(0, 40).SelectMany(Content)];
        var ends = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            ends.Add((ends.Count == 0 ? 0 : ends[^1]) + Content(i).Length);
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(i => MerkleHash.Leaf(Content(i))), MerkleHash.Leaves(contents, ends.ToArray()));
        Assert.Equal([MerkleHash.Leaf(new byte[2000])], MerkleHash.Leaves(new byte[2000], [2000]).ToList());
    }

    [Fact]
    public void Sizes_and_leaves_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.RootAt(301));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.RootAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveInclusion(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveInclusion(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveConsistency(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveConsistency(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ProveSubtree(Subtree.Of(0, 6), 5));
    }

    private static ContentHash[] LeafHashes(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleHash.Leaf(Content(i)))];

    // Lengths vary from 4 to 103 bytes.
    private static byte[] Content(int i)
    {
        var content = new byte[4 + (i * 7 % 100)];
        BinaryPrimitives.WriteInt32BigEndian(content, i);
        return content;
    }

    // Section 2.1 of RFC 6962 word for word: split at the largest power of two below the size.
    private static ContentHash Definition(ReadOnlySpan<ContentHash> leaves)
    {
        if (leaves.Length < 2)
        {
            return leaves.IsEmpty ? ContentHash.Of([]) : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return ContentHash.Of([1, .. Definition(leaves[..split]).ToArray(), .. Definition(leaves[split..]).ToArray()]);
    }
}
