// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Text;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Gate;

/// <summary>What runs beside the requests: the journal is written or followed, the book is made anew when its sources change.</summary>
/// <remarks>
/// While another process writes the journal this one follows it and already answers decisions; when the other lets go, this one takes the
/// turn. A journal that cannot be read closes the gate.
/// </remarks>
internal sealed class GateRuntime(
    DialGate gate,
    IDialJournal journal,
    IDialJournalTurn turn,
    IServiceScopeFactory scopes,
    OldEvents old,
    OptOutNotices notices,
    GateReporter reporter,
    BehindEverything behind,
    IGateLog decisions,
    GateLimits limits,
    IClock clock,
    TimeProvider time,
    ILogger<GateRuntime> log) : IAsyncDisposable
{
    private static readonly TimeSpan _follow = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(2);
    private static readonly Duration _beforeMidnight = Duration.FromMinutes(1);

    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _writes = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<ContentHash, byte[]> _names = new();
    private Task _running = Task.CompletedTask;
    private ReplicaFeed? _feed;
    private bool _ended;

    /// <summary>The judge.</summary>
    public DialGate Gate => gate;

    /// <summary>What was told of calls lately.</summary>
    public RecentCalls Recent { get; } = new();

    /// <summary>The newest events.</summary>
    public EventRing Ring { get; } = new();

    /// <summary>Why the journal cannot be used, or null.</summary>
    public Refusal? Broken { get; private set; }

    /// <summary>Why the newest book could not be made, or null: the one before stays.</summary>
    public Refusal? BookRefused { get; private set; }

    /// <summary>True when this process keeps the outcomes.</summary>
    public bool IsWriter => turn.IsWriter;

    /// <summary>The primary it follows over the network, or null.</summary>
    public ReplicaFeed? Feed => _feed;

    /// <summary>Begins. Ends when the first book was made or refused, and the journal was read to its end or a primary was asked.</summary>
    public async Task StartAsync(ReplicaFeed? feed, CancellationToken ct)
    {
        _feed = feed;

        // Nothing is allowed before everything is known that was told before.
        gate.Hold();
        Ring.Forget(feed is null ? turn.Erasures() : null);
        await behind.RunAsync(() => RefreshOnceAsync(ct));
        await MakeReadyAsync(Duration.Zero);
        _running = Task.WhenAll(feed is null ? WriteOrFollowAsync(_end.Token) : feed.RunAsync(this, limits, _caughtUp, _end.Token), RefreshAsync(_end.Token));
        await _caughtUp.Task.WaitAsync(ct);
        _running = Task.WhenAll(_running, reporter.RunAsync(this, _end.Token));
    }

    /// <summary>Waits, for as long as a restart takes, until this process keeps the outcomes.</summary>
    /// <returns>False when it does not.</returns>
    public async Task<bool> IsWriterAsync(CancellationToken ct)
    {
        if (turn.IsWriter)
        {
            return true;
        }

        if (_feed is not null || Broken is not null)
        {
            return false;
        }

        await Task.WhenAny(_writes.Task, Task.Delay(limits.Drain.ToTimeSpan(), time, ct));
        return turn.IsWriter;
    }

    /// <summary>Keeps events: on the disk, and known to every decision from then on.</summary>
    public ValueTask<Result<long>> KeepAsync(DialEvent[] events) => events.Length switch
    {
        0 => ValueTask.FromResult<Result<long>>(journal.Position),
        1 => journal.AppendAsync(events[0], CancellationToken.None),
        _ => journal.AppendAsync(events, CancellationToken.None),
    };

    /// <summary>The digest of a book as JSON.</summary>
    public byte[] NameOf(DialBook? book) => book is null ? "null"u8.ToArray()
        : _names.TryGetValue(book.Digest, out var name) ? name
        : _names[book.Digest] = Encoding.UTF8.GetBytes($"\"{book.Digest}\"");

    /// <summary>Lets another process take the turn to write.</summary>
    public void Release() => turn.Release();

    /// <summary>Takes in one event, in the order of the journal.</summary>
    public void Told(long position, in DialEvent one)
    {
        gate.Apply(one, position);
        Recent.Add(one);
        Ring.Add(position, one);
        if (one.Kind == DialEventKind.OptOut && _feed is null)
        {
            notices.Add(one);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        turn.Release();
        _end.Dispose();
    }

    private async Task WriteOrFollowAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && !turn.IsWriter)
        {
            Result<long> taken;
            try
            {
                taken = await Task.Run(TakeOrFollow, CancellationToken.None);
            }
            catch (Exception failure)
            {
                // How much was taken in nobody knows: to read on might leave an opt-out out.
                gate.Hold();
                Broken = new GateOutage();
                Log.JournalNotFollowed(log, failure.GetType().Name);
                _caughtUp.TrySetResult();
                return;
            }

            Broken = taken is Result<long>.Refused refused ? refused.Refusals[0] : null;
            if (Broken is null)
            {
                gate.Resume();
            }
            else
            {
                // Opt-outs may be among what cannot be read.
                gate.Hold();
                Log.JournalUnusable(log, Broken.Code);
            }

            _caughtUp.TrySetResult();
            if (!turn.IsWriter)
            {
                await Task.Delay(_follow, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _writes.TrySetResult();
        await notices.RunAsync(ct);
    }

    private Result<long> TakeOrFollow() => turn.TryTake(Told) is var taken && taken is Result<long>.Refused { Refusals: [Operations.LeaseHeldByAnother] }
        ? turn.CatchUp(Told)
        : taken;

    private async Task RefreshAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await behind.RunAsync(() => RefreshOnceAsync(ct));
                await behind.RunAsync(() => ForgetErasedAsync(ct));
                Recent.Turn(clock.GetCurrentInstant());
                await MakeReadyAsync(_beforeMidnight);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                // Whoever looks no more would never see that answers, choices or the day have changed.
                Log.LookFailed(log, failure.GetType().Name);
            }

            await Task.Delay(_look, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task MakeReadyAsync(Duration ahead) => Task.Run(() => decisions.MakeReady(clock.GetCurrentInstant() + ahead));

    private async Task<bool> ForgetErasedAsync(CancellationToken ct)
    {
        try
        {
            var forgotten = await (_feed is { } feed ? feed.ForgetErasedAsync(this, limits, ct) : ForgetErasedHereAsync(ct));
            if (forgotten)
            {
                Log.Forgotten(log);
            }

            return forgotten;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception outage)
        {
            // It is tried again, and what was remembered before stays.
            Log.NotForgotten(log, outage.GetType().Name);
            return false;
        }
    }

    private async Task<bool> ForgetErasedHereAsync(CancellationToken ct)
    {
        var erasures = turn.Erasures();
        if (erasures == Ring.Erasures || !await gate.RememberAnewAsync(visit => TellAllAsync(visit, ct)))
        {
            return false;
        }

        // A replica is told last: what it then reads again was erased nowhere before.
        await old.ForgetAsync();
        Ring.Forget(erasures);
        return true;
    }

    private async Task TellAllAsync(DialEventVisit visit, CancellationToken ct)
    {
        await foreach (var (position, one) in journal.ReadAsync(1, ct))
        {
            visit(position, one);
        }
    }

    // Makes the book anew where its sources changed. A failure leaves the book before, whose answers grow old and end by themselves.
    private async Task<bool> RefreshOnceAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var made = _feed is { } feed
                ? await feed.BookAsync(scope.ServiceProvider, gate.Book, ct)
                : await scope.ServiceProvider.GetRequiredService<PrepareDialBook>().RunAsync(gate.Book, ct);
            switch (made)
            {
                case Result<DialBook?>.Ok { Value: { } book }:
                    _ = gate.Swap(book);
                    BookRefused = null;
                    Log.BookInUse(log, book.Digest.ToString());
                    break;
                case Result<DialBook?>.Refused refused:
                    BookRefused = refused.Refusals[0];
                    Log.BookRefused(log, refused.Refusals[0].Code);
                    break;
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (Exception outage)
        {
            BookRefused = new GateOutage();
            Log.BookOutage(log, outage.GetType().Name);
        }

        return BookRefused is null;
    }
}
