// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files.Tests;

public sealed class FullAndReadOnlyDisks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_refuses_the_blob_and_keeps_every_one_before_it()
    {
        using var disk = SmallDisk.MountOrSkip(8);
        using var blobs = new FileBlobs(DataDirectory.Open(disk.Path));
        var kept = new List<ContentHash>();

        var failure = await Assert.ThrowsAsync<StorageFailedException>(async () =>
        {
            for (var seed = 0; ; seed++)
            {
                kept.Add(await blobs.PutAsync(new MemoryStream(Content(1_500_000, seed)), Ct));
            }
        });

        Assert.Equal(new DiskFull(), failure.Refusal);
        Assert.InRange(kept.Count, 3, 5);
        await AssertSoundAsync(blobs, kept, 1_500_000);

        // The refused draft gave its room back, so a smaller blob still fits.
        kept.Add(await blobs.PutAsync(new MemoryStream(Content(1_000, 99)), Ct));
        Assert.Equal(kept.Order(), await blobs.ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_disk_that_fills_while_a_draft_is_written_stops_the_draft()
    {
        using var disk = SmallDisk.MountOrSkip(4);
        using var blobs = new FileBlobs(DataDirectory.Open(disk.Path));
        await using var draft = blobs.Draft();

        var failure = Assert.Throws<StorageFailedException>(() => draft.Stream.Write(Content(6_000_000, 1)));

        Assert.Equal(new DiskFull(), failure.Refusal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => draft.CommitAsync(Ct));
        Assert.Empty(await blobs.ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_read_only_disk_refuses_to_write_and_goes_on_reading()
    {
        using var disk = SmallDisk.MountOrSkip(8);
        ContentHash hash;
        using (var blobs = new FileBlobs(DataDirectory.Open(disk.Path)))
        {
            hash = await blobs.PutAsync(new MemoryStream(Content(1_500_000, 1)), Ct);
        }

        disk.MakeReadOnly();
        using (var blobs = new FileBlobs(DataDirectory.Open(disk.Path)))
        {
            var put = await Assert.ThrowsAsync<StorageFailedException>(() => blobs.PutAsync(new MemoryStream(Content(10, 2)), Ct));
            var delete = await Assert.ThrowsAsync<StorageFailedException>(() => blobs.DeleteAsync(hash, Ct));

            Assert.Equal((new DiskReadOnly(), new DiskReadOnly()), (put.Refusal, delete.Refusal));
            await AssertSoundAsync(blobs, [hash], 1_500_000);
        }

        disk.MakeWritable();
        using (var blobs = new FileBlobs(DataDirectory.Open(disk.Path)))
        {
            await blobs.PutAsync(new MemoryStream(Content(10, 2)), Ct);
        }
    }

    [Fact]
    public void A_data_directory_that_cannot_be_made_is_refused()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        disk.MakeReadOnly();

        var failure = Assert.Throws<StorageFailedException>(() => DataDirectory.Open(Path.Combine(disk.Path, "data")));

        Assert.Equal(new DiskReadOnly(), failure.Refusal);
    }

    private static byte[] Content(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task AssertSoundAsync(FileBlobs blobs, List<ContentHash> hashes, long each)
    {
        Assert.Equal(hashes.Order(), await blobs.ListAsync(Ct).ToListAsync(Ct));
        Assert.Equal(new BlobReport(hashes.Count, hashes.Count * each, [], 0, 0, 0), await blobs.CheckAsync(Ct));
    }
}
