// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Where a job stands. <see cref="Done"/>, <see cref="Failed"/> and <see cref="Cancelled"/> are final.</summary>
public enum JobState
{
    /// <summary>Waiting for a runner.</summary>
    Queued,

    /// <summary>A runner holds it by a lease.</summary>
    Running,

    /// <summary>It failed and will be tried again.</summary>
    WaitingRetry,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Stopped because somebody asked.</summary>
    Cancelled,
}
