// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Data.Common;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Enters every opt-out in the log of rights requests, from where it goes to the client within its term.</summary>
/// <remarks>
/// The journal is what counts; the entry is made from it, after a restart again for the last days, and its source makes it one. A database
/// that cannot be reached delays the entry and never the opt-out.
/// </remarks>
internal sealed class OptOutNotices(DialGate gate, IServiceScopeFactory scopes, IClock clock, TimeProvider time, ILogger<OptOutNotices> log)
{
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromSeconds(5);
    private static readonly Duration _again = Duration.FromDays(7);

    private readonly ConcurrentQueue<DialEvent> _waiting = new();

    /// <summary>Opt-outs not entered yet.</summary>
    public int Waiting => _waiting.Count;

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
            var entering = EnterAllAsync(ct);
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

            await Task.Delay(code is null ? _rest : _afterFailure, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Refusal?> EnterAllAsync(CancellationToken ct)
    {
        while (gate.Book is { } book && _waiting.TryPeek(out var one))
        {
            var vat = book.Manifest.Campaigns.FirstOrDefault(campaign => campaign.Client == one.Client)?.ClientVat;
            await using var scope = scopes.CreateAsyncScope();
            var entered = await scope.ServiceProvider.GetRequiredService<RecordRightsRequest>().RunAsync(
                new RecordRightsRequest.Command(
                    RightsRequestKind.Objection, RightsChannel.Gate, vat, one.Centre, Instant.Min(one.At, clock.GetCurrentInstant()), one.Number, null,
                    $"gate:{one.Call}"),
                Actor.System("dial-gate"),
                ct);
            if (entered is Result<RightsCase>.Refused refused)
            {
                return refused.Refusals[0];
            }

            _waiting.TryDequeue(out _);
        }

        return null;
    }
}
