// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Registers a firm or body by its VAT number.</summary>
public sealed class RegisterOrganisation(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <summary>The request, as typed.</summary>
    public sealed record Command(string? LegalName, string? VatNumber, Sequence<OrganisationRole> Roles, string? RocNumber, bool IsSoleTrader = false);

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<OrganisationId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new OrganisationId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<OrganisationId>> Decide(PartyBook book, Command command, OrganisationId id)
    {
        var problems = new Problems();
        var name = problems.Text(command.LegalName, 200, "/legalName");
        // What the register would not state must not become its business: it would wait for it for ever.
        problems.AddWhen(!problems.Any && !RegisterNames.IsStated(name), new TextInvalid(), "/legalName");
        if (PartitaIva.Parse(command.VatNumber) is Result<PartitaIva>.Refused { Refusals: var refusals })
        {
            problems.Add(refusals[0], "/vatNumber");
        }

        PartitaIva.TryParse(command.VatNumber, out var vatNumber);
        problems.AddWhen(book.ByVat(vatNumber) is not null, new OrganisationAlreadyRegistered(), "/vatNumber");
        problems.AddWhen(command.Roles.IsEmpty, new RoleMissing(), "/roles");
        for (var i = 0; i < command.Roles.Count; i++)
        {
            problems.Choice(command.Roles[i], FormattableString.Invariant($"/roles/{i}"));
        }

        var roc = string.IsNullOrWhiteSpace(command.RocNumber) ? null : command.RocNumber.Trim();
        problems.AddWhen(roc is { Length: > 12 } || roc?.All(char.IsAsciiDigit) == false, new RocNumberInvalid(), "/rocNumber");
        if (problems.Any)
        {
            return problems.All;
        }

        var roles = Sequence.From(command.Roles.Distinct().Order());
        return new Decision<OrganisationId>(
            id, new PartyEvent.OrganisationRegistered(new Organisation(id, name, vatNumber, roles, roc, IsSoleTrader: command.IsSoleTrader)));
    }
}
