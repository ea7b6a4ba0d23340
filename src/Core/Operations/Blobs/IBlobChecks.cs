// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Reads every blob again and says what it found.</summary>
public interface IBlobChecks
{
    /// <summary>Verifies every blob against its hash, restores missing read checksums, and removes drafts whose writers are gone.</summary>
    /// <remarks>A damaged blob is named and left where it is: putting its content again heals it.</remarks>
    Task<BlobReport> CheckAsync(CancellationToken ct);
}
