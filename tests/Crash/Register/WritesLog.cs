// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
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
        using var writer = (await OpenAsync(arguments[0])).ValueOrThrow();
        var writing = Enumerable.Range(0, 4).Select(one => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var entry = string.Create(CultureInfo.InvariantCulture, $"round {round} writer {one} entry {i} {new string('x', i % 300)}");
                var place = (await writer.AppendAsync(Encoding.UTF8.GetBytes(entry), CancellationToken.None)).ValueOrThrow();
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

    public static async Task<Result<LogWriter>> OpenAsync(string root)
    {
        var directory = DataDirectory.Open(root);
        return await LogWriter.OpenAsync(
            FileLogStore.Open(directory).ValueOrThrow(), new FileKeyStore(directory, new FixedClock()), new FixedClock(), new LogWriterOptions(Origin), CancellationToken.None);
    }

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 20, 9, 0);
    }
}
