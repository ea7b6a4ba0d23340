// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The installation's own policy: which witnesses its log asks.</summary>
public interface IWitnessPolicies
{
    /// <summary>The policy as it stands now; null when there is none.</summary>
    Task<Result<WitnessPolicy>?> ReadAsync(CancellationToken ct);
}
