// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Deletes the details of a person for good; the events keep an identifier that names nobody.</summary>
public sealed class ErasePerson(IPartyLedger ledger, IClock clock)
{
    /// <summary>The request.</summary>
    public sealed record Command(PersonId Person);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<PersonId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<PersonId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        if (!book.People.TryGetValue(command.Person, out var person))
        {
            problems.Add(new PersonUnknown(), "/person");
            return problems.All;
        }

        problems.AddWhen(person.ErasedAt is not null, new PersonAlreadyErased(), "/person");
        return problems.Any
            ? problems.All
            : new Decision<PersonId>(
                person.Id,
                new PartyEvent.PersonErased(person.Id, person.Organisation),
                new PersonalChange.Erase(person.Id));
    }
}
