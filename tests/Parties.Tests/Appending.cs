// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties.Tests;

public sealed class Appending
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_request_is_decided_anew_when_others_were_first()
    {
        _office.Ledger.Interruptions = 4;

        await _office.Client();

        Assert.Equal(1, _office.Book.Version);
    }

    [Fact]
    public async Task A_request_gives_way_when_others_are_always_first()
    {
        _office.Ledger.Interruptions = int.MaxValue;

        var refused = await _office.Run(new RegisterOrganisation.Command("Ditta Fittizia", Office.VatNumber(1), [OrganisationRole.Client], null));

        Assert.Equal("changed-meanwhile", Reasons.Of(refused));
        Assert.Equal(0, _office.Book.Version);
    }

    [Fact]
    public void An_event_about_something_never_added_shows_a_damaged_ledger() =>
        Assert.Throws<KeyNotFoundException>(() => PartyBook.Empty.Fold(
            new PartyEntry(Office.Clerk, Office.Noon, new PartyEvent.SiteClosed(default, default, Office.Day))));
}
