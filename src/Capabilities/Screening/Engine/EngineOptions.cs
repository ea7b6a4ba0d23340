// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>How a list is run. None of it changes a verdict, except that duplicates are looked for or not.</summary>
/// <param name="Threads">How many threads work; 0 for as many as there are processors.</param>
/// <param name="FindDuplicates">Whether a number that stood in an earlier row is a duplicate; the first row in file order wins.</param>
/// <param name="Seal">The secret that salts a commitment to every row, or null for no seal.</param>
/// <param name="Part">The part of the list to run, or null for all of it.</param>
/// <param name="HashFiles">Whether the list and the outputs are hashed while they are read and written; a seal needs it and turns it on.</param>
public sealed record EngineOptions(int Threads = 0, bool FindDuplicates = true, SaltSecret? Seal = null, ListPart? Part = null, bool HashFiles = false)
{
    /// <summary>Bytes each thread takes at a time.</summary>
    internal int ChunkBytes { get; init; } = 1 << 20;

    /// <summary>Lists of fewer bytes are so short that the numbers met are kept in a set.</summary>
    internal long FewBytes { get; init; } = 8 << 20;

    /// <summary>How many claims, verdicts and field texts are remembered at most; beyond, every row is judged anew.</summary>
    internal int Remembered { get; init; } = 1 << 20;
}
