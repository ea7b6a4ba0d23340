// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary>What may be asked of <c>filiera screen</c> besides a list: an instant, standard input, files beside it.</summary>
public sealed class ScreeningAsked(Sector sector) : IDisposable
{
    private const string One = "telefono;base\n+39 347 000 1111;elenco\n";

    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("ieri")]
    [InlineData("2026-10-25T02:30")]
    [InlineData("2026-03-29T02:30:00")]
    [InlineData("2026-11-22")]
    public async Task An_instant_that_is_none_or_two_is_refused_before_anything_is_kept(string asOf)
    {
        var list = _desk.Write("lista.csv", Encoding.UTF8.GetBytes(One));

        var ran = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--as-of", asOf);

        Assert.Equal((2, "instant-unreadable"), (ran.Code, Assert.Single(ran.Codes)));
        Assert.False(Directory.Exists(_desk.Of("out")));
    }

    [Fact]
    public async Task A_list_may_be_judged_as_of_an_instant_past_and_never_of_one_to_come()
    {
        var list = _desk.Write("lista.csv", Encoding.UTF8.GetBytes(One));
        var day = NodaTime.Text.LocalDatePattern.Iso.Format(Sector.Plan.Day.PlusDays(-1));
        var next = NodaTime.Text.LocalDatePattern.Iso.Format(Sector.Plan.Day.PlusDays(30));

        var past = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--as-of", day + "T10:00:00+01:00");
        var local = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--as-of", day + "T10:00", "--replace");
        var future = await _desk.ScreenAsync(list, "luce-autunno", "centre-01", "--as-of", next + "T10:00:00Z", "--replace");

        Assert.StartsWith("rows 1 = ", past.WithCode(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("rows 1 = ", local.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal((2, "as-of-in-the-future"), (future.Code, future.Codes[^1]));
    }

    [Fact]
    public async Task A_list_may_come_from_standard_input()
    {
        var ran = await Tool.PipedAsync(Encoding.UTF8.GetBytes(One), "screen", "-", "--campaign", "Luce d'autunno", "--out", _desk.Of("out"), "--data", _desk.Data, "--json");

        var summary = JsonDocument.Parse(Assert.Single(ran.WithCode(0).Lines)).RootElement;
        Assert.Equal(1, summary.GetProperty("rows").GetInt32());
        Assert.Equal(1, _desk.RowsOf("withheld.csv"));
    }
}
