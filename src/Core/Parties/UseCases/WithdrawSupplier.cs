// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records that a client takes the authorisation of a supplier back; every link below it falls with it.</summary>
public sealed class WithdrawSupplier(IPartyLedger ledger, IClock clock)
{
    /// <param name="From">First instant without authorisation.</param>
    public sealed record Command(SupplierAuthorisationId Authorisation, Instant From);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<SupplierAuthorisationId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<SupplierAuthorisationId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        if (!book.Suppliers.TryGetValue(command.Authorisation, out var link))
        {
            problems.Add(new AuthorisationUnknown(), "/authorisation");
            return problems.All;
        }

        problems.AddWhen(link.Effective.HasEndedBy(command.From), new AuthorisationAlreadyEnded(), "/from");
        return problems.Any
            ? problems.All
            : new Decision<SupplierAuthorisationId>(
                link.Id, new PartyEvent.SupplierWithdrawn(link.Id, link.AppointedBy, link.Supplier, command.From));
    }
}
