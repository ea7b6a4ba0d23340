// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Flows.Web;

/// <summary>The verify page where no script runs: what is sent is checked by the program, and every cause of a refusal has its own words.</summary>
public sealed class VerifyingWithoutScript(SeededWebHost host) : IClassFixture<SeededWebHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example/v/FIL-2026-100001", "Questo codice porta a un host diverso")]
    [InlineData("eyJhbGci", "Non è il gettone JSON (JWT)")]
    [InlineData("<svg/>", "L'immagine non contiene una credenziale")]
    [InlineData("c2sp.org/tlog-proof@v1", "prova")]
    public async Task Without_script_each_cause_of_a_refusal_is_named(string text, string words)
    {
        using var answer = await host.Browser().SubmitAsync("/verifica", "/verifica", ("credential", text));
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains(words, System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_code_of_this_register_leads_to_its_certificate_and_a_proof_asks_for_its_entry()
    {
        using var client = host.CreateClient();
        using var led = await host.Browser().SubmitAsync("/verifica", "/verifica", ("credential", "https://localhost/v/FIL-2026-100001"));
        var words = System.Net.WebUtility.HtmlDecode(await led.Content.ReadAsStringAsync(Ct));
        Assert.Contains("FIL-2026-100001", words, StringComparison.Ordinal);
        Assert.Contains("Presenza nel registro pubblico", words, StringComparison.Ordinal);
        using var forged = await host.Browser().SubmitAsync("/verifica", "/verifica", ("credential", "https://localhost/v/FIL-2026-100001#" + new string('0', 32)));
        Assert.Equal(422, (int)forged.StatusCode);
        Assert.Contains("credenziale diversa da quella trovata", System.Net.WebUtility.HtmlDecode(await forged.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        using var none = await host.Browser().SubmitAsync("/verifica", "/verifica", ("credential", "https://localhost/v/FIL-2026-999999"));
        Assert.Equal((302, "/v/FIL-2026-999999"), ((int)none.StatusCode, none.Headers.Location!.OriginalString));

        var proof = await client.GetStringAsync("/api/register/entries/7/proof", Ct);
        using var shown = await host.Browser().SubmitAsync("/verifica", "/verifica", ("credential", proof));
        Assert.Contains("scegliere insieme a lei il file della voce", await shown.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }
}
