// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>A number that stands still as long as nothing is committed to the database, by this process or by any other.</summary>
/// <remarks>
/// Who asks before reading may keep what was read and use it for as long as asking again gives the same number: nothing was written in between. Asking costs
/// next to nothing. The number may move although nothing was written; the same number never comes back for another state while the process lives.
/// </remarks>
public interface ICommits
{
    /// <summary>The number now: every commit that ended before the call counts.</summary>
    ValueTask<long> MarkAsync(CancellationToken ct);
}
