// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Filiera.SeedWorld;
using Microsoft.Data.Sqlite;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera audit|blobs|jobs|parties</c>: what an operator looks at.</summary>
public sealed class InstallationKept(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_audit_trail_is_sound_and_exported_entry_by_entry()
    {
        var verified = (await _desk.RunAsync("audit", "verify")).WithCode(0);
        var exported = (await _desk.RunAsync("audit", "export")).WithCode(0).Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal($"sound: {exported.Count} entries, ending with {exported[^1].GetProperty("hash").GetString()}", Assert.Single(verified.Lines));
        Assert.Equal(Enumerable.Range(1, exported.Count), exported.Select(entry => entry.GetProperty("number").GetInt32()));
        Assert.Contains(exported, entry => entry.GetProperty("verb").GetString() == "register-organisation"
            || entry.GetProperty("subject_kind").GetString() == "organisation");
    }

    [Fact]
    public async Task An_altered_entry_is_found()
    {
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(_desk.Data, "filiera.db")};Pooling=False"))
        {
            await database.OpenAsync();
            await using var alter = database.CreateCommand();
            alter.CommandText = "DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET actor = 'person:other' WHERE number = 3;";
            Assert.Equal(1, await alter.ExecuteNonQueryAsync());
        }

        var ran = await _desk.RunAsync("audit", "verify");

        Assert.StartsWith("NOT SOUND: 1 findings in ", ran.WithCode(1).Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_with_one_byte_changed_is_named()
    {
        Assert.StartsWith("sound: ", (await _desk.RunAsync("blobs", "check")).WithCode(0).Output, StringComparison.Ordinal);
        var path = Directory.EnumerateFiles(Path.Combine(_desk.Data, "blobs"), "*", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(path);
        var hash = ContentHash.Of(bytes);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var ran = await _desk.RunAsync("blobs", "check");

        Assert.Equal("damaged " + hash, ran.WithCode(1).Lines[0]);
        Assert.StartsWith("NOT SOUND: ", ran.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_listed_and_a_queue_without_work_is_run_at_once()
    {
        Assert.Equal(new Ran(0, "", ""), await _desk.RunAsync("jobs", "list"));
        (await _desk.ScreenSeedAsync("luce-autunno", 20)).WithCode(0);

        var job = Assert.Single((await _desk.RunAsync("jobs", "list")).WithCode(0).Lines);

        Assert.Equal(["Done", "screen-contact-list"], job.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..3]);
        Assert.Equal(new Ran(0, "0 attempts\n", ""), await _desk.RunAsync("jobs", "run"));
        var id = job.Split(' ')[0];
        Assert.StartsWith($"{id}  Done  screen-contact-list  asked ", (await _desk.RunAsync("jobs", "show", id)).WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(["job-already-ended"], (await _desk.RunAsync("jobs", "cancel", id, "--by", "person:tester")).WithCode(2).Codes);
        Assert.Equal(["job-unknown"], (await _desk.RunAsync("jobs", "show", "0193a000-0000-7000-8000-000000000000")).WithCode(2).Codes);
    }

    [Fact]
    public async Task Parties_are_listed_with_the_identifiers_that_other_commands_ask_for()
    {
        var parties = (await _desk.RunAsync("parties", "list")).WithCode(0).Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(Sector.Plan.Clients.Count + Sector.Plan.Centres.Count + SeedPlan.SoleTraders.Count, parties.Count(party => party.TryGetProperty("organisation", out _)));
        Assert.Equal(
            Sector.Plan.Campaigns.Select(campaign => campaign.Name).Order(StringComparer.Ordinal),
            parties.Where(party => party.TryGetProperty("campaign", out _)).Select(party => party.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }
}
