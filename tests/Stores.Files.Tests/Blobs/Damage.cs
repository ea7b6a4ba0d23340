// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files.Tests;

public sealed class Damage : BlobTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((2 * Piece) + 99)]
    public async Task A_flipped_bit_is_never_handed_out(int length)
    {
        var content = Content(length);
        var hash = await PutAsync(content);
        var random = new Random(length);
        for (var i = 0; i < 12; i++)
        {
            var at = random.Next(length);
            var damaged = content.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(PathOf(hash), damaged, Ct);

            var (good, failure) = await ReadUntilDamageAsync(hash);

            Assert.Equal(hash, failure.Hash);
            Assert.Equal(new BlobDamaged(hash), failure.Refusal);
            Assert.Equal(content[..(at / Piece * Piece)], good);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(Piece)]
    [InlineData((2 * Piece) + 98)]
    [InlineData((2 * Piece) + 100)]
    [InlineData(4 * Piece)]
    public async Task A_blob_cut_short_or_grown_is_damaged(int length)
    {
        var content = Content((2 * Piece) + 99);
        var hash = await PutAsync(content);
        await using (var file = File.OpenWrite(PathOf(hash)))
        {
            file.SetLength(length);
        }

        var (good, _) = await ReadUntilDamageAsync(hash);

        Assert.Empty(good);
    }

    [Fact]
    public async Task A_reading_that_met_damage_meets_it_again_when_it_tries_again()
    {
        var content = Content((2 * Piece) + 5);
        var hash = await PutAsync(content);
        Flip(PathOf(hash), Piece + 3);
        await using var stream = (await Blobs.OpenAsync(hash, Ct)).ValueOrThrow();
        var buffer = new byte[Piece];
        await stream.ReadExactlyAsync(buffer, Ct);

        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<BlobDamagedException>(() => stream.ReadExactlyAsync(buffer, Ct).AsTask());
            Assert.Throws<BlobDamagedException>(() => stream.ReadExactly(buffer));
        }

        stream.Position = 2 * Piece;
        Assert.Equal(5, await stream.ReadAsync(buffer, Ct));
    }

    [Fact]
    public async Task Missing_or_damaged_checksums_cost_time_but_no_content()
    {
        var content = Content((2 * Piece) + 5);
        var hash = await PutAsync(content);
        var sums = PathOf(hash) + ".sums";
        var good = await File.ReadAllBytesAsync(sums, Ct);
        for (var at = 0; at < good.Length; at += 5)
        {
            Flip(sums, at);
            Assert.Equal(content, await ReadAsync(hash));
            await File.WriteAllBytesAsync(sums, good, Ct);
        }

        await File.WriteAllBytesAsync(sums, good[..^1], Ct);
        Assert.Equal(content, await ReadAsync(hash));
        File.Delete(sums);
        Assert.Equal(content, await ReadAsync(hash));
        Assert.Equal(new BlobReport(1, content.Length, [], 1, 0, 0), await Blobs.CheckAsync(Ct));
        Assert.Equal(good, await File.ReadAllBytesAsync(sums, Ct));
    }

    [Fact]
    public async Task Without_checksums_damage_shows_before_the_first_byte()
    {
        var hash = await PutAsync(Content((2 * Piece) + 5));
        File.Delete(PathOf(hash) + ".sums");
        Flip(PathOf(hash), (2 * Piece) + 4);

        await Assert.ThrowsAsync<BlobDamagedException>(() => Blobs.OpenAsync(hash, Ct));
    }

    [Fact]
    public async Task Forged_content_with_forged_checksums_is_never_read_to_its_end()
    {
        var content = Content((2 * Piece) + 5);
        var hash = await PutAsync(content);
        Flip(PathOf(hash), 3);
        await File.WriteAllBytesAsync(PathOf(hash) + ".sums", Forge(await File.ReadAllBytesAsync(PathOf(hash), Ct)), Ct);

        await using var stream = (await Blobs.OpenAsync(hash, Ct)).ValueOrThrow();
        var copy = new MemoryStream();
        await Assert.ThrowsAsync<BlobDamagedException>(() => stream.CopyToAsync(copy, Ct));
        await Assert.ThrowsAsync<BlobDamagedException>(() => stream.CopyToAsync(copy, Ct));
        Assert.Equal(2 * Piece, copy.Length);
    }

    [Fact]
    public async Task Putting_the_content_again_heals_it()
    {
        var content = Content(Piece + 5);
        var hash = await PutAsync(content);
        Flip(PathOf(hash), 8);
        Assert.Equal(new BlobReport(1, content.Length, [hash], 0, 0, 0), await Blobs.CheckAsync(Ct));

        Assert.Equal(hash, await PutAsync(content));

        Assert.Equal(content, await ReadAsync(hash));
        Assert.Equal(new BlobReport(1, content.Length, [], 0, 0, 0), await Blobs.CheckAsync(Ct));
    }

    [Fact]
    public async Task A_check_names_every_damaged_blob_and_counts_what_it_does_not_know()
    {
        var hashes = new List<ContentHash>();
        for (var seed = 0; seed < 20; seed++)
        {
            hashes.Add(await PutAsync(Content(1_000, seed)));
        }

        foreach (var hash in hashes.Take(3))
        {
            Flip(PathOf(hash), 500);
        }

        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(PathOf(hashes[5]))!, "notes.txt"), "not ours", Ct);

        var report = await Blobs.CheckAsync(Ct);

        Assert.Equal(new BlobReport(20, 20_000, Sequence.From(hashes.Take(3).Order()), 0, 0, 1), report);
        Assert.False(report.IsSound);
    }

    private static void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Forge(byte[] content)
    {
        var sums = new MemoryStream();
        sums.Write("filiera-sums-1\n"u8);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, content.Length);
        sums.Write(length);
        foreach (var piece in content.Chunk(Piece))
        {
            sums.Write(SHA256.HashData(piece));
        }

        sums.Write(SHA256.HashData(sums.ToArray()));
        return sums.ToArray();
    }

    private async Task<(byte[] Good, BlobDamagedException Failure)> ReadUntilDamageAsync(ContentHash hash)
    {
        var copy = new MemoryStream();
        var failure = await Assert.ThrowsAsync<BlobDamagedException>(async () =>
        {
            await using var stream = (await Blobs.OpenAsync(hash, Ct)).ValueOrThrow();
            await stream.CopyToAsync(copy, Ct);
        });
        return (copy.ToArray(), failure);
    }
}
