// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Filiera.Proofs.Tests;

public class SaltedCommitments
{
    private static readonly byte[] SecretBytes = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void Salts_are_AES_in_counter_mode_under_the_HMAC_of_the_label()
    {
        using var secret = new SaltSecret(SecretBytes);
        using var aes = Aes.Create();
        aes.Key = HMACSHA256.HashData(SecretBytes, "filiera-salt-v2"u8);
        foreach (var (first, count) in new (long, int)[] { (0, 1), (40, 0), (40, 17), (1000, 1024), (7, 2500), ((1L << 40) + 3, 5) })
        {
            var salts = new byte[32 * count];
            secret.SaltsFrom(first, salts);
            for (var i = 0; i < count; i++)
            {
                var counters = new byte[32];
                BinaryPrimitives.WriteInt64BigEndian(counters.AsSpan(8), 2 * (first + i));
                BinaryPrimitives.WriteInt64BigEndian(counters.AsSpan(24), (2 * (first + i)) + 1);
                var expected = new Salt(aes.EncryptEcb(counters, PaddingMode.None));
                Assert.Equal(expected, new Salt(salts.AsSpan(32 * i, 32)));
                Assert.Equal(expected, secret.SaltOf(first + i));
            }
        }
    }

    [Fact]
    public void A_streamed_root_opens_leaf_by_leaf_with_that_leaf_s_salt_alone()
    {
        using var secret = new SaltSecret(SecretBytes);
        using var builder = new SaltedRootBuilder(secret);
        var values = Enumerable.Range(0, 2500).Select(i => Encoding.ASCII.GetBytes("+39000" + i)).ToArray();
        foreach (var value in values)
        {
            builder.Append(value);
        }

        var tree = MerkleTree.OverLeafHashes([.. values.Select((value, i) => SaltedCommitment.LeafHash(secret.SaltOf(i), value))]);
        Assert.Equal(tree.Root, builder.Root());

        var disclosed = secret.SaltOf(1777);
        var proof = tree.ProveInclusion(1777);
        Assert.True(proof.Proves(SaltedCommitment.LeafHash(disclosed, values[1777]), builder.Root()));
        Assert.False(proof.Proves(SaltedCommitment.LeafHash(disclosed, values[1778]), builder.Root()));
        Assert.False(proof.Proves(SaltedCommitment.LeafHash(secret.SaltOf(1778), values[1777]), builder.Root()));
    }

    [Fact]
    public void A_longer_value_ending_in_another_makes_another_commitment()
    {
        var salt = new Salt(SecretBytes);

        Assert.NotEqual(SaltedCommitment.LeafHash(salt, "ab"u8), SaltedCommitment.LeafHash(salt, "abc"u8));
        Assert.NotEqual(SaltedCommitment.LeafHash(salt, ""u8), SaltedCommitment.LeafHash(salt, new byte[4]));
    }

    [Fact]
    public void A_disposed_secret_gives_no_salt_and_no_text_shows_it()
    {
        var secret = SaltSecret.Generate();
        Assert.Equal("(secret)", secret.ToString());
        Assert.Equal("(salt)", secret.SaltOf(0).ToString());
        Assert.True(Salt.TryParse(secret.SaltOf(0).ToHex(), out var read));
        Assert.Equal(secret.SaltOf(0), read);
        Assert.False(Salt.TryParse(null, out _));
        secret.Dispose();

        Assert.Throws<ObjectDisposedException>(() => secret.SaltOf(0));
        Assert.Throws<ObjectDisposedException>(() => secret.SaltsFrom(0, new byte[32]));
        Assert.Throws<ObjectDisposedException>(() => secret.Export(new byte[32]));
    }
}
