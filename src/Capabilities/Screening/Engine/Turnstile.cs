// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Lets chunks pass one after the other, in their order, whichever thread carries them.</summary>
/// <remarks>A thread takes chunks in ascending order, so that the one whose turn it is never waits for one that waits for it.</remarks>
internal sealed class Turnstile
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ManualResetEventSlim> _waiting = [];
    private long _next;
    private volatile bool _broken;

    /// <summary>Waits until every chunk before has passed.</summary>
    /// <exception cref="OperationCanceledException">The run is over: another thread failed.</exception>
    public void Enter(long chunk)
    {
        if (Volatile.Read(ref _next) != chunk)
        {
            var spin = default(SpinWait);
            while (Volatile.Read(ref _next) != chunk && !spin.NextSpinWillYield)
            {
                spin.SpinOnce();
            }

            Wait(chunk);
        }

        if (_broken)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Lets the next chunk pass.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (_waiting.Remove(++_next, out var woken))
            {
                woken.Set();
            }
        }
    }

    /// <summary>Nobody passes any more.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _broken = true;
            foreach (var waiting in _waiting.Values)
            {
                waiting.Set();
            }
        }
    }

    private void Wait(long chunk)
    {
        ManualResetEventSlim signal;
        lock (_gate)
        {
            if (_broken || _next == chunk)
            {
                return;
            }

            signal = new ManualResetEventSlim();
            _waiting[chunk] = signal;
        }

        signal.Wait();
    }
}
