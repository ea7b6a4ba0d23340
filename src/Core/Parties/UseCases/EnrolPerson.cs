// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Gives a person a place at an organisation; who it is is stored apart from the event.</summary>
public sealed class EnrolPerson(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <param name="DisplayName">Personal data.</param>
    /// <param name="KeepUntil">First day on which there is no longer a ground to keep the details.</param>
    public sealed record Command(OrganisationId Organisation, string? DisplayName, PersonRole Role, LocalDate From, LocalDate KeepUntil)
    {
        /// <summary>Never the name.</summary>
        public override string ToString() => "(personal data)";
    }

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<PersonId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new PersonId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<PersonId>> Decide(PartyBook book, Command command, PersonId id)
    {
        var problems = new Problems();
        problems.Organisation(book, command.Organisation, null, command.From, "/organisation");
        var name = problems.Text(command.DisplayName, 120, "/displayName");
        problems.Choice(command.Role, "/role");
        problems.AddWhen(command.KeepUntil <= command.From, new EndBeforeStart(), "/keepUntil");
        return problems.Any
            ? problems.All
            : new Decision<PersonId>(
                id,
                new PartyEvent.PersonEnrolled(new Person(id, command.Organisation, command.Role, command.From, command.KeepUntil)),
                new PersonalChange.Keep(id, new PersonDetails(name)));
    }
}
