// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Stores.Files;
using NodaTime;

namespace Filiera.Crash.Register;

/// <summary>The child that adds to a log with four writers and publishes all the while; it names each entry acknowledged with its place, and each checkpoint.</summary>
internal static class WritesLog
{
    public const string Origin = "log.example/crash";

    public static async Task RunAsync(string[] arguments)
    {
        var round = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var (opened, _) = await OpenAsync(arguments[0]);
        using var writer = opened.ValueOrThrow();
        var writing = Enumerable.Range(0, 4).Select(one => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var place = (await writer.AppendAsync(Entry(round, one, i), CancellationToken.None)).ValueOrThrow();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"entry {place.Index} {place.LeafHash}"));
            }
        }));
        var publishing = Task.Run(async () =>
        {
            while (true)
            {
                var checkpoint = (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow().Checkpoint;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"checkpoint {checkpoint.Size} {checkpoint.Root}"));
                await Task.Yield();
            }
        });
        await Task.WhenAll([.. writing, publishing]);
    }

    /// <summary>The writer and the map it keeps: one so small that it is taken over into another file again and again.</summary>
    public static async Task<(Result<LogWriter> Writer, MapSeal Map)> OpenAsync(string root)
    {
        var directory = DataDirectory.Open(root);
        var store = FileLogStore.Open(directory).ValueOrThrow();
        var map = new MapSeal(new FixedClock(), store.Work, new MapUpkeep(64 << 10, 8, 32));
        return (await LogWriter.OpenAsync(store, new FileKeyStore(directory, new FixedClock()), new FixedClock(), new LogWriterOptions(Origin, map), CancellationToken.None), map);
    }

    // The same few hundred numbers are declared again and again, each time at another moment.
    private static byte[] Entry(int round, int writer, int i) => RegisterEntry.Create(
        EntryType.CallerNumberDeclared,
        EntrySubject.Of(SubjectKind.CallerNumber, string.Create(CultureInfo.InvariantCulture, $"+3906{i % 200:0000000}")),
        null,
        new LocalDate(2026, 11, 20),
        Instant.FromUtc(2026, 11, 20, 9, 0) + Duration.FromSeconds((((round * 4L) + writer) * 1_000_000) + i),
        Json.Object(("holder", "organisation:IT99901010019"))).ValueOrThrow().ToBytes();

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 20, 9, 0);
    }
}
