// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera backup|restore</c>: what is backed up comes back whole, and nothing half comes back at all.</summary>
public sealed class BackupsMade(Sector sector) : IDisposable
{
    private static readonly string[] Sound = ["database", "blobs", "audit-trail", "evidence", "public-log"];

    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_backup_comes_back_with_every_file_and_every_check_sound()
    {
        (await _desk.ScreenSeedAsync("luce-autunno", 30)).WithCode(0);
        var backup = _desk.Of("one.filiera-backup");
        var made = JsonDocument.Parse((await _desk.RunAsync("backup", backup, "--json")).WithCode(0).Output).RootElement;
        var target = _desk.Of("restored");

        (await Tool.RunAsync("restore", backup, "--data", target)).WithCode(0);

        Assert.Equal(Sound.Select(name => (name, true)), made.GetProperty("checks").EnumerateArray().Select(check => (check.GetProperty("name").GetString()!, check.GetProperty("sound").GetBoolean())));
        Assert.Equal((await _desk.RunAsync("audit", "verify")).Output, (await Tool.RunAsync("audit", "verify", "--data", target)).WithCode(0).Output);
        Assert.Equal((await _desk.RunAsync("evidence", "list")).Output, (await Tool.RunAsync("evidence", "list", "--data", target)).Output);
        Assert.Equal((await _desk.RunAsync("keys", "list")).Output, (await Tool.RunAsync("keys", "list", "--data", target)).Output);
        Assert.Equal(Kept(_desk.Data), Kept(target));
        Assert.StartsWith("sound: ", (await Tool.RunAsync("log", "fsck", "--data", target)).WithCode(0).Output, StringComparison.Ordinal);
        (await Tool.RunAsync("log", "publish", "--data", target)).WithCode(0);
        Assert.False(Directory.Exists(target + ".restoring"));
        Assert.Empty(Directory.EnumerateDirectories(_desk.Data, "backup-check-*"));
    }

