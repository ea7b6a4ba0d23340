// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Filiera.Screening;
using Filiera.Screening.Tests;

namespace Filiera.Cli.Tests;

/// <summary>A list packed, in a workbook or in wide text, with columns only a mapping knows: screened, previewed, proved and verified like any other.</summary>
public sealed class ListsInEveryForm(Sector sector) : IDisposable
{
    private const string Holds = "The receipt holds: it is genuine, and judging every row of the list again comes to exactly what it says.";
    private const string Campaign = "luce-autunno";
    private const string Centre = "centre-01";
    private static readonly string[] Meanings = ["number", "basis", "reference", "date"];
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-16be")]
    [InlineData("gzip utf-16le")]
    [InlineData("sheet")]
    [InlineData("gzip sheet")]
    public async Task A_mapped_list_in_any_form_goes_from_screening_to_a_receipt_that_strangers_verify(string form)
    {
        var (list, mapping) = WriteList(form);
        var answers = _desk.Write("in/risposte.csv", Answers());
        string[] beside = ["--answers", answers, "--mapping", mapping];
        var preview = await _desk.ScreenAsync(list, Campaign, Centre, [.. beside, "--dry-run"]);
        var parts = (await _desk.ScreenAsync(list, Campaign, Centre, [.. beside, "--no-duplicates", "--replace"])).WithCode(0);
        var together = Results();
        var screened = (await _desk.ScreenAsync(list, Campaign, Centre, [.. beside, "--replace"])).WithCode(0);
        await KeysAsync();
        string[] verify = [.. Verify(list), "--answers", answers, "--outputs", _desk.Of("out")];
        var verified = await Tool.RunAsync(verify);
        var slowly = await Tool.RunAsync([.. verify, "--slowly"]);
        var here = await Tool.RunAsync([.. Verify(list), "--outputs", _desk.Of("out"), "--data", _desk.Data]);
        var id = JsonDocument.Parse((await _desk.RunAsync("receipt", "list", "--json")).WithCode(0).Lines[0]).RootElement.GetProperty("id").GetString()!;
        var kept = await _desk.RunAsync("receipt", "check", id);
        (await _desk.RunAsync("receipt", "prove", id, "--number", "+39 347 000 1003", "-o", _desk.Of("proof.json"))).WithCode(0);
        var proved = await Tool.RunAsync([.. Verify(null), "--number", "3470001003", "--proof", _desk.Of("proof.json")]);
        var drawn = (await _desk.RunAsync("samples", "draw", screened.Lines.Single(line => line.StartsWith("list ", StringComparison.Ordinal))[5..], "--seed", "7", "--by", "person:prova", "--json")).WithCode(0);
        var measured = await Tool.RunAsync("evidence", "verify", _desk.Of("out", "evidence.json"), "--key", _desk.Of("keys.json"), "--inputs", _desk.Of("in"));

        Assert.Equal(screened.Lines[0], preview.WithCode(0).Lines[1]);
        Assert.Equal((screened.Lines[0], together), (parts.Lines[0], Results()));
        Assert.StartsWith(Holds, verified.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("  not run         tree         : secret-held-or-erased\n", verified.Output, StringComparison.Ordinal);
        Assert.Equal(verified.Output, slowly.WithCode(0).Output);
        foreach (var known in new[] { here, kept })
        {
            Assert.StartsWith(Holds, known.WithCode(0).Output, StringComparison.Ordinal);
            Assert.Contains("  met             tree\n", known.Output, StringComparison.Ordinal);
        }

        Assert.Equal(8, JsonDocument.Parse(drawn.Output).RootElement.GetProperty("population").GetInt64());
        Assert.StartsWith("The receipt holds: ", proved.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("The evidence holds", measured.WithCode(0).Output, StringComparison.Ordinal);
        await FlippedAsync(list, verify);
    }

    [Fact]
    public async Task A_cleansed_list_is_verified_from_what_was_submitted_what_came_back_and_when()
    {
        var (list, mapping) = WriteList("gzip windows-1252");
        var back = _desk.Write("in/tornata.csv", Encoding.UTF8.GetBytes("telefono\n3470001001\n3470001003\n3470001005\n"));
        await CompileAsync(back, list, mapping);
        (await _desk.ScreenAsync(list, Campaign, Centre, "--answers", _desk.Of("in", "risposte.idx"), "--mapping", mapping)).WithCode(0);
        await KeysAsync();

        foreach (var way in new[] { "--list", "--slowly" })
        {
            string[] verify = [.. Verify(list), "--answers", back, "--outputs", _desk.Of("out"), .. way == "--slowly" ? [way] : Array.Empty<string>()];
            Assert.StartsWith(Holds, (await Tool.RunAsync(verify)).WithCode(0).Output, StringComparison.Ordinal);
        }

        // Screened is another list than the one submitted: that one must be given too.
        var other = _desk.Write("in/altra.csv", Encoding.UTF8.GetBytes("telefono;base\n3470001001;cliente\n3470001002;cliente\n"));
        (await _desk.ScreenAsync(other, Campaign, Centre, "--answers", _desk.Of("in", "risposte.idx"), "--replace")).WithCode(0);
        var without = await Tool.RunAsync([.. Verify(other), "--answers", back]);
        Assert.Contains("not-judged-again: submitted-list-not-given", without.WithCode(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_index_is_opened_with_its_key_and_without_it_nothing_is_called_checked()
    {
        var (list, mapping) = WriteList("workbook");
        var index = await CompileAsync(_desk.Write("in/tornata.csv", "telefono\n3470001001\n"u8), list, mapping);
        (await _desk.ScreenAsync(list, Campaign, Centre, "--answers", index, "--mapping", mapping)).WithCode(0);
        await KeysAsync();
        string[] verify = [.. Verify(list), "--outputs", _desk.Of("out"), "--answers"];
        var keyless = await Tool.RunAsync([.. verify, index]);
        var wrong = await Tool.RunAsync([.. verify, index, "--index-key", _desk.Write("wrong.key", RandomNumberGenerator.GetBytes(32))]);
        var key = Directory.GetFiles(_desk.Of("data", "index-keys"), Sector.Plan.Lists.First(it => it.Campaign == Campaign || it.Key == Campaign).ClientVat + ".key").Single();
        var damaged = await File.ReadAllBytesAsync(index);
        damaged[^30] ^= 4;

        foreach (var unopened in new[] { keyless, wrong })
        {
            Assert.Contains("  not run         answers      : no-index-key-at-hand\n", unopened.WithCode(3).Output, StringComparison.Ordinal);
        }

        Assert.StartsWith(Holds, (await Tool.RunAsync([.. verify, index, "--index-key", key])).WithCode(0).Output, StringComparison.Ordinal);
        Assert.StartsWith(Holds, (await Tool.RunAsync([.. verify, index, "--data", _desk.Data])).WithCode(0).Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "The receipt does not hold: answers not met.",
            (await Tool.RunAsync([.. verify, _desk.Write("damaged.idx", damaged), "--index-key", key])).WithCode(1).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_recognised_is_refused_before_anything_is_kept()
    {
        var (list, mapping) = WriteList("gzip sheet");
        var absent = Mapping("assente.json", Forms.Sheet, "non c'è");
        var elsewhere = Mapping("altrove.json", "Manca", "campo 0");
        var cut = _desk.Write("cut.xlsx.gz", (await File.ReadAllBytesAsync(list))[..^9]);
        var before = (await _desk.RunAsync("blobs", "check")).Output;

        Assert.Equal(["mapping-column-not-found"], (await RefusedAsync(list, "--mapping", absent)).Codes);
        Assert.Equal(["sheet-not-found"], (await RefusedAsync(list, "--mapping", elsewhere)).Codes);
        Assert.Equal(["list-damaged"], (await RefusedAsync(cut, "--mapping", mapping)).Codes);
        Assert.Equal(["phone-column-not-found"], (await RefusedAsync(_desk.Write("none.csv", "nome\nAda\n"u8))).Codes);
        Assert.Equal(["mapping-without-number"], (await RefusedAsync(list, "--mapping", _desk.Write("m.json", "{\"version\":1,\"columns\":{}}"u8))).Codes);
        Assert.Equal(before, (await _desk.RunAsync("blobs", "check")).Output);

        Task<Ran> RefusedAsync(string path, params string[] more) => AllRefuseAsync(path, more);
    }

    // Plain, looked at and in parts: all refuse alike.
    private async Task<Ran> AllRefuseAsync(string list, string[] more)
    {
        var plain = await _desk.ScreenAsync(list, Campaign, Centre, more);
        Assert.Equal(plain.WithCode(2), (await _desk.ScreenAsync(list, Campaign, Centre, [.. more, "--dry-run"])).WithCode(2));
        Assert.Equal(plain, (await _desk.ScreenAsync(list, Campaign, Centre, [.. more, "--no-duplicates"])).WithCode(2));
        return plain;
    }

    private static async Task FlippedAsync(string list, string[] verify)
    {
        var bytes = await File.ReadAllBytesAsync(list);
        foreach (var at in new[] { 0, bytes.Length / 2, bytes.Length - 1 })
        {
            var flipped = bytes.ToArray();
            flipped[at] ^= 1;
            await File.WriteAllBytesAsync(list, flipped);
            Assert.StartsWith("The receipt does not hold: list not met.", (await Tool.RunAsync(verify)).WithCode(1).Output, StringComparison.Ordinal);
        }
    }

    private async Task<string> CompileAsync(string back, string list, string mapping)
    {
        var vat = Sector.Plan.Lists.First(it => it.Campaign == Campaign || it.Key == Campaign).ClientVat;
        (await _desk.RunAsync(
            "answers", "compile", back, "--cleansed", "--checked-at", "2026-01-10T10:00", "--submitted", list, "--mapping", mapping,
            "-o", _desk.Of("in", "risposte.idx"), "--controller", vat)).WithCode(0);
        return _desk.Of("in", "risposte.idx");
    }

    private (string List, string Mapping) WriteList(string form)
    {
        var rows = Enumerable.Range(0, 12).Select(i => (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"+39 347 000 {1000 + i}"), i % 3 == 0 ? "cliente" : "consenso", "R-" + i, "2026-01-05", "Città \"finta\"; " + i,
        ]);
        IReadOnlyList<IReadOnlyList<string>> all = [["campo 0", "campo 1", "campo 2", "campo 3", "campo 4"], .. rows, ["non disponibile", "", "", "", ""]];
        var sheet = form.EndsWith("sheet", StringComparison.Ordinal) ? Forms.Sheet : null;
        return (_desk.Write("in/lista", Forms.Write(all, form)), Mapping("mappa.json", sheet, "campo 0"));
    }

    private string Mapping(string name, string? sheet, string number)
    {
        var columns = Meanings.Select((meaning, i) => new MappedColumn(meaning, i == 0 ? number : $"campo {i}", null));
        return _desk.Write(name, new ListMapping(true, null, null, sheet, Kernel.Sequence.From(columns)).ToJson().ToCanonicalBytes());
    }

    private static byte[] Answers() => Encoding.UTF8.GetBytes("number_e164;result;checked_at\n" + string.Concat(Enumerable.Range(0, 12).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"+39347000{1000 + i};{(i % 2 == 0 ? "REMOVE" : "KEEP")};2026-01-10T09:00:00Z\n"))));

    private string[] Verify(string? list) =>
        ["receipt", "verify", _desk.Of("out", "receipt.json"), "--key", _desk.Of("keys.json"), .. list is null ? Array.Empty<string>() : ["--list", list]];

    private (string, string, string) Results() => (Of("callable.csv"), Of("withheld.csv"), Of("rejected.csv"));

    private string Of(string name) => Convert.ToHexString(File.ReadAllBytes(_desk.Of("out", name)));

    private async Task KeysAsync() => await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).WithCode(0).Output);
}
