// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Whether this process should be sent requests: its disk takes writes, its database answers and fits the program, and it is not stopping.</summary>
public sealed class Readiness(IServiceProvider services, IHostApplicationLifetime life, TimeProvider time) : IDisposable
{
    // Whoever asks all the time does not make the disk work all the time.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Sequence<Refusal> _against;
    private long? _looked;

    /// <summary>True once the host was told to stop.</summary>
    public bool IsStopping => life.ApplicationStopping.IsCancellationRequested;

    /// <summary>What stands against it now; empty when nothing does.</summary>
    public async Task<Sequence<Refusal>> LookAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_looked is not { } at || time.GetElapsedTime(at) >= Kept)
            {
                _against = await services.LookAsync(ct);
                _looked = time.GetTimestamp();
            }

            return _against;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
