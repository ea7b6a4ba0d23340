// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files.Tests;

public sealed class RecordJournals : IDisposable
{
    private const int Size = 84;
    private static readonly byte[] _key = SHA256.HashData("a key of a test"u8);

    private readonly TemporaryDirectory _temporary = new();
    private string Folder => _temporary.Of("journal");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task What_many_callers_append_at_once_is_read_again_in_the_order_of_its_positions()
    {
        var told = new List<(long, long)>();
        var answered = new List<(long Position, long Record)>();
        using (var journal = Open(told))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(client => Task.Run(
                async () =>
                {
                    var mine = new List<(long, long)>();
                    for (var i = 0; i < 50; i++)
                    {
                        var record = (client * 1000L) + i;
                        mine.Add(((await journal.AppendAsync(Record(record), Size)).ValueOrThrow(), record));
                    }

                    return mine;
                },
                Ct)));
            answered.AddRange(answers.SelectMany(mine => mine));
            Assert.Equal(3200, journal.Position);
        }

        Assert.Equal(answered.OrderBy(one => one.Position), told);
        Assert.Equal(told, Reread());
        Assert.Equal(Enumerable.Range(1, 3200).Select(i => (long)i), told.Select(one => one.Item1));
    }

    [Fact]
    public async Task Records_of_one_call_stand_together_and_the_position_is_the_last_of_them()
    {
        using (var journal = Open([]))
        {
            Assert.Equal(3, (await journal.AppendAsync(Records(1, 3), Size)).ValueOrThrow());
            Assert.Equal(4, (await journal.AppendAsync(Record(9), Size)).ValueOrThrow());
        }

        Assert.Equal([(1, 1), (2, 2), (3, 3), (4, 9)], Reread());
    }

    [Fact]
    public async Task A_journal_goes_on_over_many_files_and_many_openings()
    {
        var expected = new List<(long, long)>();
        for (var opening = 0; opening < 5; opening++)
        {
            using var journal = Open([], segmentSize: 8 * 1024);
            for (var i = 0; i < 30; i++)
            {
                var record = (opening * 100L) + i;
                expected.Add(((await journal.AppendAsync(Record(record), Size)).ValueOrThrow(), record));
            }
        }

        Assert.True(Directory.GetFiles(Folder).Length > 5);
        Assert.Equal(expected, Reread());
        using var cursor = new JournalCursor(Folder, _key);
        cursor.StartWith(77);
        var some = new List<(long, long)>();
        Assert.Equal(JournalStop.End, cursor.ReadOn(Told(some)));
        Assert.Equal(expected.Where(one => one.Item1 >= 77), some.Where(one => one.Item1 >= 77));
        Assert.True(some.Count < expected.Count);
    }

    [Fact]
    public async Task Another_process_follows_while_the_journal_is_written_and_cannot_write_it()
    {
        using var journal = Open([], segmentSize: 8 * 1024);
        using var follower = new JournalCursor(Folder, _key);
        var seen = new List<(long, long)>();
        Assert.Equal(JournalStop.End, follower.ReadOn(Told(seen)));
        for (var i = 1; i <= 60; i++)
        {
            await journal.AppendAsync(Record(i), Size);
            Assert.Equal(JournalStop.End, follower.ReadOn(Told(seen)));
            Assert.Equal(i, seen.Count);
        }

        using var cursor = new JournalCursor(Folder, _key);
        Assert.Equal(
            new Result<RecordJournal>.Refused([new LeaseHeldByAnother()]),
            RecordJournal.Open(Folder, _key, Turn, cursor, (_, _) => { }));
    }

    [Fact]
    public async Task A_last_group_that_was_not_written_to_its_end_is_cut_and_everything_before_it_kept()
    {
        var (bytes, lastFrame, end) = await GroupsAsync();
        var path = Directory.GetFiles(Folder).Single();
        for (var sector = lastFrame; sector < end; sector += JournalFrame.Sector)
        {
            // One sector never reached the disk, or everything from it on.
            foreach (var until in (int[])[sector + JournalFrame.Sector, end])
            {
                var torn = bytes.AsSpan().ToArray();
                torn.AsSpan(sector, until - sector).Clear();
                await File.WriteAllBytesAsync(path, torn, Ct);
                Assert.Equal([(1, 1), (2, 2), (3, 3)], Reread());
                using (var journal = Open([]))
                {
                    Assert.Equal(4, (await journal.AppendAsync(Record(77), Size)).ValueOrThrow());
                }

                Assert.Equal([(1, 1), (2, 2), (3, 3), (4, 77)], Reread());
            }
        }

        for (var length = lastFrame; length < end; length += 100)
        {
            await File.WriteAllBytesAsync(path, bytes[..length], Ct);
            Open([]).Dispose();
            Assert.Equal([(1, 1), (2, 2), (3, 3)], Reread());
        }
    }

    [Fact]
    public async Task Every_flipped_bit_is_found()
    {
        var (bytes, _, end) = await GroupsAsync();
        var path = Directory.GetFiles(Folder).Single();
        var random = new Random(4);
        for (var at = 0; at < end + 1000; at += at < 700 ? 1 : 13)
        {
            var flipped = bytes.AsSpan().ToArray();
            flipped[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, flipped, Ct);
            using var cursor = new JournalCursor(Folder, _key);
            var stop = cursor.ReadOn((_, _) => { });

            // Behind the last record there is nothing that could be lost.
            Assert.True(at < end ? stop == JournalStop.Damaged : cursor.Position == 23, $"byte {at}: {stop} after {cursor.Position}");
        }
    }

    [Fact]
    public async Task A_file_taken_out_of_the_middle_or_from_another_time_is_found()
    {
        using (var journal = Open([], segmentSize: 4 * 1024))
        {
            for (var i = 1; i <= 40; i++)
            {
                await journal.AppendAsync(Record(i), Size);
            }
        }

        var files = Directory.GetFiles(Folder).Order().ToArray();
        foreach (var path in files[..^1])
        {
            var kept = await File.ReadAllBytesAsync(path, Ct);
            File.Delete(path);
            using (var cursor = new JournalCursor(Folder, _key))
            {
                Assert.Equal(JournalStop.Damaged, cursor.ReadOn((_, _) => { }));
            }

            // Its last frame never happened.
            await File.WriteAllBytesAsync(path, kept[..2048], Ct);
            using (var cursor = new JournalCursor(Folder, _key))
            {
                Assert.Equal(JournalStop.Damaged, cursor.ReadOn((_, _) => { }));
            }

            await File.WriteAllBytesAsync(path, kept, Ct);
        }

        Assert.Equal(40, Reread().Count);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_record_and_keeps_every_one_acknowledged()
    {
        using var disk = SmallDisk.MountOrSkip(2);
        var folder = Path.Combine(disk.Path, "journal");
        var turn = Path.Combine(disk.Path, "turn");
        var kept = 0L;
        var told = new List<(long, long)>();
        Result<long> refused;
        using (var journal = RecordJournal.Open(folder, _key, turn, new JournalCursor(folder, _key), Told(told)).ValueOrThrow())
        {
            while (await journal.AppendAsync(Records(kept + 1, 100), Size) is Result<long>.Ok { Value: var position })
            {
                kept = position;
            }

            refused = await journal.AppendAsync(Records(1, 100), Size);
            Assert.Equal(kept, journal.Position);
        }

        Assert.Equal(new Result<long>.Refused([new DiskFull()]), refused);
        Assert.True(kept > 10_000);
        var again = new List<(long, long)>();
        using (var journal = RecordJournal.Open(folder, _key, turn, new JournalCursor(folder, _key), Told(again)).ValueOrThrow())
        {
            Assert.Equal(Enumerable.Range(1, (int)kept).Select(i => ((long)i, (long)i)), again);
        }

        Assert.Equal(told, again);
    }

    [Fact]
    public async Task After_the_end_nothing_more_is_taken()
    {
        var journal = Open([]);
        journal.Dispose();

        Assert.Equal(new Result<long>.Refused([new DialJournalClosed()]), await journal.AppendAsync(Record(1), Size));
    }

    private string Turn => _temporary.Of("turn");

    /// <summary>Three records, each alone, and a last group of twenty in one frame.</summary>
    private async Task<(byte[] Bytes, int LastFrame, int End)> GroupsAsync()
    {
        using (var journal = Open([]))
        {
            for (var i = 1; i <= 3; i++)
            {
                await journal.AppendAsync(Record(i), Size);
            }

            await journal.AppendAsync(Records(4, 20), Size);
        }

        var bytes = await File.ReadAllBytesAsync(Directory.GetFiles(Folder).Single(), Ct);
        var last = JournalFrame.Sector + (3 * JournalFrame.TotalOf(Size + JournalFrame.LengthSize));
        return (bytes, last, last + JournalFrame.TotalOf(20 * (Size + JournalFrame.LengthSize)));
    }

    private RecordJournal Open(List<(long, long)> told, int segmentSize = RecordJournal.SegmentSize) => RecordJournal.Open(
        Folder, _key, Turn, new JournalCursor(Folder, _key), Told(told), segmentSize).ValueOrThrow();

    private List<(long, long)> Reread()
    {
        using var cursor = new JournalCursor(Folder, _key);
        var all = new List<(long, long)>();
        cursor.ReadOn(Told(all));
        return all;
    }

    private static JournalCursor.Visit Told(List<(long, long)> told) =>
        (position, record) => told.Add((position, BinaryPrimitives.ReadInt64LittleEndian(record)));

    private static byte[] Record(long value) => Records(value, 1);

    private static byte[] Records(long first, int count)
    {
        var bytes = new byte[count * Size];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * Size), first + i);
            bytes.AsSpan((i * Size) + 8, Size - 8).Fill((byte)(first + i + 1));
        }

        return bytes;
    }
}
