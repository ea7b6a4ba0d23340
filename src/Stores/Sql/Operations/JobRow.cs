// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A job as it stands: the one table of this folder whose rows change all the time.</summary>
internal sealed class JobRow
{
    public Guid Id { get; set; }

    public required string Kind { get; set; }

    public required Json Arguments { get; set; }

    public Actor RequestedBy { get; set; }

    public required string IdempotencyKey { get; set; }

    public int RetryMaxAttempts { get; set; }

    public long RetryFirstUs { get; set; }

    public long RetryLongestUs { get; set; }

    public long RetryJitterPpm { get; set; }

    public JobState State { get; set; }

    public Instant EnqueuedAt { get; set; }

    public Instant NotBefore { get; set; }

    public int Attempts { get; set; }

    public long Fence { get; set; }

    public Instant? LeasedUntil { get; set; }

    public Instant? StartedAt { get; set; }

    public Instant? FinishedAt { get; set; }

    public bool CancelRequested { get; set; }

    public long? ProgressDone { get; set; }

    public long? ProgressTotal { get; set; }

    public string? ProgressUnit { get; set; }

    public Instant? ProgressStartedAt { get; set; }

    public long? ProgressStartedFrom { get; set; }

    public Instant? ProgressAt { get; set; }

    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }

    public string? FailureRemedy { get; set; }

    public static JobRow From(Job job)
    {
        var request = job.Request;
        var row = new JobRow
        {
            Id = job.Id.Value,
            Kind = request.Kind,
            Arguments = request.Arguments,
            RequestedBy = request.By,
            IdempotencyKey = request.IdempotencyKey,
            RetryMaxAttempts = request.Retry.MaxAttempts,
            RetryFirstUs = Microseconds(request.Retry.First),
            RetryLongestUs = Microseconds(request.Retry.Longest),
            RetryJitterPpm = request.Retry.Jitter.Value,
            EnqueuedAt = job.EnqueuedAt,
        };
        row.Become(job);
        return row;
    }

    public void Become(Job job)
    {
        State = job.State;
        NotBefore = job.NotBefore;
        Attempts = job.Attempts;
        Fence = job.Fence;
        LeasedUntil = job.LeasedUntil;
        StartedAt = job.StartedAt;
        FinishedAt = job.FinishedAt;
        CancelRequested = job.CancelRequested;
        ProgressDone = job.Progress?.Done;
        ProgressTotal = job.Progress?.Total;
        ProgressUnit = job.Progress?.Unit;
        ProgressStartedAt = job.Progress?.StartedAt;
        ProgressStartedFrom = job.Progress?.StartedFrom;
        ProgressAt = job.Progress?.At;
        FailureCode = job.Failure?.Code;
        FailureMessage = job.Failure?.Message;
        FailureRemedy = job.Failure?.Remedy;
    }

    public Job ToJob() => new()
    {
        Id = new JobId(Id),
        Request = new JobRequest(Kind, Arguments, RequestedBy, IdempotencyKey)
        {
            Retry = new RetryPolicy(
                RetryMaxAttempts, ToDuration(RetryFirstUs), ToDuration(RetryLongestUs), new PartsPerMillion(RetryJitterPpm)),
        },
        State = State,
        EnqueuedAt = EnqueuedAt,
        NotBefore = NotBefore,
        Attempts = Attempts,
        Fence = Fence,
        LeasedUntil = LeasedUntil,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        CancelRequested = CancelRequested,
        Progress = ProgressUnit is null
            ? null
            : new JobProgress(
                ProgressDone!.Value, ProgressTotal, ProgressUnit, ProgressStartedAt!.Value, ProgressStartedFrom!.Value, ProgressAt!.Value),
        Failure = FailureCode is null ? null : new JobFailure(FailureCode, FailureMessage!, FailureRemedy!),
    };

    private static long Microseconds(Duration duration) => duration.BclCompatibleTicks / 10;

    private static Duration ToDuration(long microseconds) => Duration.FromTicks(microseconds * 10);

    internal sealed class Table : IEntityTypeConfiguration<JobRow>
    {
        public void Configure(EntityTypeBuilder<JobRow> builder)
        {
            builder.ToTable("jobs");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => new { row.Kind, row.IdempotencyKey }).IsUnique();
            builder.HasIndex(row => new { row.State, row.NotBefore });
        }
    }
}
