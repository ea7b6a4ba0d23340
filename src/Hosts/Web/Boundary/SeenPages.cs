// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Reads a list page by page until enough of it is seen.</summary>
internal static class SeenPages
{
    private const int PageSize = 200;

    /// <summary>The first so many items that are seen, in the order of the list.</summary>
    /// <param name="read">Reads at most so many, from the one before on.</param>
    /// <param name="before">Where to begin.</param>
    /// <param name="idOf">What the next page is asked by.</param>
    /// <param name="seen">Which items of a page are seen: asked once for each page.</param>
    /// <param name="limit">How many are wanted.</param>
    public static async Task<Sequence<T>> TakeAsync<T, TId>(
        Func<int, TId?, Task<Sequence<T>>> read, TId? before, Func<T, TId> idOf, Func<Sequence<T>, Task<Func<T, bool>>> seen, int limit)
        where TId : struct
    {
        var found = new List<T>();
        while (found.Count < limit)
        {
            var page = await read(PageSize, before);
            var sees = await seen(page);
            found.AddRange(page.Where(sees).Take(limit - found.Count));
            if (page.Count < PageSize)
            {
                break;
            }

            before = idOf(page[^1]);
        }

        return Sequence.From(found);
    }
}
