// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Parties.Tests;

public sealed class EventWriting
{
    [Fact]
    public async Task Every_kind_of_event_is_read_back_as_it_was_written()
    {
        var entries = (await OfEveryKindAsync()).Ledger.Entries;

        var kinds = typeof(PartyEvent).GetNestedTypes(BindingFlags.Public).Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(kinds, entries.Select(entry => entry.Event.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal(
            entry.Event, PartyEventJson.Read(PartyEventJson.KindOf(entry.Event), PartyEventJson.Write(entry.Event))));
    }

    [Fact]
    public void A_number_is_read_back_even_when_the_plan_no_longer_knows_it()
    {
        var withdrawn = CallerId.FromKept(39_144_000_000, NumberKind.Premium);
        var declared = new PartyEvent.NumberDeclared(new DeclaredNumber(
            default, default, default, withdrawn, new DayRange(Office.Day, null), new NumberProof(Office.Contract, "Contratto")));

        Assert.Equal(declared, PartyEventJson.Read("number-declared", PartyEventJson.Write(declared)));
    }

    [Fact]
    public async Task Every_event_names_the_organisations_it_concerns() =>
        Assert.All((await OfEveryKindAsync()).Ledger.Entries, entry => Assert.NotEmpty(entry.Event.Concerns));

    [Fact]
    public void What_was_never_written_is_not_read()
    {
        Assert.Throws<FormatException>(() => PartyEventJson.Read("organisation-renamed", Json.Object()));
        Assert.Throws<FormatException>(() => PartyEventJson.Read("organisation-closed", Json.Object(("from", "2026-01-01"))));
        Assert.Throws<FormatException>(() => PartyEventJson.Read("organisation-closed", Json.Null));
    }

    private static async Task<Office> OfEveryKindAsync()
    {
        var office = new Office();
        var (client, centre) = (await office.Client(), await office.Centre());
        var site = (await office.Run(new OpenSite.Command(centre, "Sede", "IT", "058091", Office.Day))).ValueOrThrow();
        await office.Run(new OpenSite.Command(centre, "Filiale", "RO", null, Office.Day));
        await office.Run(new CloseSite.Command(site, Office.Day));
        var number = (await office.Run(office.Declaration(centre, client))).ValueOrThrow();
        await office.Run(new ReleaseCallerNumber.Command(number, Office.Day));
        var campaign = await office.Campaign(client);
        var mandate = await office.Mandate(client, centre, campaign, depth: 1);
        var link = (await office.Run(new AuthoriseSupplier.Command(mandate, centre, await office.Centre(), Office.Noon, null))).ValueOrThrow();
        await office.Run(new WithdrawSupplier.Command(link, Office.Noon));
        await office.Run(new RevokeMandate.Command(mandate, Office.Noon));
        await office.Run(new CloseCampaign.Command(campaign, Office.Day));
        var person = (await office.Run(new EnrolPerson.Command(
            centre, "Persona Inventata", PersonRole.Operator, Office.Day, Office.Day.PlusDays(1)))).ValueOrThrow();
        await office.Run(new ErasePerson.Command(person));
        await office.Run(new CloseOrganisation.Command(client, Office.Day));
        return office;
    }
}
