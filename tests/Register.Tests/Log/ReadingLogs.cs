// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register.Tests;

public class ReadingLogs
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_111)]
    [InlineData(65_536)]
    [InlineData(70_000)]
    public async Task Proofs_from_tiles_are_those_of_the_tree_in_memory(int size)
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(size);
        var tree = LogBed.Tree(size);
        var log = (await LogReader.OpenAsync(files, checkpoint, Ct)).ValueOrThrow();

        Assert.Equal((size, tree.Root), (checkpoint.Size, checkpoint.Root));
        var random = new Random(size);
        for (var round = 0; round < Math.Min(size, 200); round++)
        {
            var (index, old) = (random.Next(size), 1 + random.Next(size));
            Assert.Equal(tree.ProveInclusion(index), (await log.ProveInclusionAsync(index, Ct)).ValueOrThrow());
            Assert.Equal(tree.ProveConsistency(old, size), (await log.ProveConsistencyAsync(old, Ct)).ValueOrThrow());
            Assert.Equal(tree.RootAt(old), (await log.RootAtAsync(old, Ct)).ValueOrThrow());
            Assert.Equal(LogBed.Entry(index), (await log.EntryAsync(index, Ct)).ValueOrThrow().ToArray());
            Assert.Equal(MerkleHash.Leaf(LogBed.Entry(index)), (await log.LeafHashAsync(index, Ct)).ValueOrThrow());
        }
    }

    [Fact]
    public async Task A_proof_from_tiles_in_memory_is_the_one_that_was_fetched()
    {
        foreach (var size in Enumerable.Range(1, 40).Concat([255, 256, 257, 511, 512, 513, 767, 768, 1_025]))
        {
            var (files, checkpoint) = await LogBed.WrittenAsync(size);
            var tree = LogBed.Tree(size);
            var log = (await LogReader.OpenAsync(files, checkpoint, Ct)).ValueOrThrow();
            for (var index = 0; index < 2 * size; index++)
            {
                Assert.Equal(tree.ProveInclusion(index % size), (await log.ProveInclusionAsync(index % size, Ct)).ValueOrThrow());
            }
        }
    }

    [Fact]
    public async Task A_log_of_70_000_entries_has_the_tiles_the_specification_counts()
    {
        var (log, _) = await LogBed.WrittenAsync(70_000);
        Assert.True(log.Files.Keys.All(path => TilePath.TryParse(path, out _)));
        var tiles = log.Files.Keys.Select(path => TilePath.TryParse(path, out var tile) ? tile : default).ToList();

        Assert.Equal((273, 112), (tiles.Count(tile => tile is { Level: 0, IsFull: true }), Assert.Single(tiles, tile => tile is { Level: 0, IsFull: false }).Width));
        Assert.Equal((1, 17), (tiles.Count(tile => tile is { Level: 1, IsFull: true }), Assert.Single(tiles, tile => tile is { Level: 1, IsFull: false }).Width));
        Assert.Equal((0, 1), (tiles.Count(tile => tile is { Level: 2, IsFull: true }), Assert.Single(tiles, tile => tile is { Level: 2, IsFull: false }).Width));
        Assert.Equal((273, 112), (tiles.Count(tile => tile is { IsEntries: true, IsFull: true }), Assert.Single(tiles, tile => tile is { IsEntries: true, IsFull: false }).Width));
    }

    [Fact]
    public async Task What_lies_beyond_the_checkpoint_is_unknown()
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(300);
        var log = (await LogReader.OpenAsync(files, checkpoint, Ct)).ValueOrThrow();

        Assert.Equal(Refused<InclusionProof>(new LogEntryUnknown()), await log.ProveInclusionAsync(300, Ct));
        Assert.Equal(Refused<InclusionProof>(new LogEntryUnknown()), await log.ProveInclusionAsync(-1, Ct));
        Assert.Equal(Refused<ConsistencyProof>(new LogEntryUnknown()), await log.ProveConsistencyAsync(301, Ct));
        Assert.Equal(Refused<ConsistencyProof>(new LogEntryUnknown()), await log.ProveConsistencyAsync(0, Ct));
        Assert.IsType<Result<ReadOnlyMemory<byte>>.Refused>(await log.EntryAsync(300, Ct));
        Assert.IsType<Result<Sequence<ReadOnlyMemory<byte>>>.Refused>(await log.EntriesAsync(2, Ct));
    }

    [Fact]
    public async Task Any_file_with_a_byte_changed_is_named_by_the_check_and_never_served_as_good()
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(70_000);
        var random = new Random(7);
        foreach (var name in files.Files.Keys.Where((name, i) => i % 40 == 0 || name.Contains(".p/", StringComparison.Ordinal) || name.StartsWith("tile/1", StringComparison.Ordinal)).ToList())
        {
            Assert.True(TilePath.TryParse(name, out var path));
            var good = files.Files[name];
            var bad = good.ToArray();
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            files.Files[name] = bad;

            Assert.Equal([new LogFileCorrupted(path)], (await LogCheck.RunAsync(files, checkpoint, Ct)).Problems);
            await AssertNothingBadServedAsync(files, checkpoint, path);

            files.Files.Remove(name);
            Assert.Equal([new LogFileMissing(path)], (await LogCheck.RunAsync(files, checkpoint, Ct)).Problems);
            files.Files[name] = good;
        }

        Assert.Empty((await LogCheck.RunAsync(files, checkpoint, Ct)).Problems);
    }

    [Fact]
    public async Task Another_tree_of_the_same_size_is_refused_whole()
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(300);
        var other = checkpoint with { Root = MerkleHash.Leaf("another root"u8) };

        Assert.Equal(
            Refused<LogReader>(new LogEdgeCorrupted([TilePath.Hashes(0, 1, 44), TilePath.Hashes(1, 0, 1)])),
            await LogReader.OpenAsync(files, other, Ct));
        Assert.IsType<LogEdgeCorrupted>(Assert.Single((await LogCheck.RunAsync(files, other, Ct)).Problems));
    }

    [Fact]
    public async Task Once_a_tile_is_full_an_older_checkpoint_is_read_from_it()
    {
        var log = new MemoryLog();
        using var writer = await LogBed.OpenAsync(log, new MemoryKeys());
        await LogBed.AppendAsync(writer, 0, 100);
        var old = (await writer.PublishAsync(Ct)).ValueOrThrow().Checkpoint;
        await LogBed.AppendAsync(writer, 100, 300);
        await writer.PublishAsync(Ct);

        Assert.DoesNotContain("tile/0/000.p/100", log.Files.Keys);
        var read = (await LogReader.OpenAsync(log, old, Ct)).ValueOrThrow();
        Assert.True((await read.ProveInclusionAsync(42, Ct)).ValueOrThrow().Proves(MerkleHash.Leaf(LogBed.Entry(42)), old.Root));
        Assert.Equal(100, (await read.EntriesAsync(0, Ct)).ValueOrThrow().Count);
        Assert.Empty((await LogCheck.RunAsync(log, old, Ct)).Problems);
    }

    [Fact]
    public async Task A_reader_that_keeps_few_tiles_proves_the_same()
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(5_000);
        var log = (await LogReader.OpenAsync(files, checkpoint, Ct, mostTiles: 2)).ValueOrThrow();
        var tree = LogBed.Tree(5_000);
        for (var index = 0; index < 5_000; index += 97)
        {
            Assert.Equal(tree.ProveInclusion(index), (await log.ProveInclusionAsync(index, Ct)).ValueOrThrow());
        }
    }

    [Theory]
    [InlineData(256)]
    [InlineData(512)]
    [InlineData(65_536)]
    [InlineData(70_001)]
    public async Task A_reader_given_the_ways_of_another_proves_the_same_without_the_lowest_tiles(int size)
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(size);
        var (tree, ways) = (LogBed.Tree(size), new MemoryWork().Open("ways"));
        var first = (await LogReader.OpenAsync(files, checkpoint, Ct, mostTiles: 2, ways)).ValueOrThrow();
        for (var index = 0; index < size; index += 256)
        {
            Assert.Equal(tree.ProveInclusion(index), (await first.ProveInclusionAsync(index, Ct)).ValueOrThrow());
        }

        var later = (await LogReader.OpenAsync(files, checkpoint, Ct, ways: ways)).ValueOrThrow();
        await later.ProveInclusionAsync(0, Ct);
        await later.ProveInclusionAsync(size - 1, Ct);
        foreach (var lowest in files.Files.Keys.Where(name => name.StartsWith("tile/0/", StringComparison.Ordinal)).ToList())
        {
            files.Files.Remove(lowest);
        }

        var random = new Random(size);
        for (var round = 0; round < 500; round++)
        {
            var index = random.Next(size & ~255);
            Assert.Equal(tree.ProveInclusion(index), (await later.ProveInclusionAsync(index, Ct)).ValueOrThrow());
            Assert.Equal(MerkleHash.Leaf(LogBed.Entry(index)), (await later.LeafHashAsync(index, Ct)).ValueOrThrow());
            Assert.Equal(LogBed.Entry(index), (await later.EntryAsync(index, Ct)).ValueOrThrow().ToArray());
        }
    }

    [Fact]
    public async Task Ways_that_are_damaged_or_of_another_log_lead_nowhere_and_are_written_anew()
    {
        var (files, checkpoint) = await LogBed.WrittenAsync(3_000);
        var (tree, room) = (LogBed.Tree(3_000), new MemoryWork());
        for (var seed = 0; seed < 8; seed++)
        {
            var log = (await LogReader.OpenAsync(files, checkpoint, Ct, mostTiles: 1, room.Open("ways"))).ValueOrThrow();
            for (var index = 0; index < 3_000; index += 37)
            {
                Assert.Equal(tree.ProveInclusion(index), (await log.ProveInclusionAsync(index, Ct)).ValueOrThrow());
                Assert.Equal(LogBed.Entry(index), (await log.EntryAsync(index, Ct)).ValueOrThrow().ToArray());
            }

            room.Damage(new Random(seed));
        }
    }

    /// <summary>Everything a reader hands out of the damaged log is either refused or what stood there before.</summary>
    private static async Task AssertNothingBadServedAsync(MemoryLog files, Checkpoint checkpoint, TilePath damaged)
    {
        var opened = await LogReader.OpenAsync(files, checkpoint, Ct);
        if (opened is not Result<LogReader>.Ok { Value: var log })
        {
            Assert.Contains(damaged, Assert.IsType<LogEdgeCorrupted>(Assert.Single(((Result<LogReader>.Refused)opened).Refusals)).Paths);
            return;
        }

        var refused = 0;
        var below = Math.Max(damaged.Level, 0);
        for (var index = damaged.Index << (8 * below); index < Math.Min((damaged.Index + 1) << (8 * below), 274); index++)
        {
            var entries = await log.EntriesAsync(index, Ct);
            refused += entries is Result<Sequence<ReadOnlyMemory<byte>>>.Refused { Refusals: [LogFileCorrupted named] } && named.Path == damaged ? 1 : 0;
            Assert.True(entries is Result<Sequence<ReadOnlyMemory<byte>>>.Refused || LogBed.Entry((int)index << 8).AsSpan().SequenceEqual(entries.ValueOrThrow()[0].Span));
        }

        Assert.True(refused > 0, damaged.ToString());
    }

    private static Result<T> Refused<T>(Refusal refusal) => refusal;
}
