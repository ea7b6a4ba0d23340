// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Cli.Tests;

/// <summary>A data directory on a disk that is full or read-only: refused with the reason, and what was kept is still there afterwards.</summary>
/// <remarks>The tool runs as a program of its own, so that no file of the disk stays open here.</remarks>
public sealed class DisksRefused(Sector sector)
{
    [Theory]
    [InlineData("audit verify")]
    [InlineData("parties list")]
    [InlineData("blobs check")]
    public async Task A_disk_that_became_read_only_is_named_and_nothing_is_lost(string command)
    {
        using var disk = SmallDisk.MountOrSkip(8);
        var data = Keep(disk);
        disk.MakeReadOnly();
        var ran = await OnAsync(data, command);
        disk.MakeWritable();

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Equal(["disk-read-only"], ran.Codes);
        (await OnAsync(data, "audit verify")).WithCode(0);
    }

    [Theory]
    [InlineData("audit verify")]
    [InlineData("jobs run")]
    public async Task A_disk_that_became_full_is_named_and_nothing_is_lost(string command)
    {
        using var disk = SmallDisk.MountOrSkip(8);
        var data = Keep(disk);
        Fill(disk);
        var ran = await OnAsync(data, command);
        File.Delete(Path.Combine(disk.Path, "fill"));

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Equal(["disk-full"], ran.Codes);
        (await OnAsync(data, "audit verify")).WithCode(0);
    }

    [Fact]
    public async Task No_demonstration_begins_on_a_disk_that_takes_nothing()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        Fill(disk);
        var full = await OnAsync(Path.Combine(disk.Path, "new"), "seed");
        disk.MakeReadOnly();
        var readOnly = await OnAsync(Path.Combine(disk.Path, "other"), "seed");
        disk.MakeWritable();

        Assert.Equal((2, 2), (full.Code, readOnly.Code));
        Assert.Equal(["disk-full"], full.Codes);
        Assert.Equal(["disk-read-only"], readOnly.Codes);
        Assert.False(File.Exists(Path.Combine(disk.Path, "new", "demonstration")));
    }

    [Fact]
    public async Task A_list_larger_than_the_room_left_is_refused_and_nothing_of_it_is_kept()
    {
        using var disk = SmallDisk.MountOrSkip(4);
        using var desk = sector.Copy();
        var data = Keep(disk);
        var campaign = await desk.IdAsync("campaign", "Luce d'autunno");
        var centre = await desk.IdAsync("organisation", Sector.Plan.Centres[0].LegalName);
        var list = desk.Write("list.csv", System.Text.Encoding.ASCII.GetBytes("telefono\n" + string.Concat(Enumerable.Repeat("+39 347 000 1111\n", 400_000))));
        var before = await OnAsync(data, "blobs check");

        var ran = await OnAsync(data, $"screen {list} --campaign {campaign} --centre {centre} --out {desk.Of("out")}");

        Assert.Equal((2, "disk-full"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.Equal(before, await OnAsync(data, "blobs check"));
    }

    [Fact]
    public async Task Results_that_find_no_room_are_refused_and_the_screening_stays()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        using var desk = sector.Copy();
        Fill(disk);
        var campaign = await desk.IdAsync("campaign", "Luce d'autunno");
        var centre = await desk.IdAsync("organisation", Sector.Plan.Centres[0].LegalName);
        var file = desk.Write("list.csv", "telefono\n+39 347 000 1111\n"u8);

        var ran = await desk.RunAsync("screen", file, "--campaign", campaign, "--centre", centre, "--out", Path.Combine(disk.Path, "out"));

        Assert.Equal((2, "results-not-written"), (ran.Code, ran.Codes[^1]));
        Assert.Single((await desk.RunAsync("evidence", "list")).WithCode(0).Lines);
        Assert.StartsWith("rows 1 = ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_fills_up_while_results_are_made_is_named_and_nothing_looks_complete()
    {
        using var disk = SmallDisk.MountOrSkip(10);
        using var desk = sector.Copy();
        var data = Keep(disk);
        var list = desk.Write("list.csv", Encoding.ASCII.GetBytes("telefono;nota\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i =>
            FormattableString.Invariant($"+39 320 {i:0000000};{new string('x', 60)}\n")))));
        string[] screen = ["screen", list, "--campaign", "Luce d'autunno", "--out", desk.Of("out"), "--data", data];

        var ran = await Tool.ProgramAsync(null, screen);
        var left = Directory.Exists(desk.Of("out")) ? Directory.GetFiles(desk.Of("out")) : [];
        disk.Grow(40);
        (await OnAsync(data, "jobs run")).WithCode(0);
        var again = await Tool.ProgramAsync(null, screen);

        Assert.Equal((2, "", "disk-full"), (ran.Code, ran.Output, ran.Codes[^1]));
        Assert.Empty(left);
        Assert.StartsWith("rows 50000 = ", again.WithCode(0).Output, StringComparison.Ordinal);
        (await OnAsync(data, "audit verify")).WithCode(0);
        (await OnAsync(data, "blobs check")).WithCode(0);
    }

    private string Keep(SmallDisk disk)
    {
        var data = Path.Combine(disk.Path, "data");
        using var desk = sector.Copy();
        foreach (var folder in Directory.EnumerateDirectories(desk.Data, "*", SearchOption.AllDirectories).Prepend(desk.Data))
        {
            Sector.Make(data + folder[desk.Data.Length..]);
        }

        foreach (var file in Directory.EnumerateFiles(desk.Data, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, data + file[desk.Data.Length..]);
        }

        return data;
    }

    private static void Fill(SmallDisk disk)
    {
        using var file = File.Create(Path.Combine(disk.Path, "fill"), 1);
        try
        {
            for (var piece = new byte[4096]; ;)
            {
                file.Write(piece);
            }
        }
        catch (IOException)
        {
            // The disk is full, as was wanted.
        }
    }

    private static Task<Ran> OnAsync(string data, string command) => Tool.ProgramAsync(null, [.. command.Split(' '), "--data", data]);
}
