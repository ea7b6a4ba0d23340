// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Composition;
using Filiera.Rulebook;
using Microsoft.Data.Sqlite;

namespace Filiera.Cli.Tests;

/// <summary>What stops the tool: each says its code and what to do, and nothing acknowledged is lost.</summary>
public sealed class Refused(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string> Commands =>
        ["audit verify", "audit export", "blobs check", "evidence list", "jobs list", "jobs run", "keys list", "parties list"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_data_directory_that_is_not_there_is_never_made_by_a_slip_of_the_pen(string command)
    {
        var ran = await Tool.RunAsync([.. command.Split(' '), "--data", _desk.Of("nowhere")]);

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Equal(["data-directory-missing"], ran.Codes);
        Assert.False(Directory.Exists(_desk.Of("nowhere")));
    }

    [Fact]
    public async Task A_database_that_another_program_keeps_locked_is_refused_and_works_again_afterwards()
    {
        await using (var holder = new SqliteConnection($"Data Source={Path.Combine(_desk.Data, Installation.DatabaseName)};Pooling=False"))
        {
            await holder.OpenAsync();
            Execute(holder, "BEGIN EXCLUSIVE");
            var ran = await _desk.RunAsync("audit", "verify");
            Assert.Equal((2, ""), (ran.Code, ran.Output));
            Assert.Equal(["database-locked"], ran.Codes);
        }

        (await _desk.RunAsync("audit", "verify")).WithCode(0);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_left_as_it_is()
    {
        await using (var later = new SqliteConnection($"Data Source={Path.Combine(_desk.Data, Installation.DatabaseName)};Pooling=False"))
        {
            await later.OpenAsync();
            Execute(later, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '10.0.14')");
        }

        var before = _desk.Contents();
        var ran = await _desk.RunAsync("parties", "list");

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Equal(["database-newer-than-program"], ran.Codes);
        Assert.Equal(before, _desk.Contents());
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(Path.Combine(_desk.Data, Installation.DatabaseName), new string('x', 5000));
        var before = _desk.Contents();

        var ran = await _desk.RunAsync("parties", "list");

        Assert.Equal((2, "database-damaged"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.Equal(before, _desk.Contents());
    }

    [Fact]
    public async Task A_broken_rule_pack_stops_every_command_with_its_file_and_line_and_changes_nothing()
    {
        var broken = BrokenRulebook();
        var before = _desk.Contents();
        foreach (var command in Commands.Select(row => row.Data).Append("screen list.csv --campaign 00000000-0000-7000-8000-000000000001 --centre 00000000-0000-7000-8000-000000000002 --out " + _desk.Of("out")))
        {
            var ran = await Tool.ProgramAsync(broken, [.. command.Split(' '), "--data", _desk.Data]);
            Assert.Equal((2, ""), (ran.Code, ran.Output));
            Assert.StartsWith("rule-date-wrong (packs/rpo.yaml:", ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, _desk.Contents());
        Assert.False(Directory.Exists(_desk.Of("out")));
    }

    [Fact]
    public async Task A_broken_rule_pack_lets_no_demonstration_begin()
    {
        var ran = await Tool.ProgramAsync(BrokenRulebook(), "seed", "--data", _desk.Of("new"));

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.StartsWith("rule-date-wrong (packs/rpo.yaml:", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.Of("new")));
    }

    [Fact]
    public async Task A_clock_set_back_leaves_the_audit_trail_in_order_and_says_so()
    {
        // The installation was kept by a clock far ahead of the one the tool looks at now.
        var ahead = _desk.Of("ahead");
        (await Sector.PlayAsync(ahead, Sector.Plan with { Day = Sector.Plan.Day.PlusDays(400) })).ValueOrThrow();
        var sources = (await Tool.RunAsync("rules", "show", "AUT-01")).Lines.Single(line => line.StartsWith("  sources ", StringComparison.Ordinal)).Split(' ')[^1];
        (await Tool.RunAsync(
            "rules", "adopt", "AUT-01@1", "--decision", "decline", "--by", "person:tester", "--reason", "Prova", "--sources", sources, "--data", ahead)).WithCode(0);

        var verified = await Tool.RunAsync("audit", "verify", "--data", ahead);
        var entries = (await Tool.RunAsync("audit", "export", "--data", ahead)).Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.StartsWith("sound: ", verified.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(entries[^2].GetProperty("at_us").GetInt64(), entries[^1].GetProperty("at_us").GetInt64());
        Assert.True(entries[^1].GetProperty("clock_behind_us").GetInt64() > 0);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A copy of the rulebook in which one rule comes into force on a day that no calendar has.</summary>
    private string BrokenRulebook()
    {
        var shipped = RulebookDirectory.Locate(null, null, AppContext.BaseDirectory, Directory.GetCurrentDirectory())!;
        foreach (var file in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            _desk.Write(Path.Combine("rulebook", Path.GetRelativePath(shipped, file)), File.ReadAllBytes(file));
        }

        var pack = _desk.Of("rulebook", "packs", "rpo.yaml");
        var lines = File.ReadAllLines(pack);
        var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith("valid_from: 20", StringComparison.Ordinal));
        lines[at] = lines[at].Split(':')[0] + ": 2026-02-31";
        File.WriteAllLines(pack, lines);
        return _desk.Of("rulebook");
    }
}
