// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records that a site is closed from a day on.</summary>
public sealed class CloseSite(IPartyLedger ledger, IClock clock)
{
    /// <param name="From">First day on which it is closed.</param>
    public sealed record Command(SiteId Site, LocalDate From);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<SiteId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<SiteId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        if (!book.Sites.TryGetValue(command.Site, out var site))
        {
            problems.Add(new SiteUnknown(), "/site");
            return problems.All;
        }

        problems.AddWhen(command.From < site.Days.From, new EndBeforeStart(), "/from");
        problems.AddWhen(site.Days.HasEndedBy(command.From), new SiteAlreadyClosed(), "/from");
        return problems.Any
            ? problems.All
            : new Decision<SiteId>(site.Id, new PartyEvent.SiteClosed(site.Id, site.Organisation, command.From));
    }
}
