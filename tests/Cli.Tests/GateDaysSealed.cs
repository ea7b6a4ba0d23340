// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli.Tests;

/// <summary>A day of the dial gate from its seal to a stranger who checks it.</summary>
public sealed class GateDaysSealed(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_day_that_is_over_is_sealed_once_and_checked_with_the_file_and_the_keys_alone()
    {
        const string day = "2026-01-05";
        var first = await _desk.RunAsync("gate", "seal", day, "--by", "person:finto", "--out", _desk.Of("day.json"));
        var again = await _desk.RunAsync("gate", "seal", day, "--by", "person:finto");
        var early = await _desk.RunAsync("gate", "seal", "2999-01-01", "--by", "person:finto");
        var keys = await _desk.RunAsync("keys", "list");
        await File.WriteAllTextAsync(_desk.Of("keys.json"), keys.Output);
        var text = await File.ReadAllTextAsync(_desk.Of("day.json"));
        await File.WriteAllTextAsync(_desk.Of("other.json"), text.Replace("\"sig\":\"", "\"sig\":\"A", StringComparison.Ordinal));

        Assert.Equal((0, 0, 2), (first.Code, again.Code, early.Code));
        Assert.Equal(text, again.Output.TrimEnd());
        Assert.Equal(["gate-day-not-over"], early.Codes);
        Assert.Equal(0, (await Tool.RunAsync("gate", "verify", _desk.Of("day.json"), "--key", _desk.Of("keys.json"))).Code);
        Assert.Equal(1, (await Tool.RunAsync("gate", "verify", _desk.Of("day.json"))).Code);
        Assert.NotEqual(0, (await Tool.RunAsync("gate", "verify", _desk.Of("other.json"), "--key", _desk.Of("keys.json"))).Code);
        Assert.Equal(2, (await Tool.RunAsync("gate", "verify", _desk.Of("absent.json"))).Code);
    }
}
