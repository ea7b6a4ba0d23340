// SPDX-License-Identifier: EUPL-1.2
using Filiera.Crash.Screening;
using Microsoft.Data.Sqlite;

namespace Filiera.Crash.Backups;

/// <summary>Backup and restore killed at any moment: what is called a backup is whole, and a directory that has its name holds everything.</summary>
public sealed class KilledWhileBackingUp
{
    private const string Ending = ".filiera-backup";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Rounds => CrashRun.Rounds / 5;

    [Fact]
    public async Task A_killed_backup_leaves_no_half_backup_that_restores_and_the_installation_as_it_was()
    {
        using var bed = await ScreeningBed.MakeAsync(Ct);
        var interrupted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var backup = bed.Of(FormattableString.Invariant($"round-{round}{Ending}"));
            var random = new Random(round);
            using (var child = ChildProcess.Start("tool", "backup", backup, "--data", bed.Data))
            {
                Func<bool> seen = random.Next(3) switch
                {
                    0 => () => File.Exists(backup + ".unfinished"),
                    1 => () => Directory.EnumerateDirectories(bed.Data, "backup-check-*").Any(),
                    _ => () => Directory.EnumerateDirectories(Path.Combine(bed.Data, "blobs", "drafts")).Any(),
                };
                interrupted += (await child.KillWhenAsync(seen, TimeSpan.FromMicroseconds(random.Next(20_000)), Ct)).Ended ? 0 : 1;
            }

            if (File.Exists(backup))
            {
                var (restored, _, error) = await ScreeningBed.RunAsync("restore", backup, "--check", "--scratch", bed.Of("."));
                Assert.True(restored == 0, error);
            }
            else if (File.Exists(backup + ".unfinished"))
            {
                File.Move(backup + ".unfinished", backup + ".half");
                Assert.NotEqual(0, (await ScreeningBed.RunAsync("restore", backup + ".half", "--data", bed.Of("half"))).Code);
                Assert.False(Directory.Exists(bed.Of("half")));
            }
        }

        Assert.True(interrupted > 0, "No backup was ever interrupted.");
        var last = bed.Of("last" + Ending);
        Assert.Equal(0, (await ScreeningBed.RunAsync("backup", last, "--data", bed.Data)).Code);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(bed.Data, "blobs", "drafts"), "*.db", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_killed_restore_leaves_no_data_directory_and_restoring_again_finishes()
    {
        using var bed = await ScreeningBed.MakeAsync(Ct);
        var backup = bed.Of("one" + Ending);
        var (code, _, error) = await ScreeningBed.RunAsync("backup", backup, "--no-verify", "--data", bed.Data);
        Assert.True(code == 0, error);

        for (var round = 0; round < Rounds; round++)
        {
            var target = bed.Of(FormattableString.Invariant($"target-{round}"));
            var random = new Random(round);
            using (var child = ChildProcess.Start("tool", "restore", backup, "--data", target))
            {
                await child.KillWhenAsync(() => Directory.Exists(target + ".restoring"), TimeSpan.FromMicroseconds(random.Next(60_000)), Ct);
            }

            if (!Directory.Exists(target))
            {
                var again = await ScreeningBed.RunAsync("restore", backup, "--data", target);
                Assert.True(again.Code == 0, again.Error);
            }

            SqliteConnection.ClearAllPools();
            Assert.Equal(0, (await ScreeningBed.RunAsync("audit", "verify", "--data", target)).Code);
            Assert.Equal(0, (await ScreeningBed.RunAsync("blobs", "check", "--data", target)).Code);
        }
    }
}
