// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Thrown by a handler when trying again would not help: the job fails with this refusal.</summary>
public sealed class JobStopped(Refusal because) : Exception(because.ToString())
{
    /// <summary>Why.</summary>
    public Refusal Because { get; } = because;
}
