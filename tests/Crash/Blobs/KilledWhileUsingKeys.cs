// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Stores.Files;
using NodaTime.Extensions;

namespace Filiera.Crash.Blobs;

public sealed class KilledWhileUsingKeys
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_key_ever_given_out_stays_listed_and_each_purpose_has_one_in_use()
    {
        var root = Directory.CreateTempSubdirectory("filiera-crash-").FullName;
        try
        {
            var opened = new HashSet<string>();
            var retired = new HashSet<string>();
            for (var round = 0; round < CrashRun.Rounds; round++)
            {
                foreach (var line in await RoundAsync(root, round))
                {
                    (line.StartsWith("opened", StringComparison.Ordinal) ? opened : retired).Add(line.Split(' ')[1]);
                }

                await AssertNothingLostAsync(root, opened, retired);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Two processes at once on the same keys, killed one after the other.</summary>
    private static async Task<List<string>> RoundAsync(string root, int round)
    {
        var random = new Random(round);
        using var first = ChildProcess.Start("use-keys", root, (2 * round).ToString(CultureInfo.InvariantCulture));
        using var second = ChildProcess.Start("use-keys", root, ((2 * round) + 1).ToString(CultureInfo.InvariantCulture));
        var (lines, longer) = CrashRun.Point(random, 15);
        var written = await first.KillAfterAsync(lines, longer, Ct);
        (lines, longer) = CrashRun.Point(random, 15);
        return [.. written, .. await second.KillAfterAsync(lines, longer, Ct)];
    }

    private static async Task AssertNothingLostAsync(string root, HashSet<string> opened, HashSet<string> retired)
    {
        var store = new FileKeyStore(DataDirectory.Open(root), TimeProvider.System.ToClock());
        var inUse = new List<string>();
        foreach (var purpose in UsesKeys.Purposes)
        {
            using var key = (await store.OpenOrCreateAsync(purpose, Ct)).ValueOrThrow();
            inUse.Add(key.Key.Id.Value);
            Assert.True(key.Key.Verify("after the crash"u8, key.Sign("after the crash"u8)));
        }

        var listed = await store.ListAsync(Ct);
        Assert.Empty(opened.Except(listed.Select(key => key.Key.Id.Value)));
        Assert.Empty(retired.Except(listed.Where(key => key.RetiredAt is not null).Select(key => key.Key.Id.Value)));
        Assert.Equal(inUse.Order(), listed.Where(key => key.RetiredAt is null).Select(key => key.Key.Id.Value).Order());
    }
}
