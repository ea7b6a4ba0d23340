// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Screening.Tests;

public sealed class RunningOnManyThreads
{
    private static readonly EngineOptions Plain = new(2, FindDuplicates: false) { ChunkBytes = 3_000 };

    [Fact]
    public async Task Parts_of_a_list_joined_are_what_one_run_writes()
    {
        for (var seed = 500; seed < 540; seed++)
        {
            var random = new Random(seed);
            var numbers = ListMaker.Numbers(random, 300);
            using var bed = new EngineBed(random, numbers);
            var list = ListMaker.Write(random, numbers, 600);
            var whole = await bed.FastAsync(list, Plain);
            var of = random.Next(1, 6);
            var parts = new List<EngineBed.Run>();
            for (var i = 0; i < of; i++)
            {
                parts.Add(await bed.FastAsync(list, Plain with { Part = new ListPart(i, of) }));
            }

            Assert.Equal(whole.Callable, string.Concat(parts.Select(part => part.Callable)));
            Assert.Equal(whole.Withheld, string.Concat(parts.Select(part => part.Withheld)));
            Assert.Equal(whole.Rejected, string.Concat(parts.Select(part => part.Rejected)));
        }
    }

    [Fact]
    public async Task Duplicates_and_a_seal_go_with_no_part()
    {
        using var bed = new EngineBed(new Random(1), ListMaker.Numbers(new Random(1), 1));
        var options = new EngineOptions(FindDuplicates: true, Part: new ListPart(0, 2));
        await Assert.ThrowsAsync<ArgumentException>(() => bed.FastAsync("telefono\n3471234567\n"u8.ToArray(), options));
    }

    [Fact]
    public async Task Files_are_whole_and_named_only_when_the_run_succeeds()
    {
        var directory = Directory.CreateTempSubdirectory("filiera-engine-").FullName;
        try
        {
            var random = new Random(7);
            var numbers = ListMaker.Numbers(random, 300);
            using var bed = new EngineBed(random, numbers);
            var list = ListMaker.Write(random, numbers, 2_000);
            await using (var sinks = ScreeningSinks.Files(directory, durable: true))
            {
                var result = (await bed.EngineAsync(list, sinks, Plain with { HashFiles = true })).ValueOrThrow();
                Assert.Equal(ContentHash.Of(list), result.List);
                Assert.Equal(ContentHash.Of(await File.ReadAllBytesAsync(Path.Combine(directory, "callable.csv"))), result.Outputs!.Callable);
                Assert.Equal(ContentHash.Of(await File.ReadAllBytesAsync(Path.Combine(directory, "withheld.csv"))), result.Outputs.Withheld);
                Assert.Equal(ContentHash.Of(await File.ReadAllBytesAsync(Path.Combine(directory, "rejected.csv"))), result.Outputs.Rejected);
            }

            Assert.Equal(3, Directory.EnumerateFiles(directory).Count());
            Directory.EnumerateFiles(directory).ToList().ForEach(File.Delete);
            using var stop = new CancellationTokenSource();
            await stop.CancelAsync();
            await using (var sinks = ScreeningSinks.Files(directory))
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bed.EngineAsync(list, sinks, Plain, stop.Token));
            }

            Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_full_disk_ends_the_run_and_keeps_nothing()
    {
        var random = new Random(8);
        var numbers = ListMaker.Numbers(random, 300);
        using var bed = new EngineBed(random, numbers);
        var list = ListMaker.Write(random, numbers, 5_000);
        var drafts = new List<FullDraft>();
        await using (var sinks = ScreeningSinks.Drafts(() =>
        {
            drafts.Add(new FullDraft());
            return drafts[^1];
        }))
        {
            await Assert.ThrowsAsync<StorageFailedException>(() => bed.EngineAsync(list, sinks, Plain with { Threads = 3 }));
        }

        Assert.All(drafts, draft => Assert.Equal((false, true), (draft.Committed, draft.Disposed)));
    }

