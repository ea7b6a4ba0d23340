// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera screen</c>, from a file to evidence that verifies.</summary>
public sealed class ListsScreened(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_spreadsheet_export_in_windows_1252_comes_back_row_by_row_as_it_was_written()
    {
        const string Head = "telefono;base;riferimento;data_consenso;finalita;destinatario;fine_contratto;nome";
        const string Rows = "+39 347 000 1111;consenso;R1;01/10/2026;promozione;Luce Fittizia Energia spa;;Nicolò Finto\r\n"
            + "055 000 1234;consenso;R2;01/10/2026;promozione;Luce Fittizia Energia spa;;Ada Finta\r\n"
            + "3470001111;consenso;R3;01/10/2026;promozione;;;Ada Finta\r\n"
            + "+44 20 7946 0958;;;;;;;Bea Finta\r\n3,93E+11;;;;;;;Caio Finto\r\n;;;;;;;Dino Finto\r\n";
        var list = _desk.Write("lista.csv", Encoding.Latin1.GetBytes(Head + "\r\n" + Rows));

        var ran = (await _desk.ScreenAsync(list, "luce-autunno", "centre-01")).WithCode(0);

        Assert.Equal("rows 6 = allow 0 + withhold 0 + review 2 + foreign 1 + duplicate 1 + unreadable 2", ran.Lines[0]);
        Assert.Equal((0, 4, 2), (_desk.RowsOf("callable.csv"), _desk.RowsOf("withheld.csv"), _desk.RowsOf("rejected.csv")));
        Assert.StartsWith(
            Head + ";filiera_verdict;filiera_reasons;filiera_valid_until\r\n"
            + "+39 347 000 1111;consenso;R1;01/10/2026;promozione;Luce Fittizia Energia spa;;Nicolò Finto;review;"
            + "consent-proof-not-stated(CNS-02) consent-origin-not-documented(LST-02) no-answer(RPO-03) no-answer(RPO-05);\r\n",
            await File.ReadAllTextAsync(_desk.Of("out", "withheld.csv"), Encoding.Latin1),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("luce-autunno")]
    [InlineData("fibra-casa")]
    [InlineData("polizza-serena")]
    [InlineData("luce-revocata")]
    public async Task With_the_register_s_answer_every_row_is_in_one_of_the_three_files_and_its_evidence_can_be_measured_again(string key)
    {
        const int Rows = 400;
        var ran = (await _desk.ScreenSeedAsync(key, Rows)).WithCode(0);

        Assert.StartsWith("rows 400 = ", ran.Output, StringComparison.Ordinal);
        Assert.Equal(Rows, _desk.RowsOf("callable.csv") + _desk.RowsOf("withheld.csv") + _desk.RowsOf("rejected.csv"));
        Assert.Equal(key != "luce-revocata", _desk.RowsOf("callable.csv") > 0);
        await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).WithCode(0).Output);
        var verified = await Tool.RunAsync("evidence", "verify", _desk.Of("out", "evidence.json"), "--key", _desk.Of("keys.json"), "--inputs", _desk.Of("in"));
        Assert.Contains("\nmet             recomputed ", verified.WithCode(0).Output, StringComparison.Ordinal);
        Assert.EndsWith("The evidence holds: every check that must be met is met.\n", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_belongs_to_no_column_and_commas_are_understood()
    {
        var list = _desk.Write("list.csv", "\uFEFF\"phone\",\"basis\",\"name\"\r\n\"+39 347 000 1111\",\"CONSENT\",\"Finta, Ada\"\r\n"u8);

        var ran = (await _desk.ScreenAsync(list, "fibra-casa", "centre-02")).WithCode(0);

        Assert.StartsWith("rows 1 = ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\"Finta, Ada\",review,", await File.ReadAllTextAsync(_desk.Of("out", "withheld.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list-damaged", new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0 })]
    [InlineData("list-empty", new byte[0])]
    public async Task What_is_no_list_is_refused_with_its_code_and_nothing_is_written(string code, byte[] content)
    {
        var ran = await _desk.ScreenAsync(_desk.Write("list.csv", content), "luce-autunno", "centre-01");

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Equal(code, ran.Codes[^1]);
        Assert.Empty(Directory.EnumerateFiles(_desk.Of("out")));
    }

    [Fact]
    public async Task A_missing_file_and_an_unknown_campaign_are_refused_before_anything_is_kept()
    {
        var list = _desk.Write("list.csv", "telefono\n+39 347 000 1111\n"u8);
        var before = await _desk.RunAsync("audit", "verify");

        var missing = await _desk.ScreenAsync(_desk.Of("missing.csv"), "luce-autunno", "centre-01");
        var unknown = await _desk.RunAsync(
            "screen", list, "--campaign", "00000000-0000-7000-8000-000000000001", "--centre", "00000000-0000-7000-8000-000000000002", "--out", _desk.Of("out"));

        Assert.Equal((2, "list-file-unreadable"), (missing.Code, Assert.Single(missing.Codes)));
        Assert.Equal(2, unknown.Code);
        Assert.Equal(["organisation-unknown", "campaign-unknown"], unknown.Codes);
        Assert.Equal(before, await _desk.RunAsync("audit", "verify"));
    }

    [Fact]
    public async Task A_place_for_the_results_that_cannot_be_made_is_refused_before_anything_is_kept()
    {
        var list = _desk.Write("list.csv", "telefono\n+39 347 000 1111\n"u8);
        _desk.Write("out", []);
        var before = _desk.Contents();

        var ran = await _desk.ScreenAsync(list, "luce-autunno", "centre-01");

        Assert.Equal((2, "results-not-written"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.Equal(before, _desk.Contents());
    }

    [Fact]
    public async Task Complete_results_are_replaced_only_when_that_is_said()
    {
        var list = _desk.Write("lista.csv", "telefono\n+39 347 000 1111\n"u8);
        (await _desk.ScreenAsync(list, "luce-autunno", "centre-01")).WithCode(0);
        var first = await File.ReadAllBytesAsync(_desk.Of("out", "evidence.json"));
        _desk.Write("lista.csv", "telefono\n+39 347 000 2222\n"u8);

        var again = await _desk.ScreenAsync(list, "luce-autunno", "centre-01");
        var kept = await File.ReadAllBytesAsync(_desk.Of("out", "evidence.json"));
        (await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--replace")).WithCode(0);

        Assert.Equal((2, "results-already-there"), (again.Code, Assert.Single(again.Codes)));
        Assert.Equal(first, kept);
        Assert.NotEqual(first, await File.ReadAllBytesAsync(_desk.Of("out", "evidence.json")));
        Assert.Contains("347 000 2222", await File.ReadAllTextAsync(_desk.Of("out", "withheld.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_desk.Of("out")), file => file.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_is_named_by_its_name_and_its_only_centre_need_not_be_named()
    {
        var list = _desk.Write("lista.csv", "telefono\n+39 347 000 1111\n"u8);

        var named = await _desk.RunAsync("screen", list, "--campaign", "luce d'autunno", "--out", _desk.Of("out"), "--json");
        var two = await _desk.RunAsync("screen", list, "--campaign", "Sostegno di Natale", "--out", _desk.Of("other"));
        var none = await _desk.RunAsync("screen", list, "--campaign", "Nessuna", "--out", _desk.Of("other"));

        var summary = JsonDocument.Parse(Assert.Single(named.WithCode(0).Lines)).RootElement;
        Assert.Equal((1, 1), (summary.GetProperty("rows").GetInt32(), summary.GetProperty("counts").GetProperty("withhold").GetInt32()));
        Assert.Equal((2, "centre-not-named"), (two.Code, Assert.Single(two.Codes)));
        Assert.Equal((2, "campaign-unknown"), (none.Code, Assert.Single(none.Codes)));
        Assert.False(Directory.Exists(_desk.Of("other")));
    }
}
