// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>A runner's hold on a job, as it was when claimed; <see cref="Job.Fence"/> says which hold it is.</summary>
public sealed record JobClaim(Job Job)
{
    /// <summary>True while the job, as it now stands, is still held by this claim.</summary>
    public bool Holds(Job now) => now.State == JobState.Running && now.Fence == Job.Fence;
}
