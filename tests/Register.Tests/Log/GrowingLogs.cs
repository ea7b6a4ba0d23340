// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>What a log's writer and its reader hold as it grows, counted; and what becomes of what they keep on the disk instead.</summary>
public class GrowingLogs
{
    private const int Batch = 500;
    private const int MostHeld = 4_096 + Batch;
    private static readonly int Batches = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 400 : 30;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_the_writer_nor_the_reader_holds_more_when_the_log_is_longer()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        using var reading = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        using var writer = await LogBed.OpenAsync(book.Log, keys, new MapSeal(LogBed.Clock, book.Log.Work));
        for (var batch = 0; batch < Batches; batch++)
        {
            await AppendAsync(writer, batch * Batch, Batch);
            Assert.InRange(writer.Held, 0, 3 * Batch);
            await writer.PublishAsync(Ct);
            Assert.InRange(writer.Held, 0, 256);
            Assert.Equal((batch + 1L) * Batch, (await reading.NowAsync(Ct)).ValueOrThrow().Keys);
            Assert.InRange(reading.Held, 0, MostHeld);
        }

        // And an entry of long ago is known, and proved.
        var again = (await writer.AppendAsync(Entry(3).ToBytes(), Ct)).ValueOrThrow();
        Assert.Equal((3L, true), (again.Index, again.WasThere));
        var state = (await reading.NowAsync(Ct)).ValueOrThrow();
        Assert.Equal(Entry(3), (await state.AskAsync(Number(3).KeyInMap!.Value, Ct)).ValueOrThrow().Statement);
    }

    [Fact]
    public async Task Opened_again_only_what_is_new_is_read()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        using (var writer = await LogBed.OpenAsync(book.Log, keys, new MapSeal(LogBed.Clock, book.Log.Work)))
        {
            await AppendAsync(writer, 0, 3_000);
            await writer.PublishAsync(Ct);
        }

        using (var reading = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin)))
        {
            await reading.NowAsync(Ct);
        }

        // Nobody asks for these any more.
        foreach (var full in book.Log.Files.Keys.Where(name => name.StartsWith("tile/entries/", StringComparison.Ordinal) && !name.Contains(".p/", StringComparison.Ordinal)).ToList())
        {
            book.Log.Files.Remove(full);
        }

        using (var writer = await LogBed.OpenAsync(book.Log, keys, new MapSeal(LogBed.Clock, book.Log.Work)))
        {
            Assert.True((await writer.AppendAsync(Entry(7).ToBytes(), Ct)).ValueOrThrow().WasThere);
            await AppendAsync(writer, 3_000, 10);
            await writer.PublishAsync(Ct);
        }

        using var later = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        Assert.Equal(3_010, (await later.NowAsync(Ct)).ValueOrThrow().Keys);
    }

    [Fact]
    public async Task Whatever_becomes_of_the_working_files_the_log_goes_on_and_knows_its_entries()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var (book, keys) = (new MemoryBook(), new MemoryKeys());
            for (var life = 0; life < 4; life++)
            {
                try
                {
                    using var writer = await LogBed.OpenAsync(book.Log, keys, new MapSeal(LogBed.Clock, book.Log.Work));
                    await AppendAsync(writer, 0, 400 * (life + 1));
                    await writer.PublishAsync(Ct);
                }
                catch (WorkDamagedException)
                {
                    // Given up; the next start makes it anew.
                }

                if (random.Next(2) == 0)
                {
                    book.Log.Work.Lose();
                    book.Reading.Lose();
                }
                else
                {
                    book.Log.Work.Damage(random);
                    book.Reading.Damage(random);
                }
            }

            book.Log.Work.Lose();
            book.Reading.Lose();
            using var last = await LogBed.OpenAsync(book.Log, keys, new MapSeal(LogBed.Clock, book.Log.Work));
            await AppendAsync(last, 0, 1_600);
            var checkpoint = (await last.PublishAsync(Ct)).ValueOrThrow().Checkpoint;
            Assert.Empty((await LogCheck.RunAsync(book.Log, checkpoint, Ct)).Problems);
            using var reading = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
            Assert.Equal(1_600, (await reading.NowAsync(Ct)).ValueOrThrow().Keys);
        }
    }

    private static Task AppendAsync(LogWriter writer, int first, int count) =>
        Task.WhenAll(Enumerable.Range(first, count).Select(i => writer.AppendAsync(Entry(i).ToBytes(), Ct)));

    private static RegisterEntry Entry(int i) => RegisterEntry.Create(
        EntryType.CallerNumberDeclared, Number(i), null, new LocalDate(2026, 11, 20), NoteBed.At, Json.Object(("holder", "organisation:IT99901010019"))).ValueOrThrow();

    private static EntrySubject Number(int i) =>
        EntrySubject.Of(SubjectKind.CallerNumber, string.Create(CultureInfo.InvariantCulture, $"+3906{i:0000000}"));
}
