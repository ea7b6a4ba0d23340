// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>How our own log is written.</summary>
/// <param name="Origin">The log's name: the first line of its checkpoints and the name of its key.</param>
/// <param name="Seal">Writes the last entry of each batch; null for none.</param>
/// <param name="MostUnpublished">So many entries acknowledged since the last checkpoint bring the next one at once.</param>
public sealed record LogWriterOptions(string Origin, IBatchSeal? Seal = null, int MostUnpublished = 16_384)
{
    /// <summary>The longest an entry may wait between its acknowledgement and a checkpoint that holds it, while the writer runs.</summary>
    public static Duration MaximumMergeDelay { get; } = Duration.FromMinutes(1);

    /// <summary>The purpose of the keys that sign checkpoints.</summary>
    public static KeyPurpose KeyPurpose { get; } = new("log", SignatureAlgorithm.Ed25519);
}
