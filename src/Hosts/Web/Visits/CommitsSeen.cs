// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>How far the database was when a request came.</summary>
internal static class CommitsSeen
{
    private static readonly object Key = new();

    /// <summary>The mark, asked for once in a request, before anything is read for it.</summary>
    public static async ValueTask<long> MarkAsync(this ICommits commits, HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var seen) && seen is long known)
        {
            return known;
        }

        var mark = await commits.MarkAsync(http.RequestAborted);
        http.Items[Key] = mark;
        return mark;
    }
}
