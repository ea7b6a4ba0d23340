// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Stores.Sql;

/// <summary>The last committed book this process has read, so that only newer events are folded.</summary>
internal sealed class PartyBookCache
{
    private volatile PartyBook _latest = PartyBook.Empty;

    public PartyBook Latest => _latest;

    /// <summary>Takes a book of committed events. Two readers may come in either order: an older book only costs some folding.</summary>
    public void Take(PartyBook book) => _latest = book;
}
