// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties.Tests;

public sealed class People
{
    private readonly Office _office = new();

    [Fact]
    public async Task Who_a_person_is_stands_apart_from_the_events_and_can_be_erased()
    {
        var centre = await _office.Centre();
        var id = (await _office.Run(Enrolment(centre))).ValueOrThrow();
        var person = new Person(id, centre, PersonRole.ComplianceOfficer, Office.Day, Office.Day.PlusYears(1));

        Assert.Equal(person, _office.Book.People[id]);
        Assert.Equal(new PersonDetails("Persona Inventata"), await _office.Ledger.FindAsync(id, default));
        Assert.All(_office.Ledger.Entries, entry => Assert.DoesNotContain(
            "Persona Inventata", PartyEventJson.Write(entry.Event).ToCanonicalText(), StringComparison.Ordinal));

        Assert.Equal("", Reasons.Of(await _office.Run(new ErasePerson.Command(id))));
        Assert.Null(await _office.Ledger.FindAsync(id, default));
        Assert.Equal(person with { ErasedAt = Office.Noon }, _office.Book.People[id]);
        Assert.Equal("person-already-erased/person", Reasons.Of(await _office.Run(new ErasePerson.Command(id))));
        Assert.Equal("person-unknown/person", Reasons.Of(await _office.Run(new ErasePerson.Command(default))));
    }

    [Fact]
    public async Task People_are_due_for_erasure_from_the_day_without_a_ground()
    {
        var id = (await _office.Run(Enrolment(await _office.Centre()))).ValueOrThrow();
        var day = RomeTime.StartOf(Office.Day.PlusYears(1));

        Assert.Equal([], _office.Book.PeopleToErase(day - Duration.Epsilon));
        Assert.Equal([_office.Book.People[id]], _office.Book.PeopleToErase(day));
        await _office.Run(new ErasePerson.Command(id));
        Assert.Equal([], _office.Book.PeopleToErase(day));
    }

    [Fact]
    public async Task Everything_wrong_with_an_enrolment_comes_back_together() =>
        Assert.Equal(
            "organisation-unknown/organisation text-missing/displayName choice-unknown/role end-before-start/keepUntil",
            Reasons.Of(await _office.Run(new EnrolPerson.Command(default, "", (PersonRole)9, Office.Day, Office.Day))));

    [Fact]
    public void A_name_is_in_no_text_that_might_be_logged()
    {
        Assert.DoesNotContain("Persona", Enrolment(default).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Persona", new PersonalChange.Keep(default, new PersonDetails("Persona Inventata")).ToString(), StringComparison.Ordinal);
    }

    private static EnrolPerson.Command Enrolment(OrganisationId organisation) =>
        new(organisation, "Persona Inventata", PersonRole.ComplianceOfficer, Office.Day, Office.Day.PlusYears(1));
}
