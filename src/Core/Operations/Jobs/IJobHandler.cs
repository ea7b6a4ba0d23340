// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Carries out jobs of one kind. Scoped: it shares the unit of work and the stores of the job's scope.</summary>
public interface IJobHandler
{
    /// <summary>The kind it carries out, kebab-case.</summary>
    string Kind { get; }

    /// <summary>Carries the job out; ends when it is done, throws <see cref="JobStopped"/> when it cannot ever be, anything else to be tried again.</summary>
    /// <remarks>After a crash it runs again from the start: whatever changes something is a step of the job.</remarks>
    Task RunAsync(JobContext job, CancellationToken ct);
}
