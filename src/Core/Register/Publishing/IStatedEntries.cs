// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What the register last stated of each of many, for sources that state something only when it changed.</summary>
public interface IStatedEntries
{
    /// <summary>The last entry of a type of each of some subjects, published or not, in no order; none for a subject without one.</summary>
    /// <param name="type">The type.</param>
    /// <param name="subjects">At most a thousand; each once.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<RegisteredEntry>> LastOfEachAsync(EntryType type, Sequence<EntrySubject> subjects, CancellationToken ct);
}
