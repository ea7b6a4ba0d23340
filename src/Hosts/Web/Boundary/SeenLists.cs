// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Which of some lists are seen.</summary>
internal static class SeenLists
{
    /// <summary>Those of the lists that the store within the boundary knows; in one question whatever their number.</summary>
    public static async Task<HashSet<ListId>> SeenAmongAsync(this IScreenings screenings, IEnumerable<ListId> lists, CancellationToken ct) =>
        [.. (await screenings.SummariesAsync([.. lists], ct)).Select(list => list.Id)];
}
