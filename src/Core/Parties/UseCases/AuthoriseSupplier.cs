// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records that a client allows a centre, or a supplier below it, to use another supplier.</summary>
public sealed class AuthoriseSupplier(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <param name="AppointedBy">The centre of the mandate, or a supplier authorised below it.</param>
    /// <param name="Start">First instant of the authorisation.</param>
    /// <param name="End">First instant after it, or null.</param>
    public sealed record Command(MandateId Mandate, OrganisationId AppointedBy, OrganisationId Supplier, Instant Start, Instant? End);

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<SupplierAuthorisationId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new SupplierAuthorisationId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<SupplierAuthorisationId>> Decide(PartyBook book, Command command, SupplierAuthorisationId id)
    {
        var problems = new Problems();
        problems.Organisation(book, command.Supplier, null, RomeTime.DayOf(command.Start), "/supplier");
        problems.AddWhen(command.End is { } end && end <= command.Start, new EndBeforeStart(), "/end");
        if (!book.Mandates.TryGetValue(command.Mandate, out var mandate))
        {
            problems.Add(new MandateUnknown(), "/mandate");
            return problems.All;
        }

        problems.AddWhen(mandate.Effective.HasEndedBy(command.Start), new MandateEnded(), "/mandate");
        if (book.ChainTo(mandate, command.AppointedBy, command.Start) is not { } above)
        {
            problems.Add(new AppointerNotAuthorised(), "/appointedBy");
        }
        else
        {
            problems.AddWhen(above.Count >= mandate.SupplierDepth, new SupplierDepthExceeded(), "/supplier");
        }

        if (problems.Any)
        {
            return problems.All;
        }

        var term = new Term(command.Start, command.End);
        problems.AddWhen(
            command.Supplier == mandate.Centre || command.Supplier == command.AppointedBy
                || book.SuppliersUnder(mandate.Id).Any(s => s.Supplier == command.Supplier && s.Effective.Overlaps(term)),
            new SupplierAlreadyInChain(),
            "/supplier");
        return problems.Any
            ? problems.All
            : new Decision<SupplierAuthorisationId>(
                id,
                new PartyEvent.SupplierAuthorised(
                    new AuthorisedSupplier(id, mandate.Id, command.AppointedBy, command.Supplier, term)));
    }
}
