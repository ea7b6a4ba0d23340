// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Stores.Files;

namespace Filiera.Crash.Blobs;

/// <summary>The child that writes blobs of many sizes, three at a time, and names each one once it is committed.</summary>
internal static class WritesBlobs
{
    private const int Piece = 1 << 20;

    public static async Task RunAsync(string[] arguments)
    {
        using var blobs = new FileBlobs(DataDirectory.Open(arguments[0]));
        var seed = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Task.Run(() => WriteAsync(blobs, new Random((seed * 3) + writer)))));
    }

    private static async Task WriteAsync(FileBlobs blobs, Random random)
    {
        while (true)
        {
            var content = new byte[Size(random)];
            random.NextBytes(content);
            await using var draft = blobs.Draft();
            for (var at = 0; at < content.Length;)
            {
                var count = Math.Min(random.Next(1, 400_000), content.Length - at);
                await draft.Stream.WriteAsync(content.AsMemory(at, count));
                at += count;
            }

            var hash = await draft.CommitAsync(CancellationToken.None);
            Console.WriteLine(hash);
        }
    }

    private static int Size(Random random) => random.Next(6) switch
    {
        0 => random.Next(3),
        1 => random.Next(5_000),
        2 => random.Next(300_000),
        3 => Piece + random.Next(-1, 2),
        4 => (2 * Piece) + random.Next(-1, 2),
        _ => random.Next(3 * Piece),
    };
}
