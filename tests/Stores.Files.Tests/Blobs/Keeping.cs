// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Stores.Files.Tests;

public sealed class Keeping : BlobTests
{
    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task What_is_put_is_read_back_under_its_own_hash(int length)
    {
        var content = Content(length);

        var hash = await PutAsync(content);

        Assert.Equal(ContentHash.Of(content), hash);
        Assert.Equal(content, await ReadAsync(hash));
        Assert.Equal(content, await File.ReadAllBytesAsync(PathOf(hash), Ct));
        Assert.True(await Blobs.ExistsAsync(hash, Ct));
        Assert.Equal(new Result<long>.Ok(length), await Blobs.SizeAsync(hash, Ct));
        Assert.Empty(Drafts());
    }

    [Fact]
    public void It_does_not_matter_in_how_many_writes_content_arrives()
    {
        var content = Content((2 * Piece) + 777);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(20),
            Prop.ForAll(ArbMap.Default.ArbFor<(PositiveInt Step, bool Async)[]>(), writes =>
            {
                var hash = WriteAsync(content, writes).GetAwaiter().GetResult();
                return hash == ContentHash.Of(content) && ReadAsync(hash).GetAwaiter().GetResult().AsSpan().SequenceEqual(content);
            }));
    }

    [Fact]
    public async Task Any_part_can_be_read_in_any_order()
    {
        var content = Content((3 * Piece) + 4_321);
        var hash = await PutAsync(content);
        await using var stream = (await Blobs.OpenAsync(hash, Ct)).ValueOrThrow();
        var random = new Random(7);
        var buffer = new byte[200_000];

        for (var i = 0; i < 200; i++)
        {
            var from = random.Next(content.Length);
            var wanted = Math.Min(random.Next(1, buffer.Length), content.Length - from);
            stream.Position = from;
            if (i % 2 == 0)
            {
                await stream.ReadExactlyAsync(buffer.AsMemory(0, wanted), Ct);
            }
            else
            {
                stream.ReadExactly(buffer, 0, wanted);
            }

            Assert.True(content.AsSpan(from, wanted).SequenceEqual(buffer.AsSpan(0, wanted)));
        }

        Assert.Equal(content.Length, stream.Length);
        Assert.Equal(content.Length - 5, stream.Seek(-5, SeekOrigin.End));
        Assert.Equal(5, stream.Read(buffer));
        Assert.Equal(0, stream.Read(buffer));
    }

    [Fact]
    public async Task The_same_content_is_kept_once()
    {
        var content = Content(Piece + 1);

        var first = await PutAsync(content);
        var second = await PutAsync(content);

        Assert.Equal(first, second);
        Assert.Equal([first], await Blobs.ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task Blobs_are_listed_in_ascending_order()
    {
        var hashes = new List<ContentHash>();
        for (var seed = 0; seed < 40; seed++)
        {
            hashes.Add(await PutAsync(Content(10 + seed, seed)));
        }

        Assert.Equal(hashes.Order(), await Blobs.ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_was_never_put_is_refused()
    {
        var hash = ContentHash.Of("nobody put this"u8);

        Assert.Equal(new Result<Stream>.Refused([new BlobMissing(hash)]), await Blobs.OpenAsync(hash, Ct));
        Assert.Equal(new Result<long>.Refused([new BlobMissing(hash)]), await Blobs.SizeAsync(hash, Ct));
        Assert.False(await Blobs.ExistsAsync(hash, Ct));
        Assert.False(await Blobs.DeleteAsync(hash, Ct));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_but_whoever_reads_it_may_finish()
    {
        var content = Content((2 * Piece) + 1);
        var hash = await PutAsync(content);
        await using var reading = (await Blobs.OpenAsync(hash, Ct)).ValueOrThrow();

        Assert.True(await Blobs.DeleteAsync(hash, Ct));

        Assert.False(await Blobs.ExistsAsync(hash, Ct));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(PathOf(hash))!));
        var copy = new MemoryStream();
        await reading.CopyToAsync(copy, Ct);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task Many_writers_of_the_same_and_of_different_content_do_not_disturb_each_other()
    {
        using var other = Open();
        var contents = Enumerable.Range(0, 12).Select(seed => Content(300_000 + (seed % 4 * Piece), seed % 6)).ToArray();

        var hashes = await Task.WhenAll(contents.SelectMany(content => new[] { Blobs, other }
            .Select(store => Task.Run(() => store.PutAsync(new MemoryStream(content), Ct), Ct))));

        Assert.Equal(contents.Select(content => ContentHash.Of(content)).Order().Distinct(), hashes.Distinct().Order());
        var report = await Blobs.CheckAsync(Ct);
        Assert.Equal(
            new BlobReport(hashes.Distinct().Count(), contents.DistinctBy(content => ContentHash.Of(content)).Sum(c => (long)c.Length), [], 0, 0, 0),
            report);
    }

    [Fact]
    public async Task Only_the_owner_may_read_what_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        await PutAsync(Content(Piece + 1));

        foreach (var file in Directory.GetFiles(Temporary.Of("data"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal("0600", Permissions(file));
        }

        foreach (var folder in (string[])[Temporary.Of("data"), .. Directory.GetDirectories(Temporary.Of("data"), "*", SearchOption.AllDirectories)])
        {
            Assert.Equal("0700", Permissions(folder));
        }
    }

    private static string Permissions(string path) =>
        OperatingSystem.IsWindows() ? "" : "0" + Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private async Task<ContentHash> WriteAsync(byte[] content, (PositiveInt Step, bool Async)[] writes)
    {
        await using var draft = Blobs.Draft();
        var at = 0;
        for (var i = 0; at < content.Length; i++)
        {
            var (step, isAsync) = writes.Length == 0 ? (PositiveInt.NewPositiveInt(content.Length), true) : writes[i % writes.Length];
            var count = (int)Math.Min(step.Get * 20_011L, content.Length - at);
            if (isAsync)
            {
                await draft.Stream.WriteAsync(content.AsMemory(at, count), Ct);
            }
            else
            {
                draft.Stream.Write(content.AsSpan(at, count));
            }

            at += count;
        }

        return await draft.CommitAsync(Ct);
    }
}
