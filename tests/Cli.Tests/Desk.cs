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

    /// <summary>Writes a list of the plan with fewer rows, and the newest answer for it, and screens them.</summary>
    public async Task<Ran> ScreenSeedAsync(string key, long rows)
    {
        var list = await WriteSeedAsync(key, rows);
        foreach (var file in Directory.GetFiles(Of("in")).Where(file => Path.GetFileName(file) != list.ListFile && Path.GetFileName(file) != list.MappingFile && Path.GetFileName(file) != list.AnswerFile(list.Consultations[0])))
        {
            File.Delete(file);
        }

        return await ScreenAsync(Of("in", list.ListFile), list.Campaign, list.Centre, [.. Mapping(list), "--answers", Of("in", list.AnswerFile(list.Consultations[0]))]);
    }

    /// <summary>Writes a list of the plan with fewer rows, and everything that comes with it, into <c>in</c>.</summary>
    public async Task<SeedList> WriteSeedAsync(string key, long rows)
    {
        var list = Sector.Plan.Lists.Single(it => it.Key == key) with { Rows = rows };
        Directory.CreateDirectory(Of("in"));
        await WriteAsync(list.ListFile, to => ListWriter.WriteAsync(list, to, null, default));
        if (list.MappingFile is { } mapping)
        {
            await WriteAsync(mapping, to => to.WriteAsync(MappingWriter.Write(list)).AsTask());
        }

        foreach (var consultation in list.Consultations)
        {
            await WriteAsync(list.AnswerFile(consultation), to => AnswerWriter.WriteAsync(list, consultation, to, default));
        }

        foreach (var facts in list.Facts)
        {
            await WriteAsync(list.FactFile(facts), to => FactWriter.WriteAsync(list, facts, to, default));
        }

        return list;
    }

    /// <summary>Writes a file into <c>in</c>.</summary>
    public async Task WriteAsync(string name, Func<Stream, Task> write)
    {
        await using var to = File.Create(Of("in", name));
        await write(to);
    }

    /// <summary>The words that name the mapping file of a list that has one.</summary>
    public string[] Mapping(SeedList list) => list.MappingFile is { } mapping ? ["--mapping", Of("in", mapping)] : [];

    /// <summary>The words that name everything that comes with a list.</summary>
    public IEnumerable<string> Beside(SeedList list) =>
    [
        "--answers", .. list.Consultations.Select(it => Of("in", list.AnswerFile(it))),
        .. list.Facts.SelectMany(facts => (string[])(facts switch
        {
            SeedFactFile.OwnSuppressions => ["--suppress", "own=" + Of("in", list.FactFile(facts))],
            SeedFactFile.ClientSuppressions => ["--suppress", "client=" + Of("in", list.FactFile(facts))],
            SeedFactFile.CampaignSuppressions => ["--suppress", "campaign=" + Of("in", list.FactFile(facts))],
            _ => ["--" + facts.ToString().ToLowerInvariant(), Of("in", list.FactFile(facts))],
        })),
    ];

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
