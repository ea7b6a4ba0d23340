// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Thrown when a runner writes for a job that another runner has taken over meanwhile. Nothing was written.</summary>
public sealed class JobLost(JobId id) : Exception($"Job {id} is held by another runner.");
