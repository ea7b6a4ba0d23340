// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Net.Http.Headers;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Follows a primary gate over the network: its events as they come, its manifest when it changes; nothing unsigned is believed.</summary>
internal sealed class ReplicaFeed(GatePrimary primary, ReplicaFiles files, IKeyStore keys, IClock clock, TimeProvider time, ILogger<ReplicaFeed> log) : IDisposable
{
    private const int WaitMilliseconds = 1000;
    private const int MostEmpty = 3;
    private static readonly TimeSpan _afterFailure = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _watch = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = primary.Address, Timeout = TimeSpan.FromSeconds(3) };
    private Sequence<TrustedKey> _trusted = primary.Keys ?? [];
    private readonly Lock _judging = new();
    private readonly Lock _erasing = new();
    private ContentHash? _erasuresTold;
    private ContentHash? _erasuresFollowed;
    private long _heard;
    private bool _everHeard;

    /// <summary>How long ago the primary was heard last; null while it never was.</summary>
    public TimeSpan? SinceHeard => Volatile.Read(ref _everHeard) ? time.GetElapsedTime(Volatile.Read(ref _heard)) : null;

    /// <summary>Follows until stopped.</summary>
    public Task RunAsync(GateRuntime runtime, GateLimits limits, TaskCompletionSource tried, CancellationToken ct) =>
        Task.WhenAll(FollowAsync(runtime, limits, tried, ct), WatchAsync(runtime.Gate, limits, ct));

    /// <summary>The book of the primary's manifest, where it is another than the one in use.</summary>
    public async Task<Result<DialBook?>> BookAsync(IServiceProvider services, DialBook? before, CancellationToken ct)
    {
        var envelope = SignedEnvelope.Read(await GetAsync("api/gate/manifest", ct));
        if (envelope is not Result<SignedEnvelope>.Ok { Value: var sealedManifest })
        {
            return ((Result<SignedEnvelope>.Refused)envelope).Refusals;
        }

        if (!await IsTrustedAsync(sealedManifest, DialManifestForm.PayloadType, DialManifestForm.Purpose, clock.GetCurrentInstant(), ct))
        {
            return new GatePrimaryNotTrusted();
        }

        return DialManifestForm.Read(sealedManifest) switch
        {
            Result<DialManifest>.Refused refused => refused.Refusals,
            Result<DialManifest>.Ok { Value: var same } when same.Digest == before?.Digest => new Result<DialBook?>.Ok(null),
            Result<DialManifest>.Ok { Value: var manifest } => await OpenAsync(services, manifest, before, ct),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Where the primary has erased events since they were read here: reads again what it still keeps, and forgets everything else.</summary>
    /// <remarks>Until all of it was read the gate answers by what it remembered, and follows what happens meanwhile.</remarks>
    /// <returns>True when something may have been forgotten.</returns>
    /// <exception cref="HttpRequestException">The primary was not heard to the end: nothing is forgotten.</exception>
    /// <exception cref="InvalidDataException">What it said cannot be believed, or is less than was known before: nothing is forgotten.</exception>
    public async Task<bool> ForgetErasedAsync(GateRuntime runtime, GateLimits limits, CancellationToken ct)
    {
        lock (_erasing)
        {
            if (_erasuresTold is null || _erasuresTold == _erasuresFollowed)
            {
                return false;
            }
        }

        ContentHash? followed = null;
        if (!await runtime.Gate.RememberAnewAsync(async visit => followed = await TellAllAsync(runtime.Gate.Position, limits, visit, ct)))
        {
            return false;
        }

        runtime.Ring.Forget(null);
        lock (_erasing)
        {
            _erasuresFollowed = followed;
        }

        return true;
    }

    // What comes after the position known at the beginning is told by those who follow, to both memories. The journal is read under the
    // erasures told with its first events: whatever goes while it is read is told as something else, and all of it is read once more.
    private async Task<ContentHash?> TellAllAsync(long known, GateLimits limits, DialEventVisit visit, CancellationToken ct)
    {
        var next = 1L;
        ContentHash? erasures = null;
        while (next == 1 || next <= known)
        {
            var deltas = await DeltasAsync(next, 0, limits, ct);
            erasures = next == 1 ? deltas.Erasures : erasures;
            foreach (var (position, one) in deltas.Events)
            {
                visit(position, one);
                next = position + 1;
            }

            if (deltas.Events.Count == 0)
            {
                // The newest ones may be among those erased.
                return deltas.Last >= known ? erasures : throw new InvalidDataException("The primary has less than it told before.");
            }
        }

        return erasures;
    }

    // The files first, each verified by its hash; then the same book as the primary made of them.
    private async Task<Result<DialBook?>> OpenAsync(IServiceProvider services, DialManifest manifest, DialBook? before, CancellationToken ct)
    {
        if (await files.FetchAsync(manifest, ct) is Result<bool>.Refused missing)
        {
            return missing.Refusals;
        }

        await services.GetRequiredService<KeptDialBooks>().KeepAsync(manifest, ct);
        return await services.GetRequiredService<OpenDialBook>().RunAsync(manifest, before, ct) switch
        {
            Result<DialBook>.Ok { Value: var book } => book,
            Result<DialBook>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task FollowAsync(GateRuntime runtime, GateLimits limits, TaskCompletionSource tried, CancellationToken ct)
    {
        var (next, empty) = (1L, 0);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var asked = time.GetTimestamp();
                var deltas = await DeltasAsync(next, WaitMilliseconds, limits, ct);
                ToldOfErasures(deltas.Erasures, isFirst: next == 1);
                foreach (var (position, one) in deltas.Events)
                {
                    runtime.Told(position, one);
                    next = position + 1;
                }

                // Only who knows everything that was acknowledged when it asked may allow.
                if (next > deltas.Last)
                {
                    Heard(runtime.Gate, asked);
                    tried.TrySetResult();
                }

                empty = deltas.Events.Count == 0 && next <= deltas.Last ? NotTold(empty) : 0;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException or InvalidDataException)
            {
                // Without its primary it listens all the same, and allows nothing.
                tried.TrySetResult();
                if (!ct.IsCancellationRequested)
                {
                    Log.PrimaryNotHeard(log, failure.GetType().Name);
                    await Task.Delay(_afterFailure, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                // What was told may not have been taken in: closed at once, and opened only when all of it was.
                Close(runtime.Gate);
                tried.TrySetResult();
                Log.FollowingFailed(log, failure.GetType().Name);
                await Task.Delay(_afterFailure, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // An event may come while an answer is written; whoever names events again and again and tells none, as a replica does of old ones, cannot be followed.
    private static int NotTold(int before) =>
        before < MostEmpty ? before + 1 : throw new InvalidDataException("The primary has events that it does not tell.");

    private void ToldOfErasures(ContentHash? erasures, bool isFirst)
    {
        lock (_erasing)
        {
            _erasuresTold = erasures;
            if (isFirst)
            {
                // Nothing was read before.
                _erasuresFollowed = erasures;
            }
        }
    }

    // What the watch judges is what was heard last, and never what was before it.
    private void Heard(DialGate gate, long asked)
    {
        lock (_judging)
        {
            Volatile.Write(ref _heard, asked);
            Volatile.Write(ref _everHeard, true);
            gate.Resume();
        }
    }

    private void Close(DialGate gate)
    {
        lock (_judging)
        {
            gate.Hold();
        }
    }

    // Closes the gate even while a request hangs.
    private async Task WatchAsync(DialGate gate, GateLimits limits, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            lock (_judging)
            {
                if (SinceHeard is not { } since || since > limits.OutOfTouch.ToTimeSpan())
                {
                    gate.Hold();
                }
            }

            await Task.Delay(_watch, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<DialDeltas> DeltasAsync(long from, int wait, GateLimits limits, CancellationToken ct)
    {
        var body = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/gate/deltas?from={from}&wait={wait}"), ct);
        var now = clock.GetCurrentInstant();
        return SignedEnvelope.Read(body) is Result<SignedEnvelope>.Ok { Value: var envelope }
            && await IsTrustedAsync(envelope, DialDeltas.PayloadType, DialDeltas.Purpose, now, ct)
            && DialDeltas.Read(envelope) is { } deltas && deltas.From == from
            && deltas.At > now - limits.OutOfTouch && deltas.At < now + limits.OutOfTouch
            ? deltas
            : throw new InvalidDataException("What the primary said is not signed by it, not of now, or not what was asked.");
    }

    private async Task<byte[]> GetAsync(string address, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", primary.Key);
        using var answer = await _http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();

        // What is heard is judged elsewhere than where it is heard.
        return await answer.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
    }

    // The installation's own keys may be younger than this process: a key is made when it first signs something, and may be replaced later.
    private async Task<bool> IsTrustedAsync(SignedEnvelope envelope, string type, KeyPurpose purpose, Instant at, CancellationToken ct)
    {
        bool IsMet() => envelope.Verify(type, _trusted, purpose, at).Checks.All(check => check.Outcome is Outcome.Met);
        if (IsMet())
        {
            return true;
        }

        if (primary.Keys is not null)
        {
            return false;
        }

        _trusted = await keys.ListAsync(ct);
        return IsMet();
    }
}