    [Fact]
    public async Task Rows_beyond_the_longest_are_rejected_in_flat_memory_and_the_rest_is_screened()
    {
        using var bed = new EngineBed(new Random(3), ListMaker.Numbers(new Random(3), 10));
        var text = "telefono;base\n3471234567;cliente\n" + new string('x', (3 << 20) + 17) + "\u00E8\n\"" + new string('y', 2 << 20)
            + "\n3471234568;cliente\n\"open\n3471234569;cliente\r\n" + new string(';', 2_000_000) + "\n3471234560;elenco";
        var list = Encoding.UTF8.GetBytes(text);
        foreach (var piece in new[] { 1 << 20, 100_000, 4 << 20 })
        {
            Assert.Equal(await bed.SlowAsync(list), await bed.FastAsync(list, new EngineOptions(3) { ChunkBytes = piece }));
        }

        list[^30] = 0xE8;
        Assert.Equal(await bed.SlowAsync(list), await bed.FastAsync(list, new EngineOptions(2) { ChunkBytes = 1 << 20 }));
    }

    [Fact]
    public async Task An_accent_in_the_last_row_begins_the_run_again_in_the_other_encoding()
    {
        using var bed = new EngineBed(new Random(4), ListMaker.Numbers(new Random(4), 10));
        var list = Encoding.Latin1.GetBytes("telefono;nome\n" + string.Concat(Enumerable.Repeat("3471234567;Ada\n", 20_000)) + "3471234568;Nicol\u00F2\n");
        var fast = await bed.FastAsync(list, new EngineOptions(2) { ChunkBytes = 10_000 });
        Assert.StartsWith("windows-1252 ", fast.Summary, StringComparison.Ordinal);
        Assert.Equal(await bed.SlowAsync(list), fast);
    }

    [Fact]
    public async Task More_verdicts_than_are_remembered_are_judged_all_the_same()
    {
        var random = new Random(5);
        var numbers = ListMaker.Numbers(random, 4_000);
        using var bed = new EngineBed(random, numbers, stamps: 5_000);
        var list = Encoding.UTF8.GetBytes("telefono;base;data;finalita;destinatario\n" + string.Concat(numbers.Select(number =>
            $"{number.Reveal()};consenso;2026-06-01;marketing;Cliente di Prova\n")));
        using var secret = new SaltSecret(new byte[SaltSecret.Size]);
        Assert.Equal(await bed.SlowAsync(list, seal: secret), await bed.FastAsync(list, new EngineOptions(2, Seal: secret) { Remembered = 0, ChunkBytes = 9_000 }));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task A_processor_that_can_do_less_comes_to_the_same_bytes(string without)
    {
        var self = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "--filter-method", "*." + nameof(EngineAndReference.The_engine_and_the_reference_come_to_the_same_bytes) },
            Environment = { [without] = "0", ["FILIERA_DEEP"] = "0", ["FILIERA_SEEDS"] = "12" },
        };
        using var process = Process.Start(self)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output);
        Assert.Contains("succeeded: 1", await output, StringComparison.Ordinal);
    }

    /// <summary>A draft on a disk that is full after ten kilobytes.</summary>
    private sealed class FullDraft : IBlobDraft
    {
        private readonly FullStream _stream = new();

        public bool Committed { get; private set; }

        public bool Disposed { get; private set; }

        public Stream Stream => _stream;

        public Task<ContentHash> CommitAsync(CancellationToken ct)
        {
            Committed = true;
            return Task.FromResult(default(ContentHash));
        }

        public ValueTask DisposeAsync()
        {
            Disposed = true;
            return ValueTask.CompletedTask;
        }

        private sealed class FullStream : MemoryStream
        {
            public override void Write(ReadOnlySpan<byte> buffer)
            {
                if (Length + buffer.Length > 10_000)
                {
                    throw new StorageFailedException(new DiskFull());
                }

                base.Write(buffer);
            }
        }
    }
}
