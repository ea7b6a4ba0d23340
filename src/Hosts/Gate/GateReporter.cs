// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Tells of this gate in the installation's directory, so that the portal can show it without asking it.</summary>
internal sealed class GateReporter(DialGate gate, OptOutNotices notices, IGateReports reports, IClock clock, TimeProvider time, ILogger<GateReporter> log)
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(2);
    private static readonly Duration _replicaForgotten = Duration.FromHours(1);

    private readonly string _process = RandomNumberGenerator.GetInt32(int.MaxValue).ToString("x8", CultureInfo.InvariantCulture);
    private readonly ConcurrentDictionary<string, GateReplica> _replicas = new(StringComparer.Ordinal);

    /// <summary>Notes that a replica asked for the events from a position on.</summary>
    public void Heard(string key, long from) => _replicas[key] = new GateReplica(key, from - 1, clock.GetCurrentInstant());

    /// <summary>Tells until stopped; then takes the report away.</summary>
    public async Task RunAsync(GateRuntime runtime, CancellationToken ct)
    {
        var since = clock.GetCurrentInstant();
        while (!ct.IsCancellationRequested)
        {
            Tell(() => reports.Write(Of(runtime, since)));
            await Task.Delay(_every, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Tell(() => reports.Remove(_process));
    }

    private GateReport Of(GateRuntime runtime, Instant since)
    {
        var now = clock.GetCurrentInstant();
        foreach (var gone in _replicas.Values.Where(replica => now - replica.HeardAt > _replicaForgotten))
        {
            _replicas.TryRemove(gone.Key, out _);
        }

        var book = gate.Book;
        return new GateReport(
            _process, now, since,
            runtime.Feed is not null ? GateRole.Replica : runtime.IsWriter ? GateRole.Primary : GateRole.Standby,
            gate.State, book?.Digest, book?.MadeAt, book?.Manifest.Campaigns.Count ?? 0, gate.Position, gate.Memory.Count, notices.Waiting,
            (runtime.Broken ?? runtime.BookRefused)?.Code,
            Sequence.From(_replicas.Values.OrderBy(replica => replica.Key, StringComparer.Ordinal)));
    }

    // A report that cannot be written is missing from a page, and nothing more.
    private void Tell(Action act)
    {
        try
        {
            act();
        }
        catch (Exception outage) when (outage is IOException or StorageFailedException or UnauthorizedAccessException)
        {
            Log.NotTold(log, outage.GetType().Name);
        }
    }
}
