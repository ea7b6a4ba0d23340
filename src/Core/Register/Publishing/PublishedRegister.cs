// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What a publication came to.</summary>
/// <param name="Entries">Entries newly known to be in the log.</param>
/// <param name="Checkpoint">The checkpoint over them.</param>
/// <param name="Contradicted">Witnesses that know another history of this log: their words must be heard before anything else.</param>
public sealed record PublishedRegister(int Entries, SignedCheckpoint Checkpoint, Sequence<string> Contradicted = default);
