// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera review</c> and <c>filiera samples</c>: what a person looks at after a screening.</summary>
public sealed class ReviewsDecided(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Rows_under_review_are_grouped_shown_masked_and_decided_with_a_reason()
    {
        var screening = (await ScreenAsync()).GetProperty("screening").GetString()!;

        var queue = JsonDocument.Parse(Assert.Single((await _desk.RunAsync("review", "list", "--json")).WithCode(0).Lines)).RootElement;
        var rows = (await _desk.RunAsync("review", "show", screening, "--json")).WithCode(0).Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var group = queue.GetProperty("groups")[0].GetProperty("number").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var decided = await _desk.RunAsync(
            "review", "decide", screening, "--group", group, "--keep", "--reason", "Il consenso non si trova.", "--by", "person:tester");
        var after = await _desk.RunAsync("review", "show", screening);

        Assert.Equal((screening, "lista.csv", rows.Count), (queue.GetProperty("screening").GetString(), queue.GetProperty("name").GetString(), queue.GetProperty("rows").GetInt32()));
        Assert.All(rows, row => Assert.Contains("•", row.GetProperty("number").GetString(), StringComparison.Ordinal));
        Assert.StartsWith("decided ", decided.WithCode(0).Output, StringComparison.Ordinal);
        Assert.All(after.WithCode(0).Lines, line => Assert.Contains("keep-withheld", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_without_a_reason_a_person_or_a_choice_is_refused()
    {
        var screening = (await ScreenAsync()).GetProperty("screening").GetString()!;

        var both = await _desk.RunAsync("review", "decide", screening, "--group", "1", "--allow", "--keep", "--reason", "Perché due volte", "--by", "nobody");
        var brief = await _desk.RunAsync("review", "decide", screening, "--group", "1", "--allow", "--reason", "sì", "--by", "person:tester");
        var unknown = await _desk.RunAsync("review", "show", "00000000-0000-7000-8000-000000000001");
        var wrong = await _desk.RunAsync("review", "show", "x", "--limit", "0", "--from", "-1");

        Assert.Equal((2, 2, 2, 2), (both.Code, brief.Code, unknown.Code, wrong.Code));
        Assert.Equal(["option-not-understood", "option-not-understood"], both.Codes);
        Assert.Equal(["review-reason-missing"], brief.Codes);
        Assert.Equal(["review-unknown"], unknown.Codes);
        Assert.Equal(["option-not-understood", "option-not-understood", "option-not-understood"], wrong.Codes);
    }

    [Fact]
    public async Task A_sample_of_consents_is_drawn_by_its_seed_looked_at_and_sealed()
    {
        var list = (await ScreenAsync()).GetProperty("list").GetString()!;
        var drawn = JsonDocument.Parse((await _desk.RunAsync("samples", "draw", list, "--seed", "90", "--by", "person:tester", "--json")).WithCode(0).Output).RootElement;
        var sample = drawn.GetProperty("sample").GetString()!;
        var shown = (await _desk.RunAsync("samples", "show", sample, "--json")).WithCode(0).Lines;

        var early = await _desk.RunAsync("samples", "seal", sample, "--by", "person:tester");
        for (var item = 1; item <= shown.Count; item++)
        {
            (await _desk.RunAsync(
                "samples", "record", sample, item.ToString(System.Globalization.CultureInfo.InvariantCulture), item == 1 ? "not-found" : "found", "--by", "person:tester")).WithCode(0);
        }

        var closed = JsonDocument.Parse((await _desk.RunAsync("samples", "seal", sample, "--by", "person:tester", "--json")).WithCode(0).Output).RootElement;

        Assert.Equal((3, 3, "90"), (drawn.GetProperty("population").GetInt32(), drawn.GetProperty("size").GetInt32(), drawn.GetProperty("seed").GetString()));
        Assert.Equal((2, "sample-incomplete"), (early.Code, Assert.Single(early.Codes)));
        Assert.Equal((2, 1, 0), (closed.GetProperty("found").GetInt32(), closed.GetProperty("not_found").GetInt32(), closed.GetProperty("not_matching").GetInt32()));
        Assert.Contains(sample, (await _desk.RunAsync("samples", "list")).WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("sealed: 2 found", (await _desk.RunAsync("samples", "show", sample)).WithCode(0).Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ScreenAsync()
    {
        var list = _desk.Write("lista.csv", Encoding.UTF8.GetBytes(
            "telefono;base;riferimento;data_consenso;finalita;destinatario\n"
            + string.Concat(Enumerable.Range(0, 3).Select(i => FormattableString.Invariant($"+39 347 000 {i:0000};consenso;R{i};01/10/2026;promozione;Luce Fittizia Energia spa\n")))));
        var ran = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--json");
        return JsonDocument.Parse(ran.WithCode(0).Output).RootElement;
    }
}
