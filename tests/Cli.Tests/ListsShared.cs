// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary>Several processes over parts of one list, and a look before anything is kept.</summary>
public sealed class ListsShared(Sector sector) : IDisposable
{
    private static readonly string[] Results = ["callable.csv", "withheld.csv", "rejected.csv"];

    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("luce-autunno")]
    [InlineData("fibra-casa")]
    public async Task What_three_processes_write_joined_is_what_one_writes_byte_for_byte(string key)
    {
        var words = await WordsAsync(key, 3000);
        (await Tool.ProgramAsync(null, [.. words, "--out", _desk.Of("whole")])).WithCode(0);
        var parts = await Task.WhenAll(Enumerable.Range(1, 3).Select(part =>
            Tool.ProgramAsync(null, [.. words, "--part", FormattableString.Invariant($"{part}/3"), "--out", _desk.Of("part-" + part), "--json"])));

        var rows = parts.Sum(part => JsonDocument.Parse(part.WithCode(0).Output).RootElement.GetProperty("rows").GetInt64());
        Assert.Equal(3000, rows);
        foreach (var name in Results)
        {
            byte[] joined = [.. Enumerable.Range(1, 3).SelectMany(part => File.ReadAllBytes(_desk.Of("part-" + part, name)))];
            Assert.Equal(await File.ReadAllBytesAsync(_desk.Of("whole", name)), joined);
        }

        Assert.Equal(new Ran(0, "", ""), await _desk.RunAsync("evidence", "list"));
    }

    [Fact]
    public async Task A_list_packed_or_in_a_workbook_comes_to_the_same_as_its_plain_text()
    {
        var plain = await _desk.WriteSeedAsync("luce-autunno", 400);
        string[] words = ["--no-duplicates", "--as-of", NodaTime.Text.InstantPattern.ExtendedIso.Format(plain.Consultations[0].CheckedAt + NodaTime.Duration.FromHours(1)), "--json", "--replace", .. _desk.Beside(plain)];
        var expected = (await _desk.ScreenAsync(_desk.Of("in", plain.ListFile), plain.Campaign, plain.Centre, words)).WithCode(0).Output;

        foreach (var packed in new[] { plain with { Container = SeedWorld.ListContainer.Gzip }, plain with { Container = SeedWorld.ListContainer.Workbook } })
        {
            await _desk.WriteAsync(packed.ListFile, to => SeedWorld.ListWriter.WriteAsync(packed, to, null, default));
            Assert.Equal(expected, (await _desk.ScreenAsync(_desk.Of("in", packed.ListFile), plain.Campaign, plain.Centre, words)).WithCode(0).Output);
        }
    }

    [Fact]
    public async Task A_part_goes_with_an_instant_and_without_duplicates()
    {
        var list = _desk.Write("lista.csv", "telefono\n+39 347 000 1111\n"u8);

        var duplicates = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--part", "1/2", "--as-of", "2026-01-10T10:00:00Z");
        var instant = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--part", "1/2", "--no-duplicates");
        var beyond = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--part", "3/2", "--no-duplicates", "--as-of", "2026-01-10T10:00:00Z");

        Assert.Equal(("option-not-understood (--part)", "option-not-understood (--as-of)", "option-not-understood (--part)"), (Start(duplicates), Start(instant), Start(beyond)));
        Assert.False(Directory.Exists(_desk.Of("out")));

        static string Start(Ran ran) => ran.Error.Split(':')[0];
    }

    [Fact]
    public async Task An_answer_of_another_controller_and_a_missing_file_are_refused_with_their_names()
    {
        var list = _desk.Write("lista.csv", "telefono;base\n+39 347 000 1111;elenco\n"u8);
        var answer = _desk.Write("a.csv", Encoding.UTF8.GetBytes("number_e164;result;checked_at\n+393470001111;KEEP;2026-01-10T09:00:00Z\n"));
        (await _desk.RunAsync("answers", "compile", answer, "-o", _desk.Of("other.idx"), "--controller", Sector.Plan.Clients[1].VatNumber)).WithCode(0);

        var other = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--no-duplicates", "--answers", _desk.Of("other.idx"));
        var missing = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--no-duplicates", "--answers", _desk.Of("none.csv"), "--consents", _desk.Of("no.csv"));

        Assert.StartsWith($"answer-of-another-controller ({_desk.Of("other.idx")})", other.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (other.Code, missing.Code));
        Assert.Equal(["list-file-unreadable", "list-file-unreadable"], missing.Codes);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_keeps_nothing()
    {
        var list = _desk.Write("lista.csv", "telefono;base;riferimento;data_consenso;finalita;destinatario\n+39 347 000 1111;consenso;R1;01/10/2026;promozione;Luce Fittizia Energia spa\n+39 347 000 2222;elenco;;;;\n"u8);
        var before = await _desk.RunAsync("blobs", "check");

        var ran = await _desk.RunAsync("screen", list, "--campaign", "Luce d'autunno", "--dry-run");
        var supposed = await _desk.RunAsync("screen", list, "--campaign", "Luce d'autunno", "--dry-run", "--without-consents", "--what-if-date", "2027-01-10T10:00", "--json");
        var wrong = await _desk.RunAsync("screen", list, "--campaign", "Luce d'autunno", "--without-consents", "--if-adopted", "x");

        Assert.StartsWith("2 of 2 rows would be held back, most often because of ", ran.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(supposed.WithCode(0).Output).RootElement.GetProperty("supposed").ValueKind);
        Assert.Equal((2, "option-not-understood"), (wrong.Code, wrong.Codes.Distinct().Single()));
        Assert.Equal(before, await _desk.RunAsync("blobs", "check"));
        Assert.Equal(new Ran(0, "", ""), await _desk.RunAsync("evidence", "list"));
        Assert.Equal(new Ran(0, "", ""), await _desk.RunAsync("jobs", "list"));
    }

    private async Task<string[]> WordsAsync(string key, long rows)
    {
        var list = await _desk.WriteSeedAsync(key, rows);
        return
        [
            "screen", _desk.Of("in", list.ListFile), "--campaign", Sector.Plan.Campaigns.Single(it => it.Key == list.Campaign).Name,
            "--centre", Sector.Plan.Centres.Single(it => it.Key == list.Centre).LegalName, "--data", _desk.Data, "--no-duplicates",
            "--as-of", NodaTime.Text.InstantPattern.ExtendedIso.Format(list.Consultations[0].CheckedAt + NodaTime.Duration.FromHours(1)), .. _desk.Beside(list),
        ];
    }
}
