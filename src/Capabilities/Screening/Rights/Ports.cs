// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The rights requests and what was done about them. Append-only, but for the personal data, which can be erased; joins the open unit of work.</summary>
public interface IRightsRequests
{
    /// <summary>The next public number of a year.</summary>
    Task<RightsRequestNumber> NextNumberAsync(int year, CancellationToken ct);

    /// <summary>Keeps a request.</summary>
    Task AddAsync(RightsRequest request, CancellationToken ct);

    /// <summary>Keeps what was done about one.</summary>
    Task AddAsync(RightsEvent done, CancellationToken ct);

    /// <summary>The request of that identifier, or null.</summary>
    Task<RightsCase?> FindAsync(RightsRequestId id, CancellationToken ct);

    /// <summary>The request of that public number, or null.</summary>
    Task<RightsCase?> FindAsync(RightsRequestNumber number, CancellationToken ct);

    /// <summary>The request made of that source, or null.</summary>
    Task<RightsCase?> FindBySourceAsync(string source, CancellationToken ct);

    /// <summary>Requests, newest recorded first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most so many, from 1 to 1,000.</param>
    /// <param name="before">Only those recorded before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<RightsCase>> ListAsync(RightsFilter filter, int limit, RightsRequestId? before, CancellationToken ct);

    /// <summary>Overwrites and deletes telephone number and notes of a request and of what was done about it; request, acts and clocks stay.</summary>
    /// <returns>False when there were none.</returns>
    Task<bool> EraseDetailsAsync(RightsRequestId id, CancellationToken ct);
}
