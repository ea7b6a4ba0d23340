// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records that an organisation takes no further part from a day on. What it did stays.</summary>
public sealed class CloseOrganisation(IPartyLedger ledger, IClock clock)
{
    /// <param name="From">First day on which it takes no part.</param>
    public sealed record Command(OrganisationId Organisation, LocalDate From);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<OrganisationId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<OrganisationId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        problems.Organisation(book, command.Organisation, null, command.From, "/organisation");
        return problems.Any
            ? problems.All
            : new Decision<OrganisationId>(
                command.Organisation, new PartyEvent.OrganisationClosed(command.Organisation, command.From));
    }
}
