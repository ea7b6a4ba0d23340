// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Takes events out of the journal for good. What stays keeps its position, and the journal shows as before whether it was changed.</summary>
/// <remarks>The newest events, which may still be followed by others in one file, stay a while longer: at most a month.</remarks>
public interface IDialJournalErasure
{
    /// <summary>How many events would go now.</summary>
    Task<long> CountAsync(Func<DialEvent, bool> isOver, CancellationToken ct);

    /// <summary>Erases events. Whenever the process ends, each is either there or gone, and what was begun is ended the next time.</summary>
    /// <returns>How many went; or <c>lease-held-by-another</c> while another process erases.</returns>
    Task<Result<long>> EraseAsync(Func<DialEvent, bool> isOver, CancellationToken ct);
}
