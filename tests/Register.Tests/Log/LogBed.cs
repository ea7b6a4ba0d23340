// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>Logs of made-up entries.</summary>
internal static class LogBed
{
    public static readonly IClock Clock = new FixedClock();

    public static byte[] Entry(int number)
    {
        var entry = new byte[4 + (number * 7 % 90)];
        BinaryPrimitives.WriteInt32BigEndian(entry, number);
        return entry;
    }

    public static MerkleTree Tree(int size) => MerkleTree.Over(Enumerable.Range(0, size).Select(i => (ReadOnlyMemory<byte>)Entry(i)));

    public static async Task<LogWriter> OpenAsync(MemoryLog log, MemoryKeys keys, IBatchSeal? seal = null, int mostUnpublished = 100_000) =>
        (await LogWriter.OpenAsync(log, keys, Clock, new LogWriterOptions(NoteBed.Origin, seal, mostUnpublished), CancellationToken.None)).ValueOrThrow();

    /// <summary>A log of that many entries, published once.</summary>
    public static async Task<(MemoryLog Log, Checkpoint Checkpoint)> WrittenAsync(int size)
    {
        var log = new MemoryLog();
        using var writer = await OpenAsync(log, new MemoryKeys());
        await AppendAsync(writer, 0, size);
        return (log, (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow().Checkpoint);
    }

    public static async Task AppendAsync(LogWriter writer, int first, int end) =>
        await Task.WhenAll(Enumerable.Range(first, end - first).Select(i => writer.AppendAsync(Entry(i), CancellationToken.None)));

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => NoteBed.At;
    }
}
