// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations.Tests;

/// <summary>What a runner writes down when a handler throws.</summary>
public sealed class JobsThatBreak
{
    private readonly List<Exception> _logged = [];

    [Fact]
    public async Task A_disk_that_is_full_ends_the_attempt_in_the_disk_s_own_words_and_it_is_tried_again()
    {
        var job = await RunAsync(RetryPolicy.Standard, _ => throw new StorageFailedException(new DiskFull()));

        Assert.Equal((JobState.WaitingRetry, FailureOf(new DiskFull())), (job.State, job.Failure));
        Assert.Empty(_logged);
    }

    [Fact]
    public async Task A_blob_that_is_damaged_is_named_once_no_attempt_is_left()
    {
        var hash = ContentHash.Of("list"u8);

        var job = await RunAsync(RetryPolicy.Never, async it => await it.StepAsync("read", _ => throw new BlobDamagedException(hash), default));

        Assert.Equal((JobState.Failed, FailureOf(new BlobDamaged(hash))), (job.State, job.Failure));
        Assert.Contains(hash.ToString(), job.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_no_attempt_can_cure_stops_the_job_at_once()
    {
        var job = await RunAsync(RetryPolicy.Standard, _ => throw new JobStopped(new JobUnknown()));

        Assert.Equal((JobState.Failed, 1, FailureOf(new JobUnknown())), (job.State, job.Attempts, job.Failure));
    }

    [Fact]
    public async Task A_bug_is_named_by_its_type_alone_since_its_words_may_be_personal_data()
    {
        var bug = new InvalidOperationException("+39 347 000 1111");

        var job = await RunAsync(RetryPolicy.Never, _ => throw bug);

        Assert.Equal("job-broke", job.Failure!.Code);
        Assert.Equal("The job broke off with InvalidOperationException.", job.Failure.Message);
        Assert.Equal([bug], _logged);
    }

    private static JobFailure FailureOf(Refusal refusal) => new(refusal.Code, refusal.Message, refusal.Remedy);

    private async Task<Job> RunAsync(RetryPolicy retry, Func<JobContext, Task> act)
    {
        var queue = new OneJobQueue(retry, act);
        var options = new JobRunnerOptions { OnBroken = (_, exception) => _logged.Add(exception) };
        await new JobRunner(queue, queue, TimeProvider.System, options).RunNextAsync(default);
        return queue.Job;
    }
}
