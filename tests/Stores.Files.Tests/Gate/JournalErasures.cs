// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Operations;

namespace Filiera.Stores.Files.Tests;

/// <summary>Records taken out of a journal: what stays, what can be told of it afterwards, and a process that ends in the middle.</summary>
public sealed class JournalErasures : IDisposable
{
    private const int Size = 84;
    private static readonly byte[] _key = SHA256.HashData("a key of a test"u8);

    private readonly TemporaryDirectory _temporary = new();
    private string Folder => _temporary.Of("journal");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task What_stays_keeps_its_position_and_the_journal_goes_on_behind_it()
    {
        var written = await WrittenAsync(100);
        var closed = LastClosed();
        Assert.True(closed is > 50 and < 100);
        var erasure = new JournalErasure(Folder, _key);
        Assert.Equal(written.Count(one => IsOdd(one) && one.Position <= closed), erasure.Count(IsOdd));
        Assert.Equal(erasure.Count(IsOdd), erasure.Run(IsOdd));

        var left = written.Where(one => !IsOdd(one) || one.Position > closed).ToList();
        Assert.Equal(left, Whole());
        Assert.Equal(0, erasure.Count(IsOdd));
        using (var journal = Open())
        {
            Assert.Equal(101, (await journal.AppendAsync(Record(101), Size)).ValueOrThrow());
        }

        Assert.Equal([.. left, (101, 101)], Whole());

        // Once more, out of what was left, until nothing is.
        erasure.Run(_ => true);
        var rest = Reread();
        Assert.Equal(JournalStop.End, rest.Stop);
        Assert.All(rest.Records, one => Assert.True(one.Position > closed));
        for (var from = 1; from <= 101; from++)
        {
            using var cursor = new JournalCursor(Folder, _key);
            cursor.StartWith(from);
            var some = new List<(long Position, long Record)>();
            Assert.Equal(JournalStop.End, cursor.ReadOn(Told(some)));
            Assert.Equal(rest.Records.Where(one => one.Position >= from), some.Where(one => one.Position >= from));
        }
    }

    [Fact]
    public async Task Nothing_of_what_was_erased_can_be_read_and_the_old_files_are_gone()
    {
        await WrittenAsync(100);
        var before = Directory.GetFiles(Folder).Order().Select(path => JournalSegment.Read(path)!).ToList();
        new JournalErasure(Folder, _key).Run(IsOdd);

        var after = Directory.GetFiles(Folder).Order().Select(path => JournalSegment.Read(path)!).ToList();
        Assert.Equal(before.Select(file => file.Path), after.Select(file => file.Path));
        Assert.All(before.Zip(after).SkipLast(1), pair => Assert.NotEqual(pair.First.Salt, pair.Second.Salt));
        Assert.Equal(before[^1].Salt, after[^1].Salt);
    }

    [Fact]
    public async Task A_reader_in_the_middle_of_a_file_that_is_erased_reads_on()
    {
        var written = await WrittenAsync(100);
        using var reader = new JournalCursor(Folder, _key);
        var seen = new List<(long Position, long Record)>();
        Assert.Equal(JournalStop.Enough, reader.ReadOn(Told(seen), 5));
        new JournalErasure(Folder, _key).Run(IsOdd);

        Assert.Equal(JournalStop.End, reader.ReadOn(Told(seen)));
        Assert.Equal(written.Where(one => !IsOdd(one)), seen.Where(one => !IsOdd(one)));
        Assert.Equal(100, seen[^1].Position);
    }

    [Fact]
    public async Task Every_flipped_bit_of_what_was_left_is_found_and_so_is_a_cut_end_and_a_file_put_back()
    {
        await WrittenAsync(60);
        var path = Directory.GetFiles(Folder).Order().Skip(1).First();
        var old = await File.ReadAllBytesAsync(path, Ct);
        new JournalErasure(Folder, _key).Run(IsOdd);
        var left = await File.ReadAllBytesAsync(path, Ct);
        var whole = Reread();
        Assert.Equal(JournalStop.End, whole.Stop);
        for (var at = 0; at < left.Length; at += at < 700 ? 1 : 13)
        {
            var flipped = left.ToArray();
            flipped[at] ^= (byte)(1 << (at % 8));
            await File.WriteAllBytesAsync(path, flipped, Ct);
            Assert.Equal(JournalStop.Damaged, Reread().Stop);
        }

        for (var length = 0; length < left.Length; length += 64)
        {
            await File.WriteAllBytesAsync(path, left[..length], Ct);
            Assert.NotEqual(JournalStop.End, Reread().Stop);
        }

        await File.WriteAllBytesAsync(path, [.. left, 0], Ct);
        Assert.Equal(JournalStop.Damaged, Reread().Stop);

        // What was there before is still what the chain names: whoever kept it may put it back, and is found out by nothing but what it holds.
        await File.WriteAllBytesAsync(path, old, Ct);
        Assert.Equal(JournalStop.End, Reread().Stop);
    }

