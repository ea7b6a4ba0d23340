// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Group commit: whoever finds nobody writing writes for all that wait, in one transaction.</summary>
/// <remarks>A caller alone writes at once on its own thread; the more callers come while a commit is under way, the larger the next one.</remarks>
internal sealed class SqlAuditWriter(SqlEngine engine, IClock clock) : IAuditWriter, IDisposable
{
    private const int LargestBatch = 8192;
    private const int Tries = 5;

    private readonly Lock _lock = new();
    private readonly Queue<Appending> _waiting = new();
    private AuditSink? _sink;
    private bool _writing;

    public Task<Result<Sequence<AuditEntry>>> AppendAsync(Sequence<AuditAct> acts, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (acts.IsEmpty)
        {
            return Task.FromResult<Result<Sequence<AuditEntry>>>(Sequence<AuditEntry>.Empty);
        }

        var mine = new Appending(acts);
        lock (_lock)
        {
            _waiting.Enqueue(mine);
            if (_writing)
            {
                return mine.Answer.Task;
            }

            _writing = true;
        }

        return LeadAsync(mine);
    }

    public void Dispose() => _sink?.Dispose();

    /// <summary>Writes one batch, this caller's acts among it, and leaves what came meanwhile to another thread.</summary>
    private async Task<Result<Sequence<AuditEntry>>> LeadAsync(Appending mine)
    {
        await WriteBatchAsync();
        if (!Rest())
        {
            _ = Task.Run(DrainAsync);
        }

        return await mine.Answer.Task;
    }

    private async Task DrainAsync()
    {
        do
        {
            await WriteBatchAsync();
        }
        while (!Rest());
    }

    /// <summary>Stops writing when nobody waits.</summary>
    private bool Rest()
    {
        lock (_lock)
        {
            _writing = _waiting.Count > 0;
            return !_writing;
        }
    }

    private async Task WriteBatchAsync()
    {
        var (batch, drafts) = Take();
        var writing = WriteAsync(drafts);

        // Read from the task: an exception belongs to every caller of the batch, and the next batch starts on a fresh connection.
        await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (writing.Exception?.InnerException is { } exception)
        {
            batch.ForEach(appending => appending.Answer.SetException(exception));
        }
        else if (writing.Result is Result<AuditEntry[]>.Ok { Value: var entries })
        {
            var at = 0;
            foreach (var appending in batch)
            {
                appending.Answer.SetResult(Sequence.Create<AuditEntry>(entries.AsSpan(at, appending.Drafts.Length)));
                at += appending.Drafts.Length;
            }
        }
        else if (writing.Result is Result<AuditEntry[]>.Refused refused)
        {
            batch.ForEach(appending => appending.Answer.SetResult(refused.Refusals));
        }
    }

    private (List<Appending> Batch, List<AuditDraft> Drafts) Take()
    {
        var batch = new List<Appending>();
        var drafts = new List<AuditDraft>();
        lock (_lock)
        {
            while (_waiting.TryPeek(out var next) && (batch.Count == 0 || drafts.Count + next.Drafts.Length <= LargestBatch))
            {
                batch.Add(_waiting.Dequeue());
                drafts.AddRange(next.Drafts);
            }
        }

        return (batch, drafts);
    }

    private async Task<Result<AuditEntry[]>> WriteAsync(List<AuditDraft> drafts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var written = false;
            try
            {
                using var turn = await engine.EnterAsync(CancellationToken.None);
                _sink ??= await engine.OpenAuditSinkAsync(CancellationToken.None);
                var entries = await _sink.WriteAsync(drafts, clock);
                written = true;
                return entries;
            }
            catch (Exception e) when (attempt < Tries && engine.AsksForAnotherTry(e))
            {
                // Rolled back because of another transaction: written again.
            }
            catch (Exception e) when (engine.Explain(e) is { } refusal)
            {
                return refusal;
            }
            finally
            {
                if (!written)
                {
                    _sink?.Dispose();
                    _sink = null;
                }
            }
        }
    }

    private sealed class Appending(Sequence<AuditAct> acts)
    {
        // Rendered here, on the caller's thread, so that the one that writes has less to do.
        public AuditDraft[] Drafts { get; } = [.. acts.Select(act => new AuditDraft(act))];

        public TaskCompletionSource<Result<Sequence<AuditEntry>>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
