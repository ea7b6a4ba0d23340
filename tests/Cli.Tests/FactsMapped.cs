// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Cli.Tests;

/// <summary>Files beside a list whose columns a mapping file tells apart: in screening, in evidence, in the receipt.</summary>
public sealed class FactsMapped(Sector sector) : IDisposable
{
    private const string Rows = "R1;347 000 1111;01/10/2026;promozione;Telefonia Inventata S.p.A.;modulo sul sito;firma\n";
    private const string Mapping =
        "{\"version\":1,\"header\":false,\"delimiter\":\";\",\"columns\":{\"number\":2,\"reference\":1,\"date\":3,\"purpose\":4,\"recipient\":5,\"origin\":6,\"proof\":7}}";

    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_mapped_file_comes_to_what_its_named_columns_come_to_and_receipt_and_evidence_hold()
    {
        var list = _desk.Write("in/lista.csv", "telefono;base;riferimento\n+39 347 000 1111;consenso;R1\n"u8);
        var named = _desk.Write("in/named.csv", Encoding.UTF8.GetBytes("id_consenso;telefono;data_consenso;finalita;destinatario;origine;prova\n" + Rows));
        var plain = _desk.Write("in/crm.csv", Encoding.UTF8.GetBytes(Rows));
        var mapping = _desk.Write("maps/crm.csv.mapping.json", Encoding.UTF8.GetBytes(Mapping));
        var beside = _desk.Write("in/crm.csv.mapping.json", Encoding.UTF8.GetBytes(Mapping));

        string[] asOf = ["--replace", "--as-of", NodaTime.Text.LocalDatePattern.Iso.Format(Sector.Plan.Day) + "T10:00"];

        var expected = (await _desk.ScreenAsync(list, "fibra-casa", "centre-02", ["--consents", named, .. asOf])).WithCode(0);
        var unmapped = await _desk.ScreenAsync(list, "fibra-casa", "centre-02", ["--consents", plain, .. asOf]);
        var elsewhere = await _desk.ScreenAsync(list, "fibra-casa", "centre-02", ["--consents", plain, mapping, .. asOf]);
        var parted = (await _desk.ScreenAsync(list, "fibra-casa", "centre-02", ["--consents", plain, beside, "--no-duplicates", .. asOf])).WithCode(0);
        var mapped = (await _desk.ScreenAsync(list, "fibra-casa", "centre-02", ["--consents", plain, beside, .. asOf])).WithCode(0);
        File.Delete(beside);
        await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).WithCode(0).Output);
        string[] verify = ["receipt", "verify", _desk.Of("out", "receipt.json"), "--key", _desk.Of("keys.json"), "--list", list, "--consents", plain, "--outputs", _desk.Of("out")];
        var evidence = await Tool.RunAsync("evidence", "verify", _desk.Of("out", "evidence.json"), "--key", _desk.Of("keys.json"), "--inputs", _desk.Of("in"));

        Assert.Equal(Counted(expected), Counted(mapped));
        Assert.Equal(Counted(expected), Counted(parted));
        Assert.Equal("fact-columns-missing", unmapped.Codes[^1]);
        Assert.Equal((2, "mapping-of-no-file"), (elsewhere.Code, Assert.Single(elsewhere.Codes)));
        Assert.StartsWith("The receipt holds: ", (await Tool.RunAsync(verify)).WithCode(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("The receipt holds: ", (await Tool.RunAsync([.. verify, "--slowly"])).WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("\nmet             recomputed ", evidence.WithCode(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "mapping-not-understood")]
    [InlineData("{\"version\":1,\"columns\":{\"number\":9}}", "mapping-position-out-of-range")]
    [InlineData("{\"version\":1,\"columns\":{\"number\":2,\"contract_end\":3}}", "mapping-meaning-unknown")]
    public async Task A_mapping_that_does_not_fit_its_file_is_refused_with_its_name(string mapping, string code)
    {
        var list = _desk.Write("in/lista.csv", "telefono\n+39 347 000 1111\n"u8);
        var crm = _desk.Write("in/crm.csv", Encoding.UTF8.GetBytes(Rows));
        var said = _desk.Write("in/crm.csv.mapping.json", Encoding.UTF8.GetBytes(mapping));

        var ran = await _desk.ScreenAsync(list, "fibra-casa", "centre-02", "--consents", crm, said);

        Assert.Equal(2, ran.Code);
        Assert.Contains(code, ran.Codes);
        Assert.Contains("crm.csv", ran.Error, StringComparison.Ordinal);
    }

    private static string Counted(Ran ran) => string.Join('\n', ran.Lines.TakeWhile(line => !line.StartsWith("list ", StringComparison.Ordinal)));
}