    [Fact]
    public async Task Wherever_the_process_ends_every_record_is_there_or_gone_and_the_next_erasure_ends_what_was_begun()
    {
        var written = await WrittenAsync(60);
        var path = Directory.GetFiles(Folder).Order().First();
        var old = await File.ReadAllBytesAsync(path, Ct);
        var elsewhere = _temporary.Of("copy");
        Directory.CreateDirectory(elsewhere);
        foreach (var file in Directory.GetFiles(Folder))
        {
            File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        }

        new JournalErasure(elsewhere, _key).Run(IsOdd);
        var left = await File.ReadAllBytesAsync(Path.Combine(elsewhere, Path.GetFileName(path)), Ct);

        // The draft was not written to its end.
        for (var length = 0; length <= left.Length; length += 256)
        {
            await File.WriteAllBytesAsync(path + ".draft", left[..length], Ct);
            Assert.Equal(written, Whole());
        }

        // The old file had its second name already, but still its first.
        await File.WriteAllBytesAsync(path + ".erasing", old, Ct);
        Assert.Equal(0, new JournalErasure(Folder, _key).Run(_ => false));
        Assert.Equal(written, Whole());
        Assert.All(Directory.GetFiles(Folder), file => Assert.EndsWith(".journal", file, StringComparison.Ordinal));

        // The new file was in its place, and the salt of the old one not overwritten yet.
        await File.WriteAllBytesAsync(path, left, Ct);
        await File.WriteAllBytesAsync(path + ".erasing", old, Ct);
        using var watched = File.Open(path + ".erasing", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Assert.Equal(JournalStop.End, Reread().Stop);
        Assert.True(new JournalErasure(Folder, _key).Run(IsOdd) > 0);
        var sector = new byte[JournalFrame.Sector];
        watched.ReadExactly(sector);
        Assert.All(sector, one => Assert.Equal(0, one));
        Assert.All(Directory.GetFiles(Folder), file => Assert.EndsWith(".journal", file, StringComparison.Ordinal));
        Assert.DoesNotContain(Reread().Records, one => IsOdd(one) && one.Position <= LastClosed());
    }

    [Fact]
    public async Task Behind_a_file_that_was_begun_and_not_written_yet_the_one_before_is_left_alone()
    {
        await WrittenAsync(60);
        var last = JournalSegment.In(Folder)[^1];
        await File.WriteAllBytesAsync(last.Path, (await File.ReadAllBytesAsync(last.Path, Ct))[..JournalFrame.Sector], Ct);
        var before = JournalSegment.In(Folder)[^2];
        var kept = Whole().Where(one => one.Position >= before.First || !IsOdd(one)).ToList();

        new JournalErasure(Folder, _key).Run(IsOdd);
        Assert.Equal(kept, Whole());
    }

    [Fact]
    public async Task A_damaged_file_is_left_as_it_is()
    {
        await WrittenAsync(60);
        var path = Directory.GetFiles(Folder).Order().First();
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        bytes[700] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Ct);

        Assert.Throws<StorageFailedException>(() => new JournalErasure(Folder, _key).Run(IsOdd));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Ct));
    }

    [Fact]
    public async Task A_file_is_followed_by_the_next_after_a_month_so_that_it_can_be_erased()
    {
        var now = 1_790_000_000L;
        using (var journal = RecordJournal.Open(Folder, _key, _temporary.Of("turn"), new JournalCursor(Folder, _key), (_, _) => { }, now: () => now).ValueOrThrow())
        {
            await journal.AppendAsync(Record(1), Size);
            now += 30L * 24 * 60 * 60;
            await journal.AppendAsync(Record(2), Size);
            Assert.Single(Directory.GetFiles(Folder));
            now++;
            await journal.AppendAsync(Record(3), Size);
        }

        Assert.Equal(2, Directory.GetFiles(Folder).Length);
        Assert.Equal(1, new JournalErasure(Folder, _key).Run(IsOdd));
        Assert.Equal([(2, 2), (3, 3)], Whole());
    }

    private long LastClosed() => JournalSegment.In(Folder)[^1].First - 1;

    private static bool IsOdd((long Position, long Record) one) => one.Record % 2 == 1;

    private static bool IsOdd(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record) % 2 == 1;

    private async Task<List<(long Position, long Record)>> WrittenAsync(int count)
    {
        using var journal = Open();
        for (var i = 1; i <= count; i++)
        {
            Assert.Equal(i, (await journal.AppendAsync(Record(i), Size)).ValueOrThrow());
        }

        return [.. Enumerable.Range(1, count).Select(i => ((long)i, (long)i))];
    }

    private RecordJournal Open() => RecordJournal.Open(
        Folder, _key, _temporary.Of("turn"), new JournalCursor(Folder, _key), (_, _) => { }, segmentSize: 8 * 1024).ValueOrThrow();

    private List<(long Position, long Record)> Whole()
    {
        var (records, stop) = Reread();
        Assert.Equal(JournalStop.End, stop);
        return records;
    }

    private (List<(long Position, long Record)> Records, JournalStop Stop) Reread()
    {
        using var cursor = new JournalCursor(Folder, _key);
        var all = new List<(long, long)>();
        var stop = cursor.ReadOn(Told(all));
        return (all, stop);
    }

    private static JournalCursor.Visit Told(List<(long, long)> told) =>
        (position, record) => told.Add((position, BinaryPrimitives.ReadInt64LittleEndian(record)));

    private static byte[] Record(long value)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        bytes.AsSpan(8).Fill((byte)(value + 1));
        return bytes;
    }
}
