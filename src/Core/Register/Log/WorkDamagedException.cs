// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a reader or writer of the log kept for itself is not what it wrote. It was given up, and is made anew from the log at the next start.</summary>
public sealed class WorkDamagedException : Exception
{
    /// <summary>Says so.</summary>
    public WorkDamagedException()
        : base("The register's working file is damaged. It is made anew from the log when the program is started again.")
    {
    }
}
