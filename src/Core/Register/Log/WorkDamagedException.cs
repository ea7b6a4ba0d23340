// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a reader or writer of the log kept for itself is not what it wrote. It was given up, and is made anew from the log: by a reader when it is asked next, by a writer at its next start.</summary>
public sealed class WorkDamagedException : Exception
{
    /// <summary>Says so.</summary>
    public WorkDamagedException()
        : base("The register's working file is damaged. It is made anew from the log: by a reader when it is asked next, by a writer when it starts again.")
    {
    }
}
