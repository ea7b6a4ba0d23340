// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;
using Microsoft.Extensions.Hosting;

namespace Filiera.Gate;

/// <summary>Lets a gate end without a refused call: no new connections, every request answered, then the turn to write given on.</summary>
internal sealed class GateDrain(DialGate gate, DrainableTransport transport, IHostApplicationLifetime lifetime, GateLimits limits, TimeProvider time)
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(1);

    private long _lastAnswer;
    private Task? _draining;

    /// <summary>True once it began: answers then ask callers to connect anew.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>Notes that a request was answered.</summary>
    public void Answered() => Volatile.Write(ref _lastAnswer, time.GetTimestamp());

    /// <summary>Begins; a second call changes nothing.</summary>
    /// <returns>Ends when the server has been told to stop.</returns>
    public Task BeginAsync() => _draining ??= DrainAsync();

    private async Task DrainAsync()
    {
        gate.Drain();
        IsDraining = true;
        var began = time.GetTimestamp();
        Answered();
        await transport.StopAcceptingAsync();

        // Connections that ask nothing are closed by the server's own stop.
        while (transport.Open > 0
            && time.GetElapsedTime(Volatile.Read(ref _lastAnswer)) < _quiet
            && time.GetElapsedTime(began) < limits.Drain.ToTimeSpan())
        {
            await Task.Delay(_look, time);
        }

        lifetime.StopApplication();
    }
}
