// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Proofs.Tests;

public class SealedRanges
{
    private static readonly byte[] SecretBytes = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 5_000 : 150;

    // Starts and lengths around every group of sixteen, window and batch of salts, and now and then a long run.
    private static readonly Gen<int> Place = Gen.OneOf(
        Gen.Choose(0, 40), Gen.Choose(0, 3000), Gen.Elements(0, 15, 16, 17, 255, 256, 257, 1023, 1024, 1025, 4096));

    private static readonly Gen<(int Start, int[] Cuts, bool Wide)> Runs =
        from start in Place
        from pieces in Gen.Choose(0, 6)
        from cuts in Gen.ArrayOf(Place, pieces)
        from wide in Gen.Elements(false, Sha256Lanes16.IsSupported)
        select (start, cuts, wide);

    [Fact]
    public void Runs_sealed_apart_join_into_the_tree_of_all()
    {
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Runs.ToArbitrary(), run =>
        {
            using var secret = new SaltSecret(SecretBytes);
            int[] lengths = [run.Start, .. run.Cuts];
            var values = Values(lengths.Sum());
            var joined = MerkleRange.Empty(0);
            foreach (var length in lengths)
            {
                joined = joined.Then(Sealed(secret, joined.End, values.AsSpan((int)joined.End * 18, length * 18), [length], run.Wide));
            }

            return joined.Root() == OneByOne(secret, 0, values).Root;
        }));
    }

    [Fact]
    public void A_run_given_in_pieces_is_the_run_given_at_once_in_any_width()
    {
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Runs.ToArbitrary(), run =>
        {
            using var secret = new SaltSecret(SecretBytes);
            var values = Values(run.Cuts.Sum());
            return Sealed(secret, run.Start, values, run.Cuts, run.Wide) == Sealed(secret, run.Start, values, [run.Cuts.Sum()], wide: false);
        }));
    }

    [Fact]
    public void A_run_is_the_fewest_whole_subtrees_that_cover_it()
    {
        using var secret = new SaltSecret(SecretBytes);
        var values = Values(100);
        var tree = OneByOne(secret, 0, values);
        var range = Sealed(secret, 37, values.AsSpan(37 * 18, 63 * 18), [63], Sha256Lanes16.IsSupported);

        // 37, 38–39, 40–47, 48–63, 64–95, 96–99.
        (int, int)[] cover = [(37, 38), (38, 40), (40, 48), (48, 64), (64, 96), (96, 100)];
        Assert.Equal(Sequence.From(cover.Select(part => tree.RootOf(Subtree.Of(part.Item1, part.Item2)))), range.Nodes);
        Assert.Equal((37L, 100L, 63L), (range.Start, range.End, range.Size));
    }

    [Fact]
    public void A_run_far_into_a_tree_has_the_salts_of_its_places()
    {
        const long far = (1L << 40) + 5;
        using var secret = new SaltSecret(SecretBytes);
        var value = Values(1);

        var range = Sealed(secret, far, value, [1], Sha256Lanes16.IsSupported);

        Assert.Equal([SaltedCommitment.LeafHash(secret.SaltOf(far), value)], range.Nodes);
    }

    [Fact]
    public void No_leaves_have_the_empty_root_and_what_does_not_fit_is_refused()
    {
        using var secret = new SaltSecret(SecretBytes);
        using var range = new SealedRange(secret, 0);

        Assert.Equal(MerkleHash.EmptyRoot, range.Finish().Root());
        Assert.Throws<ArgumentException>(() => range.Append(new byte[17], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SealedRange(secret, -1));
        Assert.Throws<ArgumentException>(() => MerkleRange.Empty(0).Then(MerkleRange.Empty(1)));
        using var other = new SealedRange(secret, 1);
        other.Append(new byte[36], 2);
        Assert.Throws<InvalidOperationException>(() => other.Finish().Root());
    }

    private static MerkleRange Sealed(SaltSecret secret, long start, ReadOnlySpan<byte> values, int[] pieces, bool wide)
    {
        using var range = new SealedRange(secret, start, wide);
        foreach (var piece in pieces)
        {
            range.Append(values[..(piece * 18)], piece);
            values = values[(piece * 18)..];
        }

        return range.Finish();
    }

    private static MerkleTree OneByOne(SaltSecret secret, long start, byte[] values)
    {
        var salts = new byte[values.Length / 18 * Salt.Size];
        secret.SaltsFrom(start, salts);
        return MerkleTree.OverLeafHashes(
            [.. values.Chunk(18).Select((value, i) => SaltedCommitment.LeafHash(new Salt(salts.AsSpan(i * Salt.Size, Salt.Size)), value))]);
    }

    private static byte[] Values(int count)
    {
        var values = new byte[count * 18];
        new Random(count).NextBytes(values);
        return values;
    }
}
