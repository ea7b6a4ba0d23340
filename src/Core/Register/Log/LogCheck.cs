// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Reads a whole log and recomputes everything a checkpoint says of it, naming each file that is not what it must be.</summary>
/// <remarks>Memory does not grow with the log. Works on anybody's log directory.</remarks>
public static class LogCheck
{
    /// <summary>Checks the files of a log against a checkpoint whose signature was verified.</summary>
    public static async Task<LogCheckReport> RunAsync(ILogFiles files, Checkpoint checkpoint, CancellationToken ct)
    {
        var (root, problems) = await RecomputeAsync(files, checkpoint.Size, ct);

        // With the right root the entries are good, so that what differs from what follows from them is bad.
        // With another, the tiles that hang together with the checkpoint tell which entries are bad.
        if (root != checkpoint.Root)
        {
            problems = await FromAboveAsync(files, checkpoint, ct);
        }

        return new LogCheckReport(checkpoint, Sequence.From(problems));
    }

    /// <summary>From the entries upwards: the root they give, and every tile that differs from the one they give.</summary>
    private static async Task<(ContentHash? Root, List<Refusal> Problems)> RecomputeAsync(ILogFiles files, long size, CancellationToken ct)
    {
        var problems = new List<Refusal>();
        var edge = new TreeEdge();
        var due = new List<(TilePath Path, byte[] Bytes)>();
        for (var bundle = 0L; bundle << 8 < size; bundle++)
        {
            var path = TilePath.Entries(bundle, (int)Math.Min(TilePath.FullWidth, size - (bundle << 8)));
            if (await ReadAsync(files, path, ct) is not { } file || EntryBundle.Read(file, path.Width) is not { } entries)
            {
                return (null, problems);
            }

            foreach (var hash in EntryBundle.LeafHashes(entries))
            {
                edge.Append(hash, (tile, bytes) => due.Add((tile, bytes)));
            }

            await CompareAsync(files, due, problems, ct);
        }

        due.AddRange(edge.Partials());
        await CompareAsync(files, due, problems, ct);
        return (edge.Root(), problems);
    }

    private static async Task CompareAsync(ILogFiles files, List<(TilePath Path, byte[] Bytes)> due, List<Refusal> problems, CancellationToken ct)
    {
        foreach (var (path, bytes) in due)
        {
            if (await ReadAsync(files, path, ct) is not { } file)
            {
                problems.Add(new LogFileMissing(path));
            }
            else if (file.Length % ContentHash.Size != 0 || !file.AsSpan().StartsWith(bytes))
            {
                problems.Add(new LogFileCorrupted(path));
            }
        }

        due.Clear();
    }

    /// <summary>From the checkpoint downwards: every file that does not hang together with it.</summary>
    private static async Task<List<Refusal>> FromAboveAsync(ILogFiles files, Checkpoint checkpoint, CancellationToken ct)
    {
        var opened = await LogReader.OpenAsync(files, checkpoint, ct);
        if (opened is not Result<LogReader>.Ok { Value: var log })
        {
            return [.. ((Result<LogReader>.Refused)opened).Refusals];
        }

        var problems = new List<Refusal>();
        for (var bundle = 0L; bundle << 8 < checkpoint.Size; bundle++)
        {
            if (await log.EntriesAsync(bundle, ct) is Result<Sequence<ReadOnlyMemory<byte>>>.Refused refused)
            {
                problems.AddRange(refused.Refusals);
            }
        }

        return [.. problems.Distinct()];
    }

    private static async ValueTask<byte[]?> ReadAsync(ILogFiles files, TilePath path, CancellationToken ct) =>
        await files.ReadAsync(path, ct) ?? (path.IsFull ? null : await files.ReadAsync(path.Full, ct));
}
