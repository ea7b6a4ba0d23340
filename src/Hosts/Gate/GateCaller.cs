// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Gate;

/// <summary>One key in use: what it opens, and what it has taken of its limits.</summary>
internal sealed class GateCaller(GateKey key, GateLimits limits, TimeProvider time)
{
    private int _inside;
    private long _second;
    private int _numbers;

    /// <summary>The key.</summary>
    public GateKey Key => key;

    /// <summary>Begins a request; false when too many are inside. Each true is followed by <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= limits.RequestsAtOnce)
        {
            return true;
        }

        Interlocked.Decrement(ref _inside);
        return false;
    }

    /// <summary>Ends a request.</summary>
    public void Leave() => Interlocked.Decrement(ref _inside);

    /// <summary>Takes so many numbers of this second's allowance; false when it does not hold them.</summary>
    /// <remarks>At the turn of a second two threads may both begin it anew: the limit is then generous by one request.</remarks>
    public bool TryTake(int numbers)
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        if (Volatile.Read(ref _second) != second)
        {
            Volatile.Write(ref _second, second);
            Volatile.Write(ref _numbers, 0);
        }

        return Interlocked.Add(ref _numbers, numbers) <= limits.NumbersPerSecond;
    }
}
