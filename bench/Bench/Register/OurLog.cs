// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Diagnostics;
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Bench;

/// <summary>Our log in memory: the same entries the peer has.</summary>
internal sealed class OurLog : ILogFiles
{
    private const int EntrySize = 200;
    private const int Batch = 1_000;
    private readonly Dictionary<TilePath, byte[]> _files = [];

    public ContentHash Root { get; private set; }

    public long Size { get; private set; }

    public ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => new((byte[]?)null);

    public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => new(_files.GetValueOrDefault(path));

    /// <summary>Hashes entries into tiles; seconds for that alone.</summary>
    public double Append(int count)
    {
        _files.Clear();
        var start = Stopwatch.GetTimestamp();
        var edge = new TreeEdge();
        for (var first = 0; first < count; first += Batch)
        {
            var entries = new ReadOnlyMemory<byte>[Math.Min(Batch, count - first)];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = Entry(first + i);
            }

            foreach (var hash in EntryBundle.LeafHashes(entries))
            {
                edge.Append(hash, _files.Add);
            }
        }

        Root = edge.Root();
        Size = edge.Size;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var (path, bytes) in edge.Partials())
        {
            _files.Add(path, bytes);
        }

        return seconds;
    }

    /// <summary>Makes and checks proofs of entries taken at random; seconds.</summary>
    public static double Prove(LogReader log, int count)
    {
        var random = new Random(1);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var at = random.NextInt64(log.Size);
            var leaf = Now(log.LeafHashAsync(at, CancellationToken.None));
            if (!Now(log.ProveInclusionAsync(at, CancellationToken.None)).Proves(leaf, log.Checkpoint.Root))
            {
                throw new InvalidOperationException("A proof does not hold.");
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Everything is in memory, so nothing is ever waited for.
    private static T Now<T>(ValueTask<Result<T>> answer) => answer.IsCompletedSuccessfully
        ? answer.Result.ValueOrThrow()
        : throw new InvalidOperationException("The log in memory made its reader wait.");

    private static byte[] Entry(long number)
    {
        var entry = new byte[EntrySize];
        BinaryPrimitives.WriteInt64BigEndian(entry, number);
        return entry;
    }
}
