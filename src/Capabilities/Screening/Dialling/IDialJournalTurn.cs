// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The turn to write the journal, which one process has at a time; all others may follow what it writes.</summary>
/// <remarks>Every event is told once, in order and one at a time, whether it was followed or written here.</remarks>
public interface IDialJournalTurn
{
    /// <summary>True from <see cref="TryTake"/> to <see cref="Release"/>.</summary>
    bool IsWriter { get; }

    /// <summary>Takes the turn when nobody has it.</summary>
    /// <param name="visit">Told of what was written meanwhile; then of each event as soon as it is safe, before whoever appended it is answered.</param>
    /// <returns>The position of the last event; or <c>lease-held-by-another</c>, or why the journal cannot be used.</returns>
    Result<long> TryTake(DialEventVisit visit);

    /// <summary>Tells of what another process has written since the last call.</summary>
    /// <returns>The position of the last event told; or why the journal cannot be used.</returns>
    Result<long> CatchUp(DialEventVisit visit);

    /// <summary>Another value whenever events were erased from the journal, by whichever process.</summary>
    ContentHash Erasures();

    /// <summary>Writes what was accepted and lets another process have the turn.</summary>
    void Release();
}
