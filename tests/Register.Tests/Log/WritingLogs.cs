// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Tests;

public class WritingLogs
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 3_000 : 150;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_added_at_once_stand_in_their_order_each_once()
    {
        var log = new MemoryLog();
        using var writer = await LogBed.OpenAsync(log, new MemoryKeys());
        await LogBed.AppendAsync(writer, 0, 3);
        var places = (await writer.AppendAsync([.. new[] { 5, 1, 6, 5 }.Select(i => (ReadOnlyMemory<byte>)LogBed.Entry(i))], CancellationToken.None)).ValueOrThrow();
        Assert.Equal([(3L, false), (1L, true), (4L, false), (3L, true)], places.Select(place => (place.Index, place.WasThere)));

        var refused = await writer.AppendAsync([LogBed.Entry(7), new byte[EntryBundle.LongestEntry + 1]], CancellationToken.None);
        Assert.Equal(new LogEntryTooLong(), Assert.Single(Assert.IsType<Result<Sequence<LogPlace>>.Refused>(refused).Refusals));
        Assert.Equal(5, (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow().Checkpoint.Size);
    }

    [Fact]
    public async Task A_new_log_publishes_a_signed_checkpoint_over_no_entries()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        using var writer = await LogBed.OpenAsync(log, keys);
        var key = new NoteKey(NoteBed.Origin, NoteKeyKind.Ed25519, Assert.Single(await keys.ListAsync(Ct)).Key);

        Assert.Equal(new Checkpoint(NoteBed.Origin, 0, MerkleHash.EmptyRoot), SignedCheckpoint.Open(log.Checkpoint, NoteBed.Origin, [key]).ValueOrThrow().Checkpoint);
        Assert.Empty((await LogCheck.RunAsync(log, writer.Published.Checkpoint, Ct)).Problems);
    }

    [Fact]
    public async Task The_same_bytes_keep_their_first_place_now_and_after_reopening()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        var hash = MerkleHash.Leaf(LogBed.Entry(1));
        using (var writer = await LogBed.OpenAsync(log, keys))
        {
            await writer.AppendAsync(LogBed.Entry(0), Ct);
            Assert.Equal(new LogPlace(1, hash, false), (await writer.AppendAsync(LogBed.Entry(1), Ct)).ValueOrThrow());
            Assert.Equal(new LogPlace(1, hash, true), (await writer.AppendAsync(LogBed.Entry(1), Ct)).ValueOrThrow());
        }

        using var again = await LogBed.OpenAsync(log, keys);
        Assert.Equal(2, again.Published.Checkpoint.Size);
        Assert.Equal(new LogPlace(1, hash, true), (await again.AppendAsync(LogBed.Entry(1), Ct)).ValueOrThrow());
        Assert.Equal(new LogPlace(2, MerkleHash.Leaf(LogBed.Entry(2)), false), (await again.AppendAsync(LogBed.Entry(2), Ct)).ValueOrThrow());
    }

    [Fact]
    public async Task Everybody_who_waits_is_carried_by_one_flush_and_gets_a_place_of_their_own()
    {
        var log = new MemoryLog();
        using var writer = await LogBed.OpenAsync(log, new MemoryKeys());
        var appending = Enumerable.Range(0, 5_000).Select(i => Task.Run(() => writer.AppendAsync(LogBed.Entry(i / 2), Ct), Ct));
        var places = (await Task.WhenAll(appending)).Select(place => place.ValueOrThrow()).ToList();

        Assert.Equal(2_500, places.Count(place => !place.WasThere));
        Assert.Equal(2_500, places.Select(place => place.Index).Distinct().Count());
        Assert.InRange(log.Flushes, 1, 5_000);
        Assert.All(Enumerable.Range(0, 5_000), i => Assert.Equal(MerkleHash.Leaf(LogBed.Entry(i / 2)), places[i].LeafHash));
        Assert.Empty((await LogCheck.RunAsync(log, (await writer.PublishAsync(Ct)).ValueOrThrow().Checkpoint, Ct)).Problems);
    }

    [Fact]
    public async Task Nothing_new_gives_no_new_checkpoint()
    {
        using var writer = await LogBed.OpenAsync(new MemoryLog(), new MemoryKeys());
        await writer.AppendAsync(LogBed.Entry(0), Ct);

        Assert.Same((await writer.PublishAsync(Ct)).ValueOrThrow(), (await writer.PublishAsync(Ct)).ValueOrThrow());
    }

    [Fact]
    public async Task So_many_unpublished_entries_bring_a_checkpoint_at_once()
    {
        using var writer = await LogBed.OpenAsync(new MemoryLog(), new MemoryKeys(), mostUnpublished: 10);
        for (var i = 0; i < 25; i++)
        {
            await writer.AppendAsync(LogBed.Entry(i), Ct);
        }

        Assert.Equal(20, writer.Published.Checkpoint.Size);
    }

    [Fact]
    public async Task An_entry_too_long_is_refused_and_the_longest_is_taken()
    {
        using var writer = await LogBed.OpenAsync(new MemoryLog(), new MemoryKeys());

        Assert.Equal((Result<LogPlace>)new LogEntryTooLong(), await writer.AppendAsync(new byte[EntryBundle.LongestEntry + 1], Ct));
        Assert.Equal(0, (await writer.AppendAsync(new byte[EntryBundle.LongestEntry], Ct)).ValueOrThrow().Index);
    }

    [Fact]
    public async Task Without_a_key_entries_are_acknowledged_and_published_once_there_is_one()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        using var writer = await LogBed.OpenAsync(log, keys);
        keys.Signs = false;
        await writer.AppendAsync(LogBed.Entry(0), Ct);
        Assert.Equal((Result<SignedCheckpoint>)new NoSigningKeyHere(), await writer.PublishAsync(Ct));
        keys.Signs = true;

        Assert.Equal(1, (await writer.PublishAsync(Ct)).ValueOrThrow().Checkpoint.Size);
    }

    [Fact]
    public async Task After_a_change_of_key_the_log_goes_on_under_the_new_one()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        using (await LogBed.OpenAsync(log, keys))
        {
            await keys.RetireAsync(LogWriterOptions.KeyPurpose, Ct);
        }

        using var writer = await LogBed.OpenAsync(log, keys);
        await writer.AppendAsync(LogBed.Entry(0), Ct);
        var published = (await writer.PublishAsync(Ct)).ValueOrThrow();
        var current = (await keys.ListAsync(Ct))[^1];

        Assert.True(published.Note.Signatures[0].IsBy(new NoteKey(NoteBed.Origin, NoteKeyKind.Ed25519, current.Key), published.Note.Text));
    }

    [Fact]
    public async Task A_checkpoint_of_strangers_or_a_damaged_tree_is_not_continued()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        using (var writer = await LogBed.OpenAsync(log, keys))
        {
            await LogBed.AppendAsync(writer, 0, 300);
        }

        using (await LogBed.OpenAsync(log, keys))
        {
        }

        var options = new LogWriterOptions(NoteBed.Origin);
        Assert.Equal(Refused(new NoteSignedByNoKnownKey()), await LogWriter.OpenAsync(log, new MemoryKeys(), LogBed.Clock, options, Ct));
        log.Files["tile/entries/001.p/44"][77] ^= 1;
        Assert.Equal(Refused(new LogFileCorrupted(TilePath.Entries(1, 44))), await LogWriter.OpenAsync(log, keys, LogBed.Clock, options, Ct));
        Assert.True(log.IsDisposed);
    }

    [Fact]
    public async Task A_log_put_back_without_the_journal_s_beginning_is_not_continued()
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        using (var writer = await LogBed.OpenAsync(log, keys))
        {
            await writer.AppendAsync(LogBed.Entry(0), Ct);
            var restored = log.Checkpoint;
            await writer.PublishAsync(Ct);
            await writer.AppendAsync(LogBed.Entry(1), Ct);
            log.Checkpoint = restored;
        }

        Assert.Equal(Refused(new LogJournalDamaged()), await LogWriter.OpenAsync(log, keys, LogBed.Clock, new LogWriterOptions(NoteBed.Origin), Ct));
    }

    [Fact]
    public async Task Wherever_the_power_goes_every_acknowledged_entry_stays_and_every_checkpoint_continues_those_before()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await CrashAsync(new Random(round), round);
        }
    }

    [Fact]
    public async Task A_log_published_every_so_often_ends_when_told_and_never_waits_longer_than_promised()
    {
        var log = new MemoryLog();
        using var writer = await LogBed.OpenAsync(log, new MemoryKeys());
        await writer.AppendAsync(LogBed.Entry(0), Ct);
        using var stop = new CancellationTokenSource();
        var running = writer.PublishEveryAsync(Duration.FromMilliseconds(1), TimeProvider.System, stop.Token);
        while (writer.Published.Checkpoint.Size == 0)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => writer.PublishEveryAsync(Duration.FromMinutes(2), TimeProvider.System, Ct));
    }

    private static async Task CrashAsync(Random random, int round)
    {
        var (log, keys) = (new MemoryLog(), new MemoryKeys());
        var acknowledged = new Dictionary<int, long>();
        var seen = new List<Checkpoint>();
        for (var life = 0; life < 4; life++)
        {
            log.StepsLeft = random.Next(1, 120);
            if (random.Next(3) == 0)
            {
                log.Work.Lose();
            }

            await LiveAsync(log, keys, random, round, acknowledged, seen);
        }

        log.StepsLeft = int.MaxValue;
        using var last = await LogBed.OpenAsync(log, keys);
        var read = (await LogReader.OpenAsync(log, last.Published.Checkpoint, Ct)).ValueOrThrow();
        Assert.Empty((await LogCheck.RunAsync(log, last.Published.Checkpoint, Ct)).Problems);
        foreach (var (entry, index) in acknowledged)
        {
            Assert.Equal(MerkleHash.Leaf(LogBed.Entry(entry)), (await read.LeafHashAsync(index, Ct)).ValueOrThrow());
        }

        foreach (var checkpoint in seen)
        {
            Assert.Equal((checkpoint.Root, round), ((await read.RootAtAsync(checkpoint.Size, Ct)).ValueOrThrow(), round));
        }
    }

    /// <summary>Opens the log, adds and publishes until the power goes.</summary>
    private static async Task LiveAsync(MemoryLog log, MemoryKeys keys, Random random, int round, Dictionary<int, long> acknowledged, List<Checkpoint> seen)
    {
        // An entry that was under way when the power went is sent by nobody again.
        var next = acknowledged.Keys.DefaultIfEmpty(-2).Max() + 2;
        try
        {
            // The seal writes an entry of its own at the end of each batch, so that recovery has one to add.
            using var writer = await LogBed.OpenAsync(log, keys, round % 2 == 0 ? new CountingSeal() : null);
            while (true)
            {
                for (var i = random.Next(1, 200); i > 0; i--)
                {
                    var place = (await writer.AppendAsync(LogBed.Entry(next), Ct)).ValueOrThrow();
                    acknowledged[next++] = place.Index;
                }

                seen.Add((await writer.PublishAsync(Ct)).ValueOrThrow().Checkpoint);
            }
        }
        catch (IOException)
        {
            // Somebody may have read what was published just before.
            if (log.Checkpoint is { } note)
            {
                seen.Add(Checkpoint.Parse(SignedNote.Parse(note).ValueOrThrow().Text).ValueOrThrow());
            }
        }
    }

    private static Result<LogWriter> Refused(Refusal refusal) => refusal;

    private sealed class CountingSeal : IBatchSeal
    {
        private long _count;
        private bool _sealed = true;

        public long Taken => 0;

        public ContentHash TakenRoot => default;

        public void Add(long index, ReadOnlySpan<byte> entry)
        {
            Assert.Equal(_count++, index);
            _sealed = entry.StartsWith("sealed after "u8);
        }

        public byte[]? Seal() => _sealed ? null : NoteBed.Bytes($"sealed after {_count}");

        public void Keep(ContentHash root)
        {
        }

        public void Forget() => Assert.Equal(0, _count);
    }
}
