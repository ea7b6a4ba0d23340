// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Operations.Tests;

/// <summary>The life of a job, held against a model: whatever happens to it, in whatever order, its laws stand.</summary>
public sealed class JobLives
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0);
    private static readonly Duration Lease = Duration.FromSeconds(30);

    private static readonly JobFailure Failure = new("job-broke", "It broke.", "Look.");

    private enum Event
    {
        Claim,
        Renew,
        Done,
        Break,
        Stop,
        Cancel,
        HandBack,
        AskToStop,
        Wait,
        WaitLong,
    }

    [Fact]
    public void Whatever_happens_to_a_job_its_laws_stand()
    {
        var tests = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 50_000 : 2_000;
        var lives = (from attempts in Gen.Choose(1, 4)
                     from events in Gen.ArrayOf(Gen.Elements(Enum.GetValues<Event>()))
                     select (attempts, events)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(lives, life => Play(life.attempts, life.events)));
    }

    [Fact]
    public void A_job_that_breaks_is_tried_as_often_as_its_policy_allows()
    {
        var job = JobLife.Ask(new JobId(Guid.Parse("0195a000-0000-7000-8000-000000000001")), Request(3), Start);
        var now = Start;
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            now = Instant.Max(now, job.NotBefore);
            job = JobLife.Claim(job, now, Lease);
            Assert.Equal((attempt, (long)attempt), (job.Attempts, job.Fence));
            job = JobLife.End(job, new JobEnd.Broke(Failure), null, now);
        }

        Assert.Equal((JobState.Failed, Failure, now), (job.State, job.Failure, job.FinishedAt!.Value));
    }

    [Fact]
    public void A_job_handed_back_waits_for_nobody_and_has_lost_no_attempt()
    {
        var claimed = JobLife.Claim(JobLife.Ask(default, Request(1), Start), Start, Lease);
        var back = JobLife.End(claimed, new JobEnd.HandedBack(), null, Start);
        Assert.Equal((JobState.Queued, 0, Start), (back.State, back.Attempts, back.NotBefore));
        Assert.True(JobLife.IsDue(back, Start));
    }

    [Fact]
    public void Progress_is_kept_when_a_heartbeat_has_nothing_new_to_say()
    {
        var claimed = JobLife.Claim(JobLife.Ask(default, Request(1), Start), Start, Lease);
        var progress = new JobProgress(5, 10, "rows", Start, 0, Start);
        var renewed = JobLife.Renew(claimed, progress, Start + Lease, Lease);
        Assert.Equal(claimed with { Progress = progress, LeasedUntil = Start + Lease + Lease }, renewed);
        Assert.Equal(progress, JobLife.Renew(renewed, null, Start, Lease).Progress);
    }

    private static JobRequest Request(int attempts) => new("count-things", Json.Null, Actor.System("test"), "key")
    {
        Retry = new RetryPolicy(attempts, Duration.FromSeconds(10), Duration.FromMinutes(1), new PartsPerMillion(500_000)),
    };

    private static bool Play(int attempts, IEnumerable<Event> events)
    {
        var now = Start;
        var job = JobLife.Ask(new JobId(Guid.Parse("0195a000-0000-7000-8000-00000000abcd")), Request(attempts), now);
        foreach (var happening in events)
        {
            var before = job;
            (job, now) = Next(job, happening, now);
            Assert.True(Lawful(before, job, now), $"{happening}: {before} became {job}");
        }

        return true;
    }

    /// <summary>What the event makes of the job; nothing when the event cannot happen to it.</summary>
    private static (Job Job, Instant Now) Next(Job job, Event happening, Instant now)
    {
        var running = job.State == JobState.Running;
        return happening switch
        {
            Event.Wait => (job, now + Duration.FromSeconds(7)),
            Event.WaitLong => (job, now + Duration.FromMinutes(2)),
            Event.Claim when JobLife.IsDue(job, now) => (JobLife.Claim(job, now, Lease), now),
            Event.Renew when running => (JobLife.Renew(job, null, now, Lease), now),
            Event.Done when running => (JobLife.End(job, new JobEnd.Done(), null, now), now),
            Event.Break when running => (JobLife.End(job, new JobEnd.Broke(Failure), null, now), now),
            Event.Stop when running => (JobLife.End(job, new JobEnd.Stopped(Failure), null, now), now),
            Event.Cancel when running => (JobLife.End(job, new JobEnd.Cancelled(), null, now), now),
            Event.HandBack when running => (JobLife.End(job, new JobEnd.HandedBack(), null, now), now),
            Event.AskToStop => (JobLife.RequestCancel(job, now) ?? job, now),
            _ => (job, now),
        };
    }

    private static bool Lawful(Job before, Job after, Instant now) =>
        (!before.IsFinal || after == before)
        && after.IsFinal == after.FinishedAt is not null
        && (after.State == JobState.Running) == after.LeasedUntil is not null
        && after.Fence >= before.Fence
        && (after.State != JobState.Running || before.State == JobState.Running || after.Fence > before.Fence)
        && after.Attempts >= 0 && after.Attempts <= after.Request.Retry.MaxAttempts
        && (!before.CancelRequested || after.CancelRequested)
        && (!after.CancelRequested || after.State is JobState.Running or JobState.Cancelled or JobState.Done or JobState.Failed)
        && (after.State != JobState.WaitingRetry || before.State == JobState.WaitingRetry || after.NotBefore > now)
        && (after.State != JobState.Failed || after.Failure is not null);
}
