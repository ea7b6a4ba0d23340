// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Stores.Files;

namespace Filiera.Crash.Register;

public sealed class KilledWhileWritingTheLog
{
    private const int RoundsPerLog = 6;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_entry_keeps_its_place_and_every_checkpoint_continues_those_before()
    {
        var (unfinished, underway) = (0, 0);

        // Where it is killed is left to chance: goes on until it was killed with something left to finish.
        for (var first = 0; first < CrashRun.Rounds || (unfinished * underway == 0 && first < 10 * CrashRun.Rounds); first += RoundsPerLog)
        {
            var left = await LogAsync(first);
            (unfinished, underway) = (unfinished + left.Unfinished, underway + left.Underway);
        }

        Assert.True(unfinished > 0, "nothing acknowledged was ever left unpublished");
        Assert.True(underway > 0, "no map was ever left on its way into another file");
    }

    /// <summary>Some rounds on one log; how many ended with entries acknowledged and not yet published, and how many with a map on its way into another file.</summary>
    private static async Task<(int Unfinished, int Underway)> LogAsync(int first)
    {
        var root = Directory.CreateTempSubdirectory("filiera-crash-").FullName;
        try
        {
            var (unfinished, underway) = (0, 0);
            var entries = new Dictionary<long, ContentHash>();
            var checkpoints = new Dictionary<long, ContentHash>();
            for (var round = first; round < first + RoundsPerLog; round++)
            {
                var (lines, longer) = CrashRun.Point(new Random(round), 200);
                using (var child = ChildProcess.Start("write-log", root, round.ToString(CultureInfo.InvariantCulture)))
                {
                    Remember(await child.KillAfterAsync(lines, longer, Ct), entries, checkpoints, round);
                }

                var left = await ReadAsync(root);
                unfinished += entries.Keys.Any(index => index >= left.Size) ? 1 : 0;
                checkpoints[left.Size] = left.Root;
                underway += await AssertNothingLostAsync(root, entries, checkpoints, round) ? 1 : 0;
            }

            return (unfinished, underway);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Remember(List<string> lines, Dictionary<long, ContentHash> entries, Dictionary<long, ContentHash> checkpoints, int round)
    {
        foreach (var parts in lines.Select(line => line.Split(' ')))
        {
            var to = parts[0] == "entry" ? entries : checkpoints;
            var (number, hash) = (long.Parse(parts[1], CultureInfo.InvariantCulture), ContentHash.Parse(parts[2]));
            Assert.True(to.TryAdd(number, hash) || to[number] == hash, $"round {round}: {string.Join(' ', parts)} contradicts an earlier line");
        }
    }

    /// <summary>True when the map was on its way into another file.</summary>
    private static async Task<bool> AssertNothingLostAsync(string root, Dictionary<long, ContentHash> entries, Dictionary<long, ContentHash> checkpoints, int round)
    {
        var (opened, map) = await WritesLog.OpenAsync(root);
        using var writer = opened.ValueOrThrow();
        var files = new FileLogFiles(DataDirectory.Open(root).Log);
        Assert.Empty((await LogCheck.RunAsync(files, writer.Published.Checkpoint, Ct)).Problems);

        var log = (await LogReader.OpenAsync(files, writer.Published.Checkpoint, Ct)).ValueOrThrow();
        foreach (var (index, hash) in entries)
        {
            Assert.Equal((hash, round), ((await log.LeafHashAsync(index, Ct)).ValueOrThrow(), round));
        }

        foreach (var (size, checkpoint) in checkpoints)
        {
            Assert.Equal((checkpoint, round), ((await log.RootAtAsync(size, Ct)).ValueOrThrow(), round));
        }

        Assert.Equal((await MapRootAsync(log), round), (map.Map.Root, round));
        return map.IsCopied;
    }

    /// <summary>The map's root as anybody computes it from the log's entries.</summary>
    private static async Task<ContentHash> MapRootAsync(LogReader log)
    {
        var map = VerifiableMap.Empty;
        for (var bundle = 0L; bundle << 8 < log.Size; bundle++)
        {
            foreach (var bytes in (await log.EntriesAsync(bundle, Ct)).ValueOrThrow())
            {
                var entry = RegisterEntry.Parse(bytes.Span).ValueOrThrow();
                map = entry.KeyInMap is { } key ? map.With(key, entry.LeafHash) : map;
            }
        }

        return map.Root;
    }

    /// <summary>The checkpoint as the killed process left it: a reader may have seen it.</summary>
    private static async Task<Checkpoint> ReadAsync(string root)
    {
        var note = await new FileLogFiles(DataDirectory.Open(root).Log).ReadCheckpointAsync(Ct);
        return Checkpoint.Parse(SignedNote.Parse(note).ValueOrThrow().Text).ValueOrThrow();
    }
}