    [Fact]
    public async Task A_backup_into_a_directory_gets_a_name_of_its_own_and_a_name_taken_is_refused()
    {
        var folder = Directory.CreateDirectory(_desk.Of("kept")).FullName;

        (await _desk.RunAsync("backup", folder, "--no-verify")).WithCode(0);
        var file = Assert.Single(Directory.GetFiles(folder));
        var again = await _desk.RunAsync("backup", file, "--no-verify");

        Assert.Matches(@"filiera-\d{8}T\d{6}Z\.filiera-backup$", file);
        Assert.Equal((2, "backup-already-there"), (again.Code, Assert.Single(again.Codes)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_encrypted_backup_opens_with_its_key_alone(bool passphrase)
    {
        var key = _desk.Write("key", passphrase ? "quattro parole a caso\n"u8 : Enumerable.Range(0, 64).Select(i => (byte)i).ToArray());
        var wrong = _desk.Write("wrong", passphrase ? "altre quattro parole qui\n"u8 : Enumerable.Range(1, 64).Select(i => (byte)i).ToArray());
        var option = passphrase ? "--passphrase-file" : "--key";
        var backup = _desk.Of("sealed.filiera-backup");
        (await _desk.RunAsync("backup", backup, option, key)).WithCode(0);

        var without = await Tool.RunAsync("restore", backup, "--data", _desk.Of("a"));
        var other = await Tool.RunAsync("restore", backup, "--data", _desk.Of("b"), option, wrong);
        var right = await Tool.RunAsync("restore", backup, "--data", _desk.Of("c"), option, key);

        Assert.Equal((2, "backup-encrypted"), (without.Code, Assert.Single(without.Codes)));
        Assert.Equal((2, "backup-key-wrong"), (other.Code, Assert.Single(other.Codes)));
        right.WithCode(0);
        Assert.Equal(Kept(_desk.Data), Kept(_desk.Of("c")));
        Assert.DoesNotContain("SQLite format 3", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(backup)), StringComparison.Ordinal);
        Assert.Equal(["c"], new[] { "a", "b", "c" }.Where(name => Path.Exists(_desk.Of(name))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_cut_off_or_changed_anywhere_is_refused_and_leaves_nothing(bool encrypted)
    {
        string[] with = encrypted ? ["--key", _desk.Write("key", new byte[32])] : [];
        var backup = _desk.Of("whole.filiera-backup");
        (await _desk.RunAsync(["backup", backup, "--no-verify", .. with])).WithCode(0);
        var whole = await File.ReadAllBytesAsync(backup);
        var random = new Random(1);
        var bad = _desk.Of("bad.filiera-backup");
        for (var round = 0; round < 24; round++)
        {
            var bytes = round % 2 == 0 ? whole[..random.Next(whole.Length - 2048)] : [.. whole];
            if (round % 2 == 1)
            {
                // Padding and the archive's own times are nobody's content: what is changed is content.
                bytes[encrypted ? random.Next(64, whole.Length) : ContentOf(whole, random)] ^= 0x20;
            }

            await File.WriteAllBytesAsync(bad, bytes);
            var ran = await Tool.RunAsync(["restore", bad, "--data", _desk.Of("bad"), .. with]);

            Assert.True(ran.Code == 2, $"round {round}: {ran.Output}");
            Assert.Contains(ran.Codes[0], (string[])["backup-incomplete", "backup-damaged", "backup-key-wrong", "backup-unreadable"]);
            Assert.False(Directory.Exists(_desk.Of("bad")) || Directory.Exists(_desk.Of("bad.restoring")));
        }
    }

    [Fact]
    public async Task What_is_there_is_never_restored_over()
    {
        var backup = _desk.Of("one.filiera-backup");
        (await _desk.RunAsync("backup", backup, "--no-verify")).WithCode(0);
        var before = _desk.Contents();

        var ran = await _desk.RunAsync("restore", backup);

        Assert.Equal((2, "restore-target-not-empty"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.Equal(before, _desk.Contents());
    }

    [Fact]
    public async Task A_damaged_installation_is_noticed_when_its_backup_is_verified()
    {
        var blob = Directory.EnumerateFiles(Path.Combine(_desk.Data, "blobs"), "*", SearchOption.AllDirectories).First(file => !file.EndsWith(".sums", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes);

        var ran = await _desk.RunAsync("backup", _desk.Of("one.filiera-backup"));

        Assert.Equal((2, "restored-not-sound"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.Contains(ran.Lines, line => line.StartsWith("NOT SOUND  blobs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_on_a_disk_that_is_full_leaves_nothing_and_says_so()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "fill"), new byte[900 * 1024]);

        var ran = await _desk.RunAsync("backup", Path.Combine(disk.Path, "one.filiera-backup"), "--no-verify");

        Assert.Equal((2, "backup-not-written"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.Equal(["fill"], Directory.EnumerateFiles(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task On_PostgreSQL_every_row_comes_back()
    {
        var server = Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") != "true", "In continuous integration both engines are tested.");
            Assert.Skip("FILIERA_TEST_POSTGRES names no PostgreSQL server.");
        }

        var (from, to) = ($"filiera_backup_{Environment.ProcessId}", $"filiera_restore_{Environment.ProcessId}");
        await RunAsync(server, $"CREATE DATABASE {from} TEMPLATE template0");
        await RunAsync(server, $"CREATE DATABASE {to} TEMPLATE template0");
        try
        {
            string Of(string name) => new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString();
            (await Filiera.SeedWorld.SeedInstallation.PlayAsync(
                Composition.Installation.At(_desk.Of("played"), Of(from)), Sector.Plan with { Lists = [], Rights = [] }, null, default)).ValueOrThrow();
            var backup = _desk.Of("server.filiera-backup");
            (await Tool.RunAsync("backup", backup, "--data", _desk.Of("played"), "--postgres", Of(from))).WithCode(0);

            (await Tool.RunAsync("restore", backup, "--data", _desk.Of("back"), "--postgres", Of(to))).WithCode(0);
            var other = await Tool.RunAsync("restore", backup, "--data", _desk.Of("other"));
            var twice = await Tool.RunAsync("restore", backup, "--data", _desk.Of("twice"), "--postgres", Of(to));

            foreach (var command in (string[])["audit verify", "audit export", "parties list", "evidence list"])
            {
                Assert.Equal(
                    (await Tool.RunAsync([.. command.Split(' '), "--data", _desk.Of("played"), "--postgres", Of(from)])).WithCode(0).Output,
                    (await Tool.RunAsync([.. command.Split(' '), "--data", _desk.Of("back"), "--postgres", Of(to)])).WithCode(0).Output);
            }

            Assert.Equal("backup-of-another-engine", Assert.Single(other.Codes));
            Assert.Equal("restore-target-not-empty", Assert.Single(twice.Codes));
        }
        finally
        {
            await RunAsync(server, $"DROP DATABASE IF EXISTS {from} WITH (FORCE)");
            await RunAsync(server, $"DROP DATABASE IF EXISTS {to} WITH (FORCE)");
        }
    }

    private static int ContentOf(byte[] archive, Random random)
    {
        while (true)
        {
            var at = random.Next(archive.Length - 2048);
            if (archive[at] != 0 && archive.AsSpan(at - at % 512, 512).IndexOf("ustar"u8) < 0 && archive.AsSpan(at - at % 512, 512).IndexOf("mtime="u8) < 0)
            {
                return at;
            }
        }
    }

    private static Sequence<string> Kept(string data)
    {
        SqliteConnection.ClearAllPools();
        return Sequence.From(Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(data, file))
            .Where(file => !file.StartsWith("locks", StringComparison.Ordinal) && !file.StartsWith("log-work", StringComparison.Ordinal) && !file.StartsWith("filiera.db", StringComparison.Ordinal)
                && !file.Contains("drafts", StringComparison.Ordinal) && Path.GetFileName(file) != "lock")
            .Order(StringComparer.Ordinal)
            .Select(file => file + " " + ContentHash.Of(File.ReadAllBytes(Path.Combine(data, file)))));
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
