// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Cli.Tests;

/// <summary>What is given as a list and is none, or is one cut, endless or of another kind: a clear refusal before anything is kept, or rejected rows.</summary>
public sealed class BadLists(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string, byte[]> NoLists => new()
    {
        { "list-empty", [] },
        { "list-not-text", BadFiles.EncryptedWorkbook() },
        { "list-not-text", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. BadFiles.Noise(1_000)] },
        { "list-not-text", Encoding.Unicode.GetBytes("telefono;nome\n3471234567;Ada\n") },
        { "phone-column-not-found", Encoding.UTF8.GetBytes("nome;città\nAda;Prova\n") },
        { "list-not-text", BadFiles.Noise(100_000) },
        { "list-begins-too-long", Encoding.UTF8.GetBytes(new string(';', 2_000_000)) },
    };

    [Theory]
    [MemberData(nameof(NoLists))]
    public async Task What_is_no_list_is_refused_and_nothing_looks_screened(string code, byte[] content)
    {
        var ran = await _desk.ScreenAsync(_desk.Write("list.csv", content), "luce-autunno", "centre-01");
        var parts = await _desk.ScreenAsync(_desk.Of("list.csv"), "luce-autunno", "centre-01", "--no-duplicates");

        Assert.Equal((2, "", code), (ran.Code, ran.Output, ran.Codes[^1]));
        Assert.Equal((2, "", code), (parts.Code, parts.Output, parts.Codes[^1]));
        Assert.Empty(Directory.EnumerateFiles(_desk.Of("out")));
    }

    public static TheoryData<string, string, byte[]> Packed => new()
    {
        { "list-damaged", "cut.csv.gz", BadFiles.Gzip(BadFiles.Noise(50_000))[..^20] },
        { "list-unpacks-too-large", "bomb.csv.gz", BadFiles.GzipBomb(300) },
        { "list-unpacks-too-large", "bomb.xlsx", BadFiles.ZipBomb(300) },
        { "sheet-not-found", "pictures.xlsx", BadFiles.ZipOfPictures() },
        { "list-damaged", "entity.xlsx", BadFiles.WorkbookWithEntity("/etc/hostname") },
    };

    [Theory]
    [MemberData(nameof(Packed))]
    public async Task What_is_packed_badly_is_refused_and_nothing_is_written(string code, string name, byte[] content)
    {
        var ran = await _desk.ScreenAsync(_desk.Write(name, content), "luce-autunno", "centre-01", "--no-duplicates");

        Assert.Equal((2, "", code), (ran.Code, ran.Output, Assert.Single(ran.Codes)));
        Assert.Empty(Directory.EnumerateFiles(_desk.Of("out")));
    }

    [Fact]
    public async Task A_directory_and_thirty_gigabytes_of_nothing_are_refused_at_once()
    {
        var before = await _desk.RunAsync("blobs", "check");

        var directory = await _desk.ScreenAsync(_desk.Data, "luce-autunno", "centre-01");
        var endless = await _desk.ScreenAsync(BadFiles.Sparse(_desk.Of("endless.csv"), 30L << 30), "luce-autunno", "centre-01");

        Assert.Equal((2, "list-file-unreadable"), (directory.Code, Assert.Single(directory.Codes)));
        Assert.Equal((2, "list-not-text"), (endless.Code, Assert.Single(endless.Codes)));
        Assert.Contains("endless.csv", endless.Error, StringComparison.Ordinal);
        Assert.Equal(before, await _desk.RunAsync("blobs", "check"));
    }

    [Fact]
    public async Task A_list_cut_in_the_middle_of_a_row_or_of_a_quote_loses_no_other_row()
    {
        var cut = _desk.Write("cut.csv", "telefono;nome\n+39 347 000 1111;Ada\n+39 347 000 22"u8);
        var quoted = _desk.Write("quoted.csv", "telefono;nome\n\"+39 347 000 1111;Ada\n+39 347 000 2222;Bea\n"u8);

        var first = await _desk.ScreenAsync(cut, "luce-autunno", "centre-01");
        var second = await _desk.ScreenAsync(quoted, "luce-autunno", "centre-01", "--replace");

        Assert.EndsWith("+ unreadable 1", first.WithCode(0).Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("rows 2 = ", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("rows 2 = ", second.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("row-quote-not-closed", second.Output, StringComparison.Ordinal);
    }
}
