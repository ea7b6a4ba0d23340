// SPDX-License-Identifier: EUPL-1.2

using Filiera.SeedWorld;

namespace Filiera.Cli.Tests;

/// <summary>The receipt of every list of the seed world, verified by a stranger from the files alone.</summary>
public sealed class SeedReceipts(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string> Keys => [.. Sector.Plan.Lists.Select(list => list.Key)];

    [Fact]
    public void The_seed_lists_come_in_every_form_a_list_may_have()
    {
        Assert.Equal(Enum.GetValues<ListContainer>(), Sector.Plan.Lists.Select(list => list.Container).Distinct().Order());
        Assert.Equal(Enum.GetValues<ListDialect>(), Sector.Plan.Lists.Select(list => list.Dialect).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_stranger_who_judges_every_row_again_comes_to_what_the_receipt_says(string key)
    {
        var planned = Sector.Plan.Lists.Single(it => it.Key == key).Rows;
        var list = await _desk.WriteSeedAsync(key, Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? Math.Max(planned, 100_000) : planned);
        var beside = _desk.Beside(list).ToList();
        var screened = await _desk.ScreenAsync(_desk.Of("in", list.ListFile), list.Campaign, list.Centre, [.. _desk.Mapping(list), .. beside]);
        if (screened.Codes.Contains("answer-of-another-controller"))
        {
            beside.RemoveRange(0, 1 + list.Consultations.Count);
            screened = await _desk.ScreenAsync(_desk.Of("in", list.ListFile), list.Campaign, list.Centre, [.. _desk.Mapping(list), .. beside]);
        }

        screened.WithCode(0);
        await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).WithCode(0).Output);
        string[] verify =
        [
            "receipt", "verify", _desk.Of("out", "receipt.json"), "--key", _desk.Of("keys.json"), "--list", _desk.Of("in", list.ListFile),
            .. beside.Select(word => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]), "--outputs", _desk.Of("out"),
        ];

        var verified = await Tool.RunAsync(verify);
        var slowly = await Tool.RunAsync([.. verify, "--slowly"]);
        await File.AppendAllTextAsync(_desk.Of("out", "callable.csv"), " ");
        var changed = await Tool.RunAsync(verify);

        Assert.StartsWith(
            "The receipt holds: it is genuine, and judging every row of the list again comes to exactly what it says.", verified.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(verified.Output, slowly.WithCode(0).Output);
        Assert.StartsWith("The receipt does not hold: ", changed.WithCode(1).Output, StringComparison.Ordinal);
    }
}
