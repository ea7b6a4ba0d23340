// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records a place from which an organisation works.</summary>
public sealed class OpenSite(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <param name="Country">Two capital letters.</param>
    /// <param name="Municipality">Six digits in Italy; nothing abroad.</param>
    /// <param name="From">First day on which it is open.</param>
    public sealed record Command(OrganisationId Organisation, string? Name, string? Country, string? Municipality, LocalDate From);

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<SiteId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new SiteId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<SiteId>> Decide(PartyBook book, Command command, SiteId id)
    {
        var problems = new Problems();
        problems.Organisation(book, command.Organisation, null, command.From, "/organisation");
        var name = problems.Text(command.Name, 120, "/name");
        problems.AddWhen(!CountryCode.TryParse(command.Country, out var country), new CountryInvalid(), "/country");
        var code = string.IsNullOrWhiteSpace(command.Municipality) ? null : command.Municipality.Trim();
        var isItalian = country == CountryCode.Italy;
        problems.AddWhen(isItalian && code is null, new MunicipalityMissing(), "/municipality");
        problems.AddWhen(
            code is not null && (!isItalian || code.Length != 6 || !code.All(char.IsAsciiDigit)),
            new MunicipalityInvalid(),
            "/municipality");
        if (problems.Any)
        {
            return problems.All;
        }

        Municipality? municipality = code is null ? null : new Municipality(code);
        var site = new Site(id, command.Organisation, name, country, municipality, new DayRange(command.From, null));
        return new Decision<SiteId>(id, new PartyEvent.SiteOpened(site));
    }
}
