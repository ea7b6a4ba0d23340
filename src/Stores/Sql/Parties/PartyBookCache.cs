// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Stores.Sql;

/// <summary>The last committed book this process has read, so that only newer events are folded, and none are asked for while nothing was committed.</summary>
internal sealed class PartyBookCache
{
    private volatile Kept _latest = new(PartyBook.Empty, null);

    public PartyBook Latest => _latest.Book;

    /// <summary>The book, when it was read under this mark.</summary>
    public PartyBook? At(long mark) => _latest is { } kept && kept.Mark == mark ? kept.Book : null;

    /// <summary>Takes a book of committed events, read after the mark was. Two readers may come in either order: an older book only costs some folding.</summary>
    public void Take(PartyBook book, long mark) => _latest = new Kept(book, mark);

    private sealed record Kept(PartyBook Book, long? Mark);
}
