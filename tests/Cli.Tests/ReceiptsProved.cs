// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli.Tests;

/// <summary><c>filiera receipt list|show|prove</c> over an installation, and <c>verify</c> by a stranger with what it gave away.</summary>
public sealed class ReceiptsProved(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_number_of_a_screened_list_is_proved_to_a_stranger_and_one_that_was_not_on_it_is_refused()
    {
        (await _desk.ScreenSeedAsync("luce-autunno", 200)).WithCode(0);
        var id = (await _desk.RunAsync("receipt", "list")).WithCode(0).Lines[0].Split(' ')[0];
        var row = (await File.ReadAllLinesAsync(_desk.Of("out", "withheld.csv")))[1];
        (await _desk.RunAsync("receipt", "show", id, "-o", _desk.Of("receipt.json"))).WithCode(0);
        await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).WithCode(0).Output);
        (await _desk.RunAsync("receipt", "prove", id, "--number", row.Split(';')[0], "-o", _desk.Of("proof.json"))).WithCode(0);

        var verified = await Tool.RunAsync(
            "receipt", "verify", _desk.Of("receipt.json"), "--key", _desk.Of("keys.json"), "--number", row.Split(';')[0], "--proof", _desk.Of("proof.json"));

        Assert.StartsWith("The receipt holds: ", verified.WithCode(0).Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("The number is row ", verified.Lines[1], StringComparison.Ordinal);
        Assert.Equal(["number-not-on-list"], (await _desk.RunAsync("receipt", "prove", id, "--number", "+39 06 0000000", "-o", _desk.Of("no.json"))).WithCode(2).Codes);
        Assert.Equal(["receipt-not-named"], (await _desk.RunAsync("receipt", "prove", "x", "--number", "+39 06 69893123", "-o", _desk.Of("no.json"))).WithCode(2).Codes);
        Assert.Equal(["receipt-unknown"], (await _desk.RunAsync("receipt", "show", "019df21b-c740-7afb-be09-d324fae6c699")).WithCode(2).Codes);
    }
}
