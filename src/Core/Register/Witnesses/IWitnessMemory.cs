// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a witness remembers of each log, so that it never cosigns two states that contradict each other.</summary>
public interface IWitnessMemory
{
    /// <summary>The last checkpoint cosigned of a log; null when there is none.</summary>
    Task<Checkpoint?> LastAsync(string origin, CancellationToken ct);

    /// <summary>Puts a checkpoint in the place of the last one; when it returns, it outlasts a power cut.</summary>
    /// <returns>False, and nothing changed, when the last one is no longer of that size.</returns>
    Task<bool> ReplaceAsync(long oldSize, Checkpoint checkpoint, CancellationToken ct);
}
