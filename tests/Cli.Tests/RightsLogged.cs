// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using NodaTime.Text;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera rights</c>, from a request to its figures.</summary>
public sealed class RightsLogged(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_request_is_recorded_forwarded_answered_and_exported()
    {
        var recorded = await RecordAsync("--phone", "+39 347 123 4567", "--note", "=CMD()");
        var number = JsonDocument.Parse(recorded.WithCode(0).Output).RootElement.GetProperty("number").GetString()!;

        (await _desk.RunAsync("rights", "receipt", number, "--means", "email", "--by", "person:officer")).WithCode(0);
        (await _desk.RunAsync("rights", "forward", number, "--means", "certified-mail", "--by", "person:officer")).WithCode(0);
        (await _desk.RunAsync("rights", "extend", number, "--reason", "Molti archivi.", "--by", "person:officer")).WithCode(0);
        var answered = await _desk.RunAsync("rights", "answer", number.ToLowerInvariant(), "--means", "letter", "--outcome", "granted", "--by", "person:officer", "--json");
        var shown = await _desk.RunAsync("rights", "show", number);
        var revealed = await _desk.RunAsync("rights", "show", number, "--reveal");
        var table = (await _desk.RunAsync("rights", "export")).WithCode(0);
        var received = InstantPattern.ExtendedIso.Parse(JsonDocument.Parse(recorded.Output).RootElement.GetProperty("received_at").GetString()!).GetValueOrThrow();
        var month = YearMonthPattern.Iso.Format(RomeTime.DayOf(received).ToYearMonth());

        Assert.Equal("granted", JsonDocument.Parse(answered.WithCode(0).Output).RootElement.GetProperty("outcome").GetString());
        Assert.DoesNotContain("1234567", shown.WithCode(0).Output + recorded.Output + table.Output, StringComparison.Ordinal);
        Assert.Contains("+393471234567", revealed.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(["receipt-handed", "forwarded", "extended", "answered"], shown.Lines.Skip(3).Select(line => line.Split("  ")[1]));
        Assert.StartsWith("number,kind,channel,", table.Output, StringComparison.Ordinal);
        Assert.Contains(number + ",objection,call," + Client, table.Output, StringComparison.Ordinal);
        Assert.Contains(",'+39 ", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CMD", table.Output, StringComparison.Ordinal);
        Assert.Equal("", (await _desk.RunAsync("rights", "list", "--open")).WithCode(0).Output);
        Assert.Contains(number, (await _desk.RunAsync("rights", "list", "--kind", "objection", "--channel", "call")).WithCode(0).Output, StringComparison.Ordinal);
        var day = LocalDatePattern.Iso.Format(RomeTime.DayOf(received));
        var next = LocalDatePattern.Iso.Format(RomeTime.DayOf(received).PlusDays(1));
        Assert.Contains(number, (await _desk.RunAsync("rights", "list", "--from", day, "--until", day)).WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal("", (await _desk.RunAsync("rights", "list", "--from", next)).WithCode(0).Output);
        Assert.Equal(["option-not-understood"], (await _desk.RunAsync("rights", "list", "--until", "ieri")).WithCode(2).Codes);
        Assert.StartsWith("forwarded in time 1 of 1 forwarded", (await _desk.RunAsync("rights", "figures", month, "--controller", Client)).WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(["rights-month-not-settled"], (await _desk.RunAsync("rights", "seal", month, "--controller", Client, "--by", "person:officer")).WithCode(2).Codes);
    }

    [Fact]
    public async Task A_client_is_told_of_all_that_waits_at_once_and_who_asked_is_erased()
    {
        var numbers = new List<string>();
        foreach (var phone in (string[])["+39 347 123 4567", "+39 347 123 4568"])
        {
            numbers.Add(JsonDocument.Parse((await RecordAsync("--phone", phone)).WithCode(0).Output).RootElement.GetProperty("number").GetString()!);
        }

        var handed = (await _desk.RunAsync("rights", "export", "--open", "--controller", Client, "--reveal")).WithCode(0);
        var all = (await _desk.RunAsync("rights", "forward-all", "--controller", Client, "--means", "file", "--by", "person:officer", "--json")).WithCode(0);
        var again = (await _desk.RunAsync("rights", "forward-all", "--controller", Client, "--means", "file", "--by", "person:officer")).WithCode(0);
        (await _desk.RunAsync("rights", "erase", numbers[0], "--by", "person:officer")).WithCode(0);
        var erased = (await _desk.RunAsync("rights", "show", numbers[0], "--reveal")).WithCode(0);

        Assert.Contains("393471234567", handed.Output, StringComparison.Ordinal);
        Assert.Equal(["done-in-time", "done-in-time"], all.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("forward").GetString()));
        Assert.Equal("", again.Output);
        Assert.Contains("number called not stated, or erased", erased.Output, StringComparison.Ordinal);
        Assert.Equal(["rights-already-done"], (await _desk.RunAsync("rights", "erase", numbers[0], "--by", "person:officer")).WithCode(2).Codes);
    }

    [Fact]
    public async Task What_is_not_understood_is_refused_together_and_nothing_is_recorded()
    {
        var wrong = await _desk.RunAsync(
            "rights", "record", "--kind", "wish", "--channel", "fax", "--controller", Client, "--centre", "nobody", "--phone", "12", "--received-at", "ieri", "--by", "Person");
        var unknown = await _desk.RunAsync("rights", "forward", "DR-2026-00009-X", "--means", "pigeon", "--by", "person:officer");

        Assert.Equal(
            ["option-not-understood", "option-not-understood", "instant-unreadable", "organisation-unknown", "number-invalid", "option-not-understood"], wrong.WithCode(2).Codes);
        Assert.Equal(["rights-request-unknown", "option-not-understood"], unknown.WithCode(2).Codes);
        Assert.Equal("", (await _desk.RunAsync("rights", "list")).WithCode(0).Output);
    }

    private static string Client => Sector.Plan.Clients[0].VatNumber;

    private Task<Ran> RecordAsync(params string[] more) => _desk.RunAsync(
    [
        "rights", "record", "--kind", "objection", "--channel", "call", "--controller", Client, "--centre", Sector.Plan.Centres[0].LegalName, "--by", "person:officer", "--json", .. more,
    ]);
}
