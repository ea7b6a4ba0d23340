// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>Counts what the installation tells anyone, at most once in half a minute however many ask; each answer says when it was counted.</summary>
public sealed class Figures(IServiceScopeFactory scopes, RuleCatalogue catalogue, IClock clock) : IDisposable
{
    private const int PageSize = 500;
    private static readonly Duration Kept = Duration.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile PublicFigures? _latest;

    /// <summary>The figures, at most half a minute old.</summary>
    public async Task<PublicFigures> ReadAsync(CancellationToken ct)
    {
        if (Fresh() is { } known)
        {
            return known;
        }

        await _turn.WaitAsync(ct);
        try
        {
            return Fresh() ?? (_latest = await CountAsync(ct));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // A clock that was put back makes the kept figures too new: they are counted again.
    private PublicFigures? Fresh()
    {
        var age = _latest is { } latest ? clock.GetCurrentInstant() - latest.At : Duration.MaxValue;
        return age >= Duration.Zero && age < Kept ? _latest : null;
    }

    private async Task<PublicFigures> CountAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var at = clock.GetCurrentInstant();
        var today = RomeTime.DayOf(at);
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        return new PublicFigures(
            at,
            Open(OrganisationRole.ContactCentre),
            Open(OrganisationRole.Client),
            book.Numbers.Values.Count(number => number.Effective.Contains(today)),
            book.Mandates.Values.Count(mandate => mandate.Effective.Contains(at)),
            catalogue.On(today).Count(),
            await scope.ServiceProvider.GetRequiredService<IScreenings>().TotalsAsync(ct),
            await EvidenceAsync(scope.ServiceProvider.GetRequiredService<IEvidenceStore>(), ct));

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
}
