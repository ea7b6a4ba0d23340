// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>The published files of a log, ours or another's, as they lie there: nothing is believed of them before it is proved.</summary>
public interface ILogFiles
{
    /// <summary>The signed note of the newest checkpoint; null when there is none.</summary>
    /// <returns>At most one byte more than <see cref="SignedNote.LargestSize"/>, which is then refused by its reader.</returns>
    ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct);

    /// <summary>One tile or bundle of exactly that path; null when there is none.</summary>
    /// <returns>At most one byte more than <see cref="TilePath.LargestSize"/>.</returns>
    ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct);
}
