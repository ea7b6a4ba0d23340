// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;
using NodaTime;

namespace Filiera.Stores.Files.Tests.Register;

public class FileLogs
{
    private const string Origin = "log.example/prova";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_written_is_laid_out_as_it_is_served_and_read_back_from_its_directory()
    {
        using var root = new TemporaryDirectory();
        var directory = DataDirectory.Open(root.Path);
        using (var writer = await OpenAsync(directory))
        {
            await AppendAsync(writer, 0, 600);
            await writer.PublishAsync(Ct);
        }

        Assert.Equal(
            ["checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"],
            Names(directory.Log));
        Assert.Equal([Path.Combine(directory.LogJournal, "0000000000000000600.journal")], Directory.GetFiles(directory.LogJournal));
        var files = new FileLogFiles(directory.Log);
        var checkpoint = await CheckpointAsync(directory);
        Assert.Equal(600, checkpoint.Size);
        Assert.Empty((await LogCheck.RunAsync(files, checkpoint, Ct)).Problems);
        var log = (await LogReader.OpenAsync(files, checkpoint, Ct)).ValueOrThrow();
        Assert.Equal(Entry(599), (await log.EntryAsync(599, Ct)).ValueOrThrow().ToArray());
    }

    [Fact]
    public async Task What_was_acknowledged_and_not_published_is_published_at_the_next_start()
    {
        using var root = new TemporaryDirectory();
        var directory = DataDirectory.Open(root.Path);
        using (var writer = await OpenAsync(directory))
        {
            await AppendAsync(writer, 0, 300);
        }

        Assert.Equal(0, (await CheckpointAsync(directory)).Size);
        using (var writer = await OpenAsync(directory))
        {
            Assert.Equal(300, writer.Published.Checkpoint.Size);
        }

        Assert.Empty((await LogCheck.RunAsync(new FileLogFiles(directory.Log), await CheckpointAsync(directory), Ct)).Problems);
    }

    [Fact]
    public async Task A_log_has_one_writer()
    {
        using var root = new TemporaryDirectory();
        var directory = DataDirectory.Open(root.Path);
        using (await OpenAsync(directory))
        {
            Assert.Equal((Result<ILogStore>)new LogHasAWriter(), FileLogStore.Open(directory));
        }

        FileLogStore.Open(directory).ValueOrThrow().Dispose();
    }

    [Fact]
    public async Task Partial_files_go_once_the_full_ones_are_there()
    {
        using var root = new TemporaryDirectory();
        var directory = DataDirectory.Open(root.Path);
        using var writer = await OpenAsync(directory);
        await AppendAsync(writer, 0, 10);
        await writer.PublishAsync(Ct);
        await AppendAsync(writer, 10, 20);
        await writer.PublishAsync(Ct);
        Assert.Contains("tile/0/000.p/10", Names(directory.Log));
        await AppendAsync(writer, 20, 256);
        await writer.PublishAsync(Ct);

        Assert.Equal(["checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000"], Names(directory.Log));
        Directory.CreateDirectory(Path.Combine(directory.Log, "tile", "0", "000.p"));
        Assert.Equal(1, await writer.RemovePartialsAsync(Ct));
        Assert.Equal(0, await writer.RemovePartialsAsync(Ct));
    }

    [Fact]
    public void A_writer_that_has_ended_holds_nothing_open_not_even_what_it_removed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says which files are open.");
        using var root = new TemporaryDirectory();
        var writer = FileLogStore.Open(DataDirectory.Open(root.Path)).ValueOrThrow();
        writer.Work.Open("of-this-test");
        writer.Work.Remove("of-this-test");
        Assert.NotEmpty(SmallDisk.OpenUnder(root.Path));

        writer.Dispose();
        Assert.Empty(SmallDisk.OpenUnder(root.Path));
    }

    [Fact]
    public async Task On_a_full_disk_the_writer_stops_and_goes_on_once_opened_anew()
    {
        using var disk = SmallDisk.MountOrSkip(2);
        var directory = DataDirectory.Open(disk.Path);
        var ballast = Path.Combine(disk.Path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1 << 20], Ct);
        var acknowledged = 0;
        using (var writer = await OpenAsync(directory))
        {
            await Assert.ThrowsAsync<StorageFailedException>(async () =>
            {
                while (true)
                {
                    await writer.AppendAsync(Large(acknowledged), Ct);
                    acknowledged++;
                }
            });
            await Assert.ThrowsAsync<InvalidOperationException>(() => writer.AppendAsync(Entry(1), Ct));
        }

        Assert.True(acknowledged > 3);
        File.Delete(ballast);
        using var again = await OpenAsync(directory);
        Assert.Equal(acknowledged, again.Published.Checkpoint.Size);
    }

    [Fact]
    public async Task A_file_too_large_is_read_no_further_than_needed_to_refuse_it()
    {
        using var root = new TemporaryDirectory();
        Directory.CreateDirectory(root.Of("tile", "0"));
        await File.WriteAllBytesAsync(root.Of("tile", "0", "000"), new byte[100_000], Ct);
        await File.WriteAllBytesAsync(root.Of("checkpoint"), new byte[SignedNote.LargestSize + 1_000], Ct);
        var files = new FileLogFiles(root.Path);

        Assert.Equal(8_193, (await files.ReadAsync(TilePath.Hashes(0, 0), Ct))!.Length);
        Assert.Equal(SignedNote.LargestSize + 1, (await files.ReadCheckpointAsync(Ct))!.Length);
        Assert.Null(await files.ReadAsync(TilePath.Hashes(0, 1), Ct));
    }

    private static async Task<LogWriter> OpenAsync(DataDirectory directory) => (await LogWriter.OpenAsync(
        FileLogStore.Open(directory).ValueOrThrow(),
        new FileKeyStore(directory, new FixedClock()),
        new FixedClock(),
        new LogWriterOptions(Origin),
        Ct)).ValueOrThrow();

    private static async Task AppendAsync(LogWriter writer, int first, int end)
    {
        await Task.WhenAll(Enumerable.Range(first, end - first).Select(i => writer.AppendAsync(Entry(i), Ct)));
    }

    private static async Task<Checkpoint> CheckpointAsync(DataDirectory directory)
    {
        var keys = await new FileKeyStore(directory, new FixedClock()).ListAsync(Ct);
        var note = await new FileLogFiles(directory.Log).ReadCheckpointAsync(Ct);
        return SignedCheckpoint.Open(note, Origin, keys.Select(key => new NoteKey(Origin, NoteKeyKind.Ed25519, key.Key))).ValueOrThrow().Checkpoint;
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static byte[] Entry(int number) => Encoding.UTF8.GetBytes($"entry {number}");

    private static byte[] Large(int number)
    {
        var entry = new byte[60_000];
        new Random(number).NextBytes(entry);
        return entry;
    }

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 20, 9, 0);
    }
}
