// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The contact lists delivered, and what their screening came to. Append-only; joins the open unit of work.</summary>
public interface IScreenings
{
    /// <summary>Keeps a list that was delivered.</summary>
    Task AddAsync(ContactList list, CancellationToken ct);

    /// <summary>Keeps what a screening came to.</summary>
    Task AddAsync(ScreeningRecord record, CancellationToken ct);

    /// <summary>The list of that identifier, or null.</summary>
    Task<ContactList?> FindAsync(ListId id, CancellationToken ct);

    /// <summary>Lists, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those delivered before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<ContactList>> ListsAsync(int limit, ListId? before, CancellationToken ct);

    /// <summary>The newest screening of a list, or null while there is none.</summary>
    Task<ScreeningRecord?> NewestOfAsync(ListId id, CancellationToken ct);
}
