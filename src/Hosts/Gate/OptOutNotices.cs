// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Data.Common;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Enters every opt-out in the log of rights requests, from where it goes to the client within its term.</summary>
/// <remarks>
/// The journal is what counts; the entry is made from it, after a restart again for the last days, and its source makes it one. A database
/// that cannot be reached delays the entry and never the opt-out. An entry has days, a decision less than a millisecond: so some are entered
/// together, and after that the processor is left to the decisions for several times as long.
/// </remarks>
internal sealed class OptOutNotices(DialGate gate, IServiceScopeFactory scopes, BehindEverything behind, IClock clock, TimeProvider time, ILogger<OptOutNotices> log)
{
    private const int Together = 32;
    private const int RestForWork = 4;
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromSeconds(5);
    private static readonly Duration _again = Duration.FromDays(7);

    private readonly ConcurrentQueue<DialEvent> _waiting = new();

    // Taken out of the queue by the one who enters them, and there until they are entered.
    private readonly List<DialEvent> _entering = [];

    /// <summary>Opt-outs not entered yet.</summary>
    public int Waiting => _waiting.Count + _entering.Count;

    /// <summary>Notes an opt-out to be entered.</summary>
    public void Add(in DialEvent one)
    {
        var since = clock.GetCurrentInstant() - _again;
        if (one.At > since)
        {
            _waiting.Enqueue(one);
        }

        // A process that follows for weeks keeps no more than a restart would enter again.
        while (_waiting.TryPeek(out var oldest) && oldest.At <= since && _waiting.TryDequeue(out _))
        {
        }
    }

    /// <summary>Enters until stopped.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var begun = time.GetTimestamp();
            var entering = behind.RunAsync(() => EnterSomeAsync(ct));
            await ((Task)entering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var failure = entering.IsFaulted ? entering.Exception!.InnerException! : null;
            if (failure is not null and not (DbException or IOException))
            {
                await entering;
            }

            var code = failure?.GetType().Name ?? (entering.IsCompletedSuccessfully ? entering.Result?.Code : null);
            if (code is not null)
            {
                Log.NoticeDelayed(log, code);
            }

            var rest = code is not null ? _afterFailure : Waiting == 0 ? _rest : RestForWork * time.GetElapsedTime(begun);
            await Task.Delay(rest, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Refusal?> EnterSomeAsync(CancellationToken ct)
    {
        while (_entering.Count < Together && _waiting.TryDequeue(out var one))
        {
            _entering.Add(one);
        }

        if (_entering.Count == 0 || gate.Book is not { } book)
        {
            return null;
        }

        var refusal = await EnterAsync(book, _entering.Count, ct);
        if (refusal is not null && _entering.Count > 1)
        {
            // One that cannot be entered keeps only those behind it waiting.
            do
            {
                refusal = await EnterAsync(book, 1, ct);
            }
            while (refusal is null && _entering.Count > 0);
        }

        return refusal;
    }

    // The first ones together, or none of them.
    private async Task<Refusal?> EnterAsync(DialBook book, int count, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var record = scope.ServiceProvider.GetRequiredService<RecordRightsRequest>();
        var entered = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync<int>(
            async token =>
            {
                foreach (var one in _entering.Take(count))
                {
                    if (await record.RunAsync(EntryOf(book, one), Actor.System("dial-gate"), token) is Result<RightsCase>.Refused refused)
                    {
                        return refused.Refusals;
                    }
                }

                return count;
            },
            ct);
        if (entered is Result<int>.Refused not)
        {
            return not.Refusals[0];
        }

        _entering.RemoveRange(0, count);
        return null;
    }

    private RecordRightsRequest.Command EntryOf(DialBook book, in DialEvent one)
    {
        var client = one.Client;
        return new RecordRightsRequest.Command(
            RightsRequestKind.Objection,
            RightsChannel.Gate,
            book.Manifest.Campaigns.FirstOrDefault(campaign => campaign.Client == client)?.ClientVat,
            one.Centre,
            Instant.Min(one.At, clock.GetCurrentInstant()),
            one.Number,
            null,
            $"gate:{one.Call}");
    }
}
