// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>Counts what the installation tells anyone: again when a party changed, otherwise at most once in half a minute however many ask.</summary>
public sealed class Figures(IServiceScopeFactory scopes, RuleCatalogue catalogue, IClock clock) : IDisposable
{
    private const int PageSize = 500;
    private static readonly Duration Kept = Duration.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Counted? _latest;

    /// <summary>The figures, which say when they were counted.</summary>
    public async Task<PublicFigures> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        if (Fresh(book) is { } known)
        {
            return known;
        }

        await _turn.WaitAsync(ct);
        try
        {
            if (Fresh(book) is { } counted)
            {
                return counted;
            }

            var figures = await CountAsync(book, scope.ServiceProvider, ct);
            _latest = new Counted(figures, book.Version);
            return figures;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // A clock that was put back makes the kept figures too new: they are counted again.
    private PublicFigures? Fresh(PartyBook book)
    {
        if (_latest is not { } latest || latest.Parties != book.Version)
        {
            return null;
        }

        var age = clock.GetCurrentInstant() - latest.Figures.At;
        return age >= Duration.Zero && age < Kept ? latest.Figures : null;
    }

    private async Task<PublicFigures> CountAsync(PartyBook book, IServiceProvider services, CancellationToken ct)
    {
        var at = clock.GetCurrentInstant();
        var today = RomeTime.DayOf(at);
        return new PublicFigures(
            at,
            Open(OrganisationRole.ContactCentre),
            Open(OrganisationRole.Client),
            book.Numbers.Values.Count(number => number.Effective.Contains(today)),
            book.Mandates.Values.Count(mandate => mandate.Effective.Contains(at)),
            catalogue.On(today).Count,
            await services.GetRequiredService<IScreenings>().TotalsAsync(ct),
            await EvidenceAsync(services.GetRequiredService<IEvidenceStore>(), ct));

        int Open(OrganisationRole role) => book.Organisations.Values.Count(one => one.Has(role) && !one.IsClosedOn(today));
    }

    // A chain is numbered from one without a gap, so its last number is its length.
    private static async Task<long> EvidenceAsync(IEvidenceStore store, CancellationToken ct)
    {
        var total = 0L;
        for (EvidenceSubject? after = null; ;)
        {
            var page = await store.ListAsync(null, after, PageSize, ct);
            total += page.Sum(listing => listing.Head.Number);
            if (page.Count < PageSize)
            {
                return total;
            }

            after = page[^1].Subject;
        }
    }

    private sealed record Counted(PublicFigures Figures, long Parties);
}
