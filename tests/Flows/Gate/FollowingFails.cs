// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A replica that fails while it takes in what it was told allows nothing, says so, and opens once it has taken in all of it.</summary>
public sealed class FollowingFails(GateDesk desk) : IClassFixture<GateDesk>
{
    [Fact]
    public async Task Whatever_goes_wrong_closes_the_gate_at_once_and_it_opens_again_when_that_is_over()
    {
        var primary = new GatePrimary(desk.Addresses[0], await desk.KeyAsync(GateScopes.Replica), null);

        // Out of touch only after hours: nothing but the failure closes it.
        var limits = GateLimits.Usual with { OutOfTouch = Duration.FromHours(10) };
        using var written = new Written();
        await using var services = new ServiceCollection().AddLogging(logs => logs.AddProvider(written)).AddSingleton<IClock>(desk.Clock).AddFiliera(desk.Installation)
            .AddGate(limits).AddSingleton(primary).AddSingleton<ReplicaFiles>().BuildServiceProvider();
        var clock = new ClockThatStops(desk.Clock);
        using var feed = new ReplicaFeed(
            primary, services.GetRequiredService<ReplicaFiles>(), services.GetRequiredService<IKeyStore>(), clock, TimeProvider.System, services.GetRequiredService<ILogger<ReplicaFeed>>());
        var runtime = services.GetRequiredService<GateRuntime>();
        await runtime.StartAsync(feed, TestContext.Current.CancellationToken);
        await UntilAsync(runtime.Gate, DialState.Serving);

        clock.IsStopped = true;
        await UntilAsync(runtime.Gate, DialState.Stale);
        await UntilAsync(() => written.Lines.Any(line => line.StartsWith("Error ", StringComparison.Ordinal) && line.Contains(nameof(NotSupportedException), StringComparison.Ordinal)));
        Assert.DoesNotContain(written.Lines, line => line.Contains(ClockThatStops.Reason, StringComparison.Ordinal));

        clock.IsStopped = false;
        await UntilAsync(runtime.Gate, DialState.Serving);
    }

    private static Task UntilAsync(DialGate gate, DialState state) => UntilAsync(() => gate.State == state);

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private sealed class ClockThatStops(IClock clock) : IClock
    {
        public const string Reason = "No time can be had.";
        private volatile bool _isStopped;

        public bool IsStopped
        {
            get => _isStopped;
            set => _isStopped = value;
        }

        public Instant GetCurrentInstant() => _isStopped ? throw new NotSupportedException(Reason) : clock.GetCurrentInstant();
    }

    /// <summary>Keeps every line as it is written.</summary>
    private sealed class Written : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception?.Message}");

        public void Dispose()
        {
        }
    }
}
