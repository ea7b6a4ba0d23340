// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files.Tests;

public sealed class Drafts : BlobTests
{
    [Fact]
    public async Task A_draft_that_is_not_committed_leaves_nothing()
    {
        await using (var draft = Blobs.Draft())
        {
            await draft.Stream.WriteAsync(Content((2 * Piece) + 1), Ct);
            Assert.NotEmpty(base.Drafts());
            Assert.Empty(await Blobs.ListAsync(Ct).ToListAsync(Ct));
        }

        Assert.Empty(base.Drafts());
        Assert.Equal(new BlobReport(0, 0, [], 0, 0, 0), await Blobs.CheckAsync(Ct));
    }

    [Fact]
    public async Task A_draft_is_committed_once()
    {
        await using var draft = Blobs.Draft();
        await draft.Stream.WriteAsync(Content(10), Ct);
        await draft.CommitAsync(Ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() => draft.CommitAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await draft.Stream.WriteAsync(Content(1), Ct));
    }

    [Fact]
    public async Task Closing_the_stream_of_a_draft_neither_commits_nor_spoils_it()
    {
        await using var draft = Blobs.Draft();
        await using (var writer = new StreamWriter(draft.Stream))
        {
            await writer.WriteAsync("0123456789");
        }

        Assert.Equal(ContentHash.Of("0123456789"u8), await draft.CommitAsync(Ct));
    }

    [Fact]
    public async Task A_cancelled_write_cannot_be_committed()
    {
        await using var draft = Blobs.Draft();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await draft.Stream.WriteAsync(Content((2 * Piece) + 1), new CancellationToken(canceled: true)));

        await Assert.ThrowsAsync<InvalidOperationException>(() => draft.CommitAsync(Ct));
    }

    [Fact]
    public async Task A_draft_can_only_be_written()
    {
        await using var draft = Blobs.Draft();

        Assert.Equal((false, false, true), (draft.Stream.CanRead, draft.Stream.CanSeek, draft.Stream.CanWrite));
        Assert.Throws<NotSupportedException>(() => draft.Stream.ReadByte());
    }

    [Fact]
    public async Task Another_store_that_opens_leaves_the_drafts_of_the_living_alone()
    {
        await using var draft = Blobs.Draft();
        await draft.Stream.WriteAsync(Content((2 * Piece) + 1), Ct);

        using (var other = Open())
        {
            Assert.Equal(new BlobReport(0, 0, [], 0, 0, 0), await other.CheckAsync(Ct));
        }

        Assert.Equal(ContentHash.Of(Content((2 * Piece) + 1)), await draft.CommitAsync(Ct));
    }

    [Fact]
    public async Task What_the_dead_left_is_removed_when_the_store_is_opened()
    {
        Blobs.Dispose();
        var left = Temporary.Of("data", "blobs", "drafts", "0123456789abcdef");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "lock"), "", Ct);
        await File.WriteAllTextAsync(Path.Combine(left, "half"), "half a list", Ct);

        using var store = Open();

        Assert.Empty(Directory.GetFileSystemEntries(Temporary.Of("data", "blobs", "drafts")));
    }

    [Fact]
    public async Task A_store_that_is_closed_takes_its_drafts_with_it()
    {
        var draft = Blobs.Draft();
        await draft.Stream.WriteAsync(Content(10), Ct);

        Blobs.Dispose();

        Assert.Empty(Directory.GetFileSystemEntries(Temporary.Of("data", "blobs", "drafts")));
        await draft.DisposeAsync();
    }
}
