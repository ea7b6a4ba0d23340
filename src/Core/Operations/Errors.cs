// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>There is no job of that identifier.</summary>
public sealed record JobUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "job-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no job of that identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Look the job up in the list of jobs.";
}

/// <summary>The job is in its final state.</summary>
public sealed record JobAlreadyEnded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "job-already-ended";

    /// <inheritdoc/>
    public override string Message => "The job has already ended and can no longer be stopped.";

    /// <inheritdoc/>
    public override string Remedy => "Look at its result; ask for a new job if the work is to be done again.";
}

/// <summary>The job did not fail.</summary>
public sealed record JobNotFailed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "job-not-failed";

    /// <inheritdoc/>
    public override string Message => "Only a job that failed is asked for again.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the job: it is under way, it is done, or somebody stopped it.";
}

/// <summary>Another runner holds the job now.</summary>
public sealed record JobHeldByAnother : Refusal
{
    /// <inheritdoc/>
    public override string Code => "job-lost";

    /// <inheritdoc/>
    public override string Message => "The job is no longer held by this runner.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs to be done: the runner that holds it goes on with it.";
}

/// <summary>Somebody else holds the lease.</summary>
public sealed record LeaseHeldByAnother : Refusal
{
    /// <inheritdoc/>
    public override string Code => "lease-held-by-another";

    /// <inheritdoc/>
    public override string Message => "Another process is doing this at the moment.";

    /// <inheritdoc/>
    public override string Remedy => "Wait until it has finished, or stop it, and try again.";
}

/// <summary>The lease was over before it was renewed.</summary>
public sealed record LeaseLost : Refusal
{
    /// <inheritdoc/>
    public override string Code => "lease-lost";

    /// <inheritdoc/>
    public override string Message => "The turn ended before it was renewed, and another process may have taken it.";

    /// <inheritdoc/>
    public override string Remedy => "Stop what was being done under the lease, acquire it again and start over.";
}

/// <summary>There is no message of that identifier.</summary>
public sealed record MessageUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "message-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no message of that identifier in the outbox.";

    /// <inheritdoc/>
    public override string Remedy => "Look the message up in the list of parked messages.";
}

/// <summary>A line of an exported audit trail cannot be read.</summary>
public sealed record AuditEntryUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "audit-entry-unreadable";

    /// <inheritdoc/>
    public override string Message => "A line is not an entry of an audit trail.";

    /// <inheritdoc/>
    public override string Remedy => "Export the audit trail again, and check that the file was not changed on its way.";
}
