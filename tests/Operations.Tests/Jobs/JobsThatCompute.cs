// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class JobsThatCompute
{
    [Fact]
    public async Task A_handler_that_never_waits_holds_up_neither_its_runner_nor_whoever_started_it()
    {
        using var allowed = new ManualResetEventSlim();
        var queue = new OneJobQueue(RetryPolicy.Never, _ =>
        {
            allowed.Wait();
            return Task.CompletedTask;
        });
        var runner = new JobRunner(queue, queue, TimeProvider.System, new JobRunnerOptions { Lease = Duration.FromMinutes(1) });

        // Were the handler run on this thread, the call would not come back before the handler ends, and it ends only afterwards.
        var running = runner.RunNextAsync(CancellationToken.None);
        Assert.False(running.IsCompleted);
        allowed.Set();
        Assert.Equal(JobState.Done, (await running)!.State);
    }
}
