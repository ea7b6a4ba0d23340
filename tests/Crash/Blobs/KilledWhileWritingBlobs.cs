// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Stores.Files;

namespace Filiera.Crash.Blobs;

public sealed class KilledWhileWritingBlobs
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private const int RoundsPerStore = 6;

    [Fact]
    public async Task Every_acknowledged_blob_is_there_and_no_half_blob_is_seen()
    {
        var interrupted = 0;
        for (var first = 0; first < CrashRun.Rounds; first += RoundsPerStore)
        {
            interrupted += await StoreAsync(first);
        }

        // Otherwise the child was never killed in the middle of anything.
        Assert.True(interrupted > 0, "no draft was ever interrupted");
    }

    /// <summary>Some rounds on one store; how many drafts the kills interrupted.</summary>
    private static async Task<int> StoreAsync(int first)
    {
        var root = Directory.CreateTempSubdirectory("filiera-crash-").FullName;
        try
        {
            var interrupted = 0;
            var acknowledged = new HashSet<ContentHash>();
            for (var round = first; round < first + RoundsPerStore; round++)
            {
                var before = acknowledged.Count;
                acknowledged.UnionWith(await RoundAsync(root, round));
                Assert.True(acknowledged.Count > before, $"round {round}: nothing was acknowledged");
                interrupted += Directory.GetFiles(Path.Combine(root, "blobs", "drafts"), "*", SearchOption.AllDirectories)
                    .Count(path => Path.GetFileName(path) != "lock");
                await AssertNothingLostAsync(root, acknowledged, round);
            }

            return interrupted;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<List<ContentHash>> RoundAsync(string root, int round)
    {
        var (lines, longer) = CrashRun.Point(new Random(round), 25);
        using var child = ChildProcess.Start("write-blobs", root, round.ToString(CultureInfo.InvariantCulture));
        return [.. (await child.KillAfterAsync(lines, longer, Ct)).Select(ContentHash.Parse)];
    }

    private static async Task AssertNothingLostAsync(string root, HashSet<ContentHash> acknowledged, int round)
    {
        using var blobs = new FileBlobs(DataDirectory.Open(root));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(root, "blobs", "drafts")));
        foreach (var hash in acknowledged)
        {
            await using var stream = (await blobs.OpenAsync(hash, Ct)).ValueOrThrow();
            Assert.Equal((hash, round), (await ContentHash.OfAsync(stream, Ct), round));
        }

        // A blob may have been named just before the kill, without its checksums or its acknowledgement: it is whole all the same.
        var report = await blobs.CheckAsync(Ct);
        Assert.Equal(report with { Damaged = [], RemovedDrafts = 0, StrangeFiles = 0 }, report);
        Assert.InRange(report.Blobs, acknowledged.Count, acknowledged.Count + 3);

        foreach (var hash in await blobs.ListAsync(Ct).Where(hash => !acknowledged.Contains(hash)).ToListAsync(Ct))
        {
            await blobs.DeleteAsync(hash, Ct);
        }
    }
}
