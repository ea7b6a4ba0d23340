// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>A job from the inside: what a handler is given to work with.</summary>
public sealed class JobContext
{
    private readonly JobClaim _claim;
    private readonly IJobQueue _queue;
    private readonly IUnitOfWork _unit;
    private readonly IClock _clock;
    private readonly object _reporting = new();
    private JobProgress? _progress;

    /// <param name="claim">The runner's hold on the job.</param>
    /// <param name="queue">The queue of the same scope as the handler.</param>
    /// <param name="unit">The unit of work of the same scope as the handler.</param>
    /// <param name="clock">The time.</param>
    public JobContext(JobClaim claim, IJobQueue queue, IUnitOfWork unit, IClock clock)
    {
        _claim = claim;
        _queue = queue;
        _unit = unit;
        _clock = clock;
    }

    /// <summary>Its identifier.</summary>
    public JobId Id => _claim.Job.Id;

    /// <summary>What was asked.</summary>
    public JobRequest Request => _claim.Job.Request;

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt => _claim.Job.Attempts;

    /// <summary>The latest progress reported in this attempt; null before the first.</summary>
    public JobProgress? Progress
    {
        get
        {
            lock (_reporting)
            {
                return _progress;
            }
        }
    }

    /// <summary>Runs a step that takes effect once: what it writes and the fact that it ran are committed together.</summary>
    /// <param name="name">Unique within the job, and the same on every run.</param>
    /// <param name="effect">Runs inside a unit of work, so keep it short; gives what later steps need.</param>
    /// <param name="ct">Cancelled when the job is.</param>
    /// <returns>What the effect gave, now or on an earlier run, in which case it is not run again.</returns>
    /// <exception cref="JobLost">Another runner has the job now; nothing was written.</exception>
    /// <exception cref="StepRefused">The database refused: locked, full or read-only.</exception>
    public Task<Json> StepAsync(string name, Func<CancellationToken, Task<Json>> effect, CancellationToken ct) =>
        StepAsync(name, _ => Task.FromResult(true), (_, token) => effect(token), ct);

    /// <summary>Runs a step in two parts: the long work outside the transaction, then its effect inside.</summary>
    /// <param name="name">Unique within the job, and the same on every run.</param>
    /// <param name="work">May run several times, so it changes nothing that matters if it is run again.</param>
    /// <param name="effect">Writes what the work found.</param>
    /// <param name="ct">Cancelled when the job is.</param>
    /// <inheritdoc cref="StepAsync(string, Func{CancellationToken, Task{Json}}, CancellationToken)"/>
    public async Task<Json> StepAsync<T>(
        string name, Func<CancellationToken, Task<T>> work, Func<T, CancellationToken, Task<Json>> effect, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ct.ThrowIfCancellationRequested();
        if (await _queue.FindStepAsync(Id, name, ct) is { } earlier)
        {
            return earlier;
        }

        var found = await work(ct);
        var committed = await _unit.CommitAsync<Json>(
            async token =>
            {
                await _queue.HoldAsync(_claim, token);
                var result = await effect(found, token);
                await _queue.SaveStepAsync(_claim, name, result, token);
                return result;
            },
            ct);
        return committed switch
        {
            Result<Json>.Ok ok => ok.Value,
            Result<Json>.Refused refused => throw new StepRefused(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Says how far the job is. Cheap: call it as often as convenient; it is stored about once a second.</summary>
    /// <param name="done">Things worked through.</param>
    /// <param name="total">Things in all, or null while nobody knows.</param>
    /// <param name="unit">What is counted, such as <c>rows</c>.</param>
    public ValueTask ReportAsync(long done, long? total, string unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(done);
        var now = UtcMicroseconds.Floor(_clock.GetCurrentInstant());
        lock (_reporting)
        {
            _progress = _progress is { } begun && begun.Unit == unit && done >= begun.StartedFrom
                ? begun with { Done = done, Total = total, At = Instant.Max(now, begun.StartedAt) }
                : new JobProgress(done, total, unit, now, done, now);
        }

        return ValueTask.CompletedTask;
    }
}
