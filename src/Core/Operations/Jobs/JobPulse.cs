// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>The heartbeat of one attempt: keeps the lease, stores progress, and stops the attempt when it must.</summary>
internal sealed class JobPulse : IDisposable
{
    private readonly JobClaim _claim;
    private readonly JobContext _context;
    private readonly IWorkScopes _scopes;
    private readonly JobRunnerOptions _options;
    private readonly CancellationTokenSource _stopAttempt;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _beating;

    public JobPulse(
        JobClaim claim, JobContext context, IWorkScopes scopes, TimeProvider time, JobRunnerOptions options, CancellationTokenSource stopAttempt)
    {
        _claim = claim;
        _context = context;
        _scopes = scopes;
        _options = options;
        _stopAttempt = stopAttempt;
        _beating = BeatAsync(time);
    }

    /// <summary>True once the job was found in other hands.</summary>
    public bool Lost { get; private set; }

    /// <summary>True once somebody was found to have asked to stop the job.</summary>
    public bool CancelRequested { get; private set; }

    /// <summary>Ends the beating; an exception of the beat, which is a bug or an outage, comes out here.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _beating;
    }

    public void Dispose() => _end.Dispose();

    private async Task BeatAsync(TimeProvider time)
    {
        while (true)
        {
            await Task.Delay(_options.Pulse.ToTimeSpan(), time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_end.IsCancellationRequested)
            {
                return;
            }

            await using var scope = _scopes.Open();
            Heed(await scope.Jobs.RenewAsync(_claim, _context.Progress, _options.Lease, CancellationToken.None));
        }
    }

    private void Heed(Result<Job> standing)
    {
        // A database that is merely busy says nothing about the job: the next beat tries again.
        Lost = Lost || (standing is Result<Job>.Refused refused && refused.Refusals.Any(refusal => refusal is JobHeldByAnother));
        CancelRequested = CancelRequested || standing is Result<Job>.Ok { Value.CancelRequested: true };
        if (Lost || CancelRequested)
        {
            _stopAttempt.Cancel();
        }
    }
}
