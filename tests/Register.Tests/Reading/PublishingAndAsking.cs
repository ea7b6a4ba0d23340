// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

public class PublishingAndAsking
{
    private static readonly LocalDate Day = new(2026, 11, 20);
    private static readonly RegisterOptions Options = new(NoteBed.Origin);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_decided_is_in_the_log_once_and_each_entry_names_the_one_before_it()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.AddRange([Declared(1, 7), Released(2, 7), Declared(3, 8)]);
        Assert.True(await Publish(book, keys).IsDueAsync(Ct));
        await PublishAsync(book, keys);
        Assert.False(await Publish(book, keys).IsDueAsync(Ct));
        var size = (await PublishAsync(book, keys)).Checkpoint.Checkpoint.Size;

        var history = await book.HistoryAsync(Number(7), Ct);
        Assert.Equal([null, history[0].LeafHash], history.Select(entry => entry.Entry.Previous));
        Assert.Equal((6, 4), (size, book.Entries.Count));
        Assert.All(book.Entries, entry => Assert.NotNull(entry.Index));
    }

    [Fact]
    public async Task Stopped_between_the_log_and_the_book_nothing_is_stated_twice()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.Add(Declared(1, 7));
        var size = (await PublishAsync(book, keys)).Checkpoint.Checkpoint.Size;
        // As if the place had never been written down.
        book.Entries[0] = book.Entries[0] with { Index = null };

        Assert.Equal(size, (await PublishAsync(book, keys)).Checkpoint.Checkpoint.Size);
        Assert.NotNull(book.Entries[0].Index);
    }

    [Fact]
    public async Task A_number_is_proved_present_with_its_last_entry_and_another_proved_absent()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.AddRange([Declared(1, 7), Released(2, 7), .. Enumerable.Range(100, 300).Select(i => Declared(i, i))]);
        var checkpoint = (await PublishAsync(book, keys)).Checkpoint;
        using var reading = new RegisterReading(book, keys, LogBed.Clock, Options);
        var state = (await reading.NowAsync(Ct)).ValueOrThrow();
        var logKeys = await LogKeys.OfAsync(keys, NoteBed.Origin, Ct);

        var present = (await state.AskAsync(Key(7), Ct)).ValueOrThrow();
        Assert.Equal(EntryType.CallerNumberReleased, present.Statement!.Type);
        Assert.Equal(checkpoint.Checkpoint, present.Verify(Key(7), NoteBed.Origin, logKeys).ValueOrThrow().Checkpoint);
        var absent = (await state.AskAsync(Key(9), Ct)).ValueOrThrow();
        Assert.False(absent.IsPresent);
        Assert.Equal(checkpoint.Checkpoint, absent.Verify(Key(9), NoteBed.Origin, logKeys).ValueOrThrow().Checkpoint);

        Assert.Equal(present, RegisterAnswer.Read(present.ToJson().ToCanonicalBytes()).ValueOrThrow());
        Assert.Equal(absent, RegisterAnswer.Read(absent.ToJson().ToCanonicalBytes()).ValueOrThrow());
        Assert.Equal(Refused(new RegisterAnswerWrong()), absent.Verify(Key(10), NoteBed.Origin, logKeys));
    }

    [Fact]
    public async Task An_answer_changed_anywhere_is_refused_and_never_thrown_at()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.AddRange(Enumerable.Range(0, 20).Select(i => Declared(i, i)));
        await PublishAsync(book, keys);
        using var reading = new RegisterReading(book, keys, LogBed.Clock, Options);
        var state = (await reading.NowAsync(Ct)).ValueOrThrow();
        var logKeys = await LogKeys.OfAsync(keys, NoteBed.Origin, Ct);
        var random = new Random(6);
        foreach (var key in new[] { Key(7), Key(99) })
        {
            var good = (await state.AskAsync(key, Ct)).ValueOrThrow().ToJson().ToCanonicalBytes();
            for (var i = 0; i < good.Length; i++)
            {
                var bad = good.ToArray();
                bad[i] ^= (byte)(1 << random.Next(7));
                var read = RegisterAnswer.Read(bad);
                Assert.True(
                    read is Result<RegisterAnswer>.Refused
                    || ((Result<RegisterAnswer>.Ok)read).Value.Verify(key, NoteBed.Origin, logKeys) is Result<SignedCheckpoint>.Refused,
                    Encoding.UTF8.GetString(bad));
            }
        }
    }

    [Fact]
    public async Task Presence_hidden_behind_an_older_map_is_refused()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.Add(Declared(1, 7));
        await PublishAsync(book, keys);
        using var reading = new RegisterReading(book, keys, LogBed.Clock, Options);
        var before = (await (await reading.NowAsync(Ct)).ValueOrThrow().AskAsync(Key(8), Ct)).ValueOrThrow();
        book.Drafts.Add(Declared(2, 8));
        await PublishAsync(book, keys);
        var state = (await reading.NowAsync(Ct)).ValueOrThrow();
        var logKeys = await LogKeys.OfAsync(keys, NoteBed.Origin, Ct);

        // The register says "absent" under its newest checkpoint, with the map of yesterday.
        var lie = before with { RootProof = (await state.ProveAsync(before.RootProof.Index, Ct)).ValueOrThrow() };
        Assert.Equal(Refused(new RegisterAnswerWrong()), lie.Verify(Key(8), NoteBed.Origin, logKeys));
        Assert.True((await state.AskAsync(Key(8), Ct)).ValueOrThrow().IsPresent);
    }

    [Fact]
    public async Task A_log_put_back_or_rewritten_is_seen_by_whoever_read_it_before()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.Add(Declared(1, 7));
        await PublishAsync(book, keys);
        var old = book.Log.Checkpoint;
        book.Drafts.Add(Declared(2, 8));
        await PublishAsync(book, keys);
        using var reading = new RegisterReading(book, keys, LogBed.Clock, Options);
        var seen = (await reading.NowAsync(Ct)).ValueOrThrow();

        // Truncated: a backup put back.
        (book.Log.Checkpoint, var newest) = (old, book.Log.Checkpoint);
        Assert.Equal(RefusedState(new LogForked()), await reading.NowAsync(Ct));
        book.Log.Checkpoint = newest;
        Assert.Same(seen, (await reading.NowAsync(Ct)).ValueOrThrow());

        // Another history of the same length and more, under the same key.
        var other = new MemoryBook();
        other.Drafts.AddRange(Enumerable.Range(1, 9).Select(i => Declared(i, 50 + i)));
        await PublishAsync(other, keys);
        book.Log.Checkpoint = other.Log.Checkpoint;
        foreach (var (name, bytes) in other.Log.Files)
        {
            book.Log.Files[name] = bytes;
        }

        Assert.Equal(RefusedState(new LogForked()), await reading.NowAsync(Ct));
    }

    [Fact]
    public async Task A_map_that_does_not_follow_from_the_entries_is_seen_by_whoever_reads_them()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        using (var writer = await LogBed.OpenAsync(book.Log, keys))
        {
            var declared = Declared(1, 7);
            await writer.AppendAsync(RegisterEntry.Create(declared.Type, declared.Subject, null, Day, NoteBed.At, declared.Facts).ValueOrThrow().ToBytes(), Ct);
            var lie = Json.Object(("keys", 1), ("root", ContentHash.Of("another map"u8).ToString()));
            await writer.AppendAsync(RegisterEntry.Create(EntryType.MapRootCommitted, EntrySubject.Map, null, Day, NoteBed.At, lie).ValueOrThrow().ToBytes(), Ct);
            await writer.PublishAsync(Ct);
        }

        using var reading = new RegisterReading(book, keys, LogBed.Clock, Options);
        Assert.Equal(RefusedState(new MapNotOfThisLog()), await reading.NowAsync(Ct));
    }

    [Fact]
    public async Task Files_are_served_proved_and_a_damaged_one_is_not_served()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.AddRange(Enumerable.Range(1_000, 600).Select(i => Declared(i, i)));
        await PublishAsync(book, keys);
        using var reading = new RegisterReading(book, keys, LogBed.Clock, Options);
        var log = (await reading.NowAsync(Ct)).ValueOrThrow().Log;

        foreach (var (name, bytes) in book.Log.Files)
        {
            Assert.True(TilePath.TryParse(name, out var path));
            Assert.Equal(bytes, (await log.FileAsync(path, Ct)).ValueOrThrow());
        }

        // What a partial file held, once the full one has replaced it.
        Assert.Equal(book.Log.Files["tile/0/000"][..(10 * 32)], (await log.FileAsync(TilePath.Hashes(0, 0, 10), Ct)).ValueOrThrow());
        Assert.IsType<Result<byte[]>.Refused>(await log.FileAsync(TilePath.Hashes(0, 3), Ct));
        book.Log.Files["tile/entries/000"][9] ^= 4;
        Assert.Equal((Result<byte[]>)new LogFileCorrupted(TilePath.Entries(0)), await log.FileAsync(TilePath.Entries(0), Ct));
    }

    [Fact]
    public async Task Keys_are_stated_when_they_begin_and_when_they_end()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        await PublishAsync(book, keys);
        await keys.RetireAsync(LogWriterOptions.KeyPurpose, Ct);
        book.Drafts.Add(Declared(1, 7));
        await PublishAsync(book, keys);
        await PublishAsync(book, keys);

        Assert.Equal(
            [EntryType.KeyAdded, EntryType.CallerNumberDeclared, EntryType.KeyRetired, EntryType.KeyAdded],
            book.Entries.Select(entry => entry.Entry.Type));
    }

    private static PublishRegister Publish(MemoryBook book, MemoryKeys keys) =>
        new([book, new KeyEntries(keys)], book, book, keys, LogBed.Clock, Options, book, new CollectCosignatures(new NoWitness()));

    private static async Task<PublishedRegister> PublishAsync(MemoryBook book, MemoryKeys keys)
    {
        // The log's first key is made with its first checkpoint, so it is stated by the next publication.
        await Publish(book, keys).RunAsync(Ct);
        return (await Publish(book, keys).RunAsync(Ct)).ValueOrThrow();
    }

    private static EntrySubject Number(int i) =>
        EntrySubject.Of(SubjectKind.CallerNumber, string.Create(CultureInfo.InvariantCulture, $"+3906000{i:00000}"));

    private static MapKey Key(int i) => Number(i).KeyInMap!.Value;

    private static EntryDraft Declared(int place, int number) => new(
        $"told-{place}", EntryType.CallerNumberDeclared, Number(number), Day, NoteBed.At, Json.Object(("holder", "organisation:IT99901010019")));

    private static EntryDraft Released(int place, int number) =>
        new($"told-{place}", EntryType.CallerNumberReleased, Number(number), Day, NoteBed.At, Json.Object());

    private sealed class NoWitness : IWitnessClient
    {
        public Task<WitnessAnswer?> AddCheckpointAsync(Uri witness, ReadOnlyMemory<byte> body, CancellationToken ct) => Task.FromResult<WitnessAnswer?>(null);
    }

    private static Result<SignedCheckpoint> Refused(Refusal refusal) => refusal;

    private static Result<RegisterState> RefusedState(Refusal refusal) => refusal;
}
