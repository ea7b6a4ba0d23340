// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What whoever verifies relies on; the default relies on nobody, and then nothing is valid.</summary>
/// <param name="TrustedIssuers">The issuers trusted.</param>
/// <param name="LogKeys">The keys of logs trusted.</param>
/// <param name="RequiresLog">True when what is not proved to be in a log is not valid.</param>
/// <param name="RefusesDemonstration">True when demonstrations are not accepted.</param>
public sealed record VerificationPolicy(
    Sequence<Did> TrustedIssuers = default, Sequence<NoteKey> LogKeys = default, bool RequiresLog = false, bool RefusesDemonstration = false);
