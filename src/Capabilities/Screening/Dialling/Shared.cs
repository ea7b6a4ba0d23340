// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One thing that several hold: the last to let go disposes of it.</summary>
internal sealed class Shared<T>(T value) : IDisposable
    where T : class, IDisposable
{
    private int _holders = 1;

    public T Value => value;

    /// <summary>Holds it once more; null when it is gone already.</summary>
    public Shared<T>? Hold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0; holders = Volatile.Read(ref _holders))
        {
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders)
            {
                return this;
            }
        }

        return null;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            value.Dispose();
        }
    }
}
