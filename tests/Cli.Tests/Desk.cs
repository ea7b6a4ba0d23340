// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Filiera.SeedWorld;
using Microsoft.Data.Sqlite;

namespace Filiera.Cli.Tests;

/// <summary>A temporary directory with an installation's data directory in it, and what an operator does at it.</summary>
public sealed class Desk : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("filiera-cli-");

    public Desk() => Directory.CreateDirectory(Data);

    /// <summary>The data directory.</summary>
    public string Data => Of("data");

    public string Of(params string[] parts) => Path.Combine([_root.FullName, .. parts]);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(name))!);
        File.WriteAllBytes(Of(name), bytes);
        return Of(name);
    }

    /// <summary>Runs the tool on this data directory.</summary>
    public Task<Ran> RunAsync(params string[] args) => Tool.RunAsync([.. args, "--data", Data]);

    /// <summary>Screens a file for a campaign and a centre of the plan; results go to <c>out</c>.</summary>
    public async Task<Ran> ScreenAsync(string list, string campaign, string centre, params string[] more)
    {
        var named = Sector.Plan.Campaigns.Single(it => it.Key == campaign).Name;
        var firm = Sector.Plan.Centres.Single(it => it.Key == centre).LegalName;
        return await RunAsync(
            ["screen", list, "--campaign", await IdAsync("campaign", named), "--centre", await IdAsync("organisation", firm), "--out", Of("out"), .. more]);
    }

    /// <summary>Writes a list of the plan with fewer rows, and the register's answer for it, and screens them.</summary>
    public async Task<Ran> ScreenSeedAsync(string key, long rows)
    {
        var list = Sector.Plan.Lists.Single(it => it.Key == key) with { Rows = rows };
        Directory.CreateDirectory(Of("in"));
        await using (var to = File.Create(Of("in", list.ListFile)))
        {
            await ListWriter.WriteAsync(list, to, null, default);
        }

        await using (var to = File.Create(Of("in", list.AnswerFile(list.Consultations[0]))))
        {
            await AnswerWriter.WriteAsync(list, list.Consultations[0], to, default);
        }

        return await ScreenAsync(Of("in", list.ListFile), list.Campaign, list.Centre, "--answers", Of("in", list.AnswerFile(list.Consultations[0])));
    }

    /// <summary>The identifier that <c>filiera parties list</c> prints for a name.</summary>
    public async Task<string> IdAsync(string kind, string name) => (await RunAsync("parties", "list")).WithCode(0).Lines
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Single(party => party.TryGetProperty(kind, out _) && party.GetProperty("name").GetString() == name)
        .GetProperty(kind).GetString()!;

    /// <summary>The number of rows below the header of a result.</summary>
    public int RowsOf(string result) => File.ReadAllText(Of("out", result)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;

    /// <summary>What lies in the data directory: names and hashes, the database's own journals aside.</summary>
    public Sequence<string> Contents()
    {
        SqliteConnection.ClearAllPools();
        return Sequence.From(Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith("-wal", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => file[Data.Length..] + " " + ContentHash.Of(File.ReadAllBytes(file))));
    }
}
