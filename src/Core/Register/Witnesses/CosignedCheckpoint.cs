// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What witnesses said of a checkpoint.</summary>
/// <param name="Note">The note with every cosignature that verifies.</param>
/// <param name="Contradicted">Witnesses that know another history of this log: it was put back, or shows two trees.</param>
public sealed record CosignedCheckpoint(SignedNote Note, Sequence<string> Contradicted);
