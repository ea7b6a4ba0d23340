// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera consult</c>: from the plan to the permit, against the simulator.</summary>
public sealed class RegisterConsulted(Sector sector) : IDisposable
{
    private const string By = "person:tester";
    private readonly Desk _desk = sector.Copy();

    private static string Vat => Sector.Plan.Clients.Single(client => client.Key == "client-insurance").VatNumber;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_file_of_numbers_is_drafted_exported_answered_and_permitted()
    {
        var id = await DraftedAsync();
        Assert.Equal(["register-account-missing"], (await _desk.RunAsync("consult", "export", id, "--out", _desk.Of("sent"), "--by", By)).Codes);
        var account = await _desk.RunAsync("consult", "account", "--controller", Vat, "--tier", "1000=150.50", "--other-tier", "5000=400", "--daily-limit", "500", "--by", By);
        Assert.Contains("tier 1,000, price 150.5", account.WithCode(0).Output, StringComparison.Ordinal);

        (await _desk.RunAsync("consult", "export", id, "--out", _desk.Of("sent"), "--by", By)).WithCode(0);
        var sent = await File.ReadAllLinesAsync(_desk.Of("sent", $"list-{id}-1.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("row_id;number_e164;basis;basis_ref;source_list_id;collected_at;controller_vat", sent[0]);
        Assert.Equal(21, sent.Length);
        Assert.Contains("waiting", (await _desk.RunAsync("consult", "status")).WithCode(0).Lines[0], StringComparison.Ordinal);

        (await _desk.RunAsync("consult", "simulate", id, "--out", _desk.Of("back"), "--fault", "truncated")).WithCode(0);
        var back = _desk.Of("back", $"simulator-result-{id}-1.csv");
        Assert.Equal(["answer-truncated"], (await _desk.RunAsync("consult", "import", id, back, "--by", By)).Codes);
        Assert.Contains("simulator, demonstration", (await _desk.RunAsync("consult", "simulate", id, "--out", _desk.Of("back"))).WithCode(0).Output, StringComparison.Ordinal);
        var answered = await _desk.RunAsync("consult", "import", id, back, "--by", By);
        Assert.Contains("fresh", answered.WithCode(0).Lines[0], StringComparison.Ordinal);

        var permit = JsonDocument.Parse((await _desk.RunAsync("consult", "permit", id)).WithCode(0).Output).RootElement;
        var payload = JsonDocument.Parse(Convert.FromBase64String(permit.GetProperty("payload").GetString()!)).RootElement;
        Assert.Equal((Vat, "all", true), (payload.GetProperty("controller_vat").GetString(), payload.GetProperty("campaign").GetString(), payload.GetProperty("simulated").GetBoolean()));
    }

    [Fact]
    public async Task The_plan_says_unknown_where_nobody_stated_a_figure()
    {
        var plan = (await _desk.RunAsync("consult", "plan", "--controller", Vat)).WithCode(0).Output;

        Assert.Contains("remaining in the tier: unknown", plan, StringComparison.Ordinal);
        Assert.Contains("no account stated for this year", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_is_refused()
    {
        var id = await DraftedAsync();

        Assert.Equal(["consultation-not-waiting"], (await _desk.RunAsync("consult", "simulate", id, "--out", _desk.Of("back"))).Codes);
        Assert.Equal(["option-not-understood"], (await _desk.RunAsync("consult", "simulate", id, "--out", _desk.Of("back"), "--fault", "x")).Codes);
        Assert.Equal(["option-not-understood"], (await _desk.RunAsync("consult", "account", "--controller", Vat, "--tier", "molti", "--by", By)).Codes);
        Assert.Equal(["campaign-unknown"], (await _desk.RunAsync("consult", "plan", "--controller", Vat, "--campaign", "nessuna")).Codes);
        Assert.Equal(["consultation-unknown"], (await _desk.RunAsync("consult", "permit", "00000000-0000-7000-8000-000000000001")).Codes);
        Assert.Contains("abandoned", (await _desk.RunAsync("consult", "abandon", id, "--reason", "non serve", "--by", By)).WithCode(0).Output, StringComparison.Ordinal);
    }

    private async Task<string> DraftedAsync()
    {
        var text = new StringBuilder("telefono;base;riferimento;data_consenso;finalita\n");
        for (var i = 0; i < 20; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"+39 347 55{i:00000};CONSENSO;c-{i};01/06/2026;marketing\n");
        }

        var file = _desk.Write("in/numeri.csv", Encoding.UTF8.GetBytes(text.ToString()));
        var drafted = await _desk.RunAsync("consult", "draft", "--controller", Vat, "--file", file, "--every-number", "--by", By, "--json");
        var read = JsonDocument.Parse(drafted.WithCode(0).Output).RootElement;
        Assert.Equal((20, "drafted"), (read.GetProperty("asked").GetInt32(), read.GetProperty("state").GetString()));
        return read.GetProperty("consultation").GetString()!;
    }
}
