// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Rights requests within the boundary: received by the organisation, or made to it as the controller.</summary>
internal sealed class SeenRights(IRightsRequests inner, Boundary boundary) : IRightsRequests
{
    public Task<RightsRequestNumber> NextNumberAsync(int year, CancellationToken ct) => inner.NextNumberAsync(year, ct);

    public async Task AddAsync(RightsRequest request, CancellationToken ct)
    {
        Boundary.Require(await SeesAsync(request, ct));
        await inner.AddAsync(request, ct);
    }

    public async Task AddAsync(RightsEvent done, CancellationToken ct)
    {
        Boundary.Require(await FindAsync(done.Request, ct) is not null);
        await inner.AddAsync(done, ct);
    }

    public async Task<RightsCase?> FindAsync(RightsRequestId id, CancellationToken ct) => await OnlySeenAsync(await inner.FindAsync(id, ct), ct);

    public async Task<RightsCase?> FindAsync(RightsRequestNumber number, CancellationToken ct) =>
        await OnlySeenAsync(await inner.FindAsync(number, ct), ct);

    public async Task<RightsCase?> FindBySourceAsync(string source, CancellationToken ct) =>
        await OnlySeenAsync(await inner.FindBySourceAsync(source, ct), ct);

    public Task<Sequence<RightsCase>> ListAsync(RightsFilter filter, int limit, RightsRequestId? before, CancellationToken ct) => boundary.Only is null
        ? inner.ListAsync(filter, limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListAsync(filter, count, from, ct), before, one => one.Request.Id, async _ =>
        {
            var seen = await SeenAsync(ct);
            return one => seen(one.Request);
        },
        limit);

    public async Task<bool> EraseDetailsAsync(RightsRequestId id, CancellationToken ct) =>
        await FindAsync(id, ct) is not null && await inner.EraseDetailsAsync(id, ct);

    private async Task<RightsCase?> OnlySeenAsync(RightsCase? found, CancellationToken ct) =>
        found is not null && await SeesAsync(found.Request, ct) ? found : null;

    private async Task<bool> SeesAsync(RightsRequest request, CancellationToken ct) => (await SeenAsync(ct))(request);

    private async Task<Func<RightsRequest, bool>> SeenAsync(CancellationToken ct)
    {
        if (boundary.Only is not { } own)
        {
            return _ => true;
        }

        // A controller sees what was asked of it; a centre does not see what another centre received for the same client.
        var vat = (await boundary.BookAsync(ct)).Organisations.TryGetValue(own, out var organisation) ? organisation.VatNumber.Digits : null;
        return request => request.Centre == own || request.ControllerVat == vat;
    }
}
