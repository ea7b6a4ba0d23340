// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Gate;

/// <summary>Events too old to be at hand, read from the journal for replicas that are far behind: whoever asks on is read on, and nothing is read twice.</summary>
/// <remarks>A reading that nobody goes on with gives way to newer ones.</remarks>
internal sealed class OldEvents(IDialJournal journal)
{
    private const int MostKept = 8;
    private readonly Lock _gate = new();

    private int _erasures;

    // The newest last; each with the position it goes on from.
    private readonly List<(long Next, IAsyncEnumerator<(long Position, DialEvent Event)> Reading)> _kept = [];

    /// <summary>The events from a position on as the journal writes them, at most so many; fewer only where the journal ended when its reading began.</summary>
    /// <returns>The events, and where each stands: events that were erased are missing.</returns>
    public async Task<(byte[] Events, List<long> Positions)> FromAsync(long position, int most, CancellationToken ct)
    {
        var erasures = Volatile.Read(ref _erasures);

        // A reading outlives the request that began it, so that no request may end it.
        var reading = Take(position) ?? journal.ReadAsync(position, CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        var events = new byte[most * DialEventForm.Size];
        var positions = new List<long>();
        try
        {
            while (positions.Count < most && !ct.IsCancellationRequested && await reading.MoveNextAsync())
            {
                DialEventForm.Write(reading.Current.Event, events.AsSpan(positions.Count * DialEventForm.Size));
                positions.Add(reading.Current.Position);
            }
        }
        catch
        {
            await reading.DisposeAsync();
            throw;
        }

        if (positions.Count == most)
        {
            await KeepAsync(positions[^1] + 1, reading, erasures);
        }
        else
        {
            await reading.DisposeAsync();
        }

        return (events[..(positions.Count * DialEventForm.Size)], positions);
    }

    /// <summary>Ends every reading: what was read ahead may have been erased since. One that is being read is not kept.</summary>
    public async Task ForgetAsync()
    {
        List<IAsyncEnumerator<(long Position, DialEvent Event)>> ended;
        lock (_gate)
        {
            _erasures++;
            ended = [.. _kept.Select(one => one.Reading)];
            _kept.Clear();
        }

        foreach (var reading in ended)
        {
            await reading.DisposeAsync();
        }
    }

    private IAsyncEnumerator<(long Position, DialEvent Event)>? Take(long position)
    {
        lock (_gate)
        {
            var at = _kept.FindIndex(one => one.Next == position);
            if (at < 0)
            {
                return null;
            }

            var reading = _kept[at].Reading;
            _kept.RemoveAt(at);
            return reading;
        }
    }

    private async Task KeepAsync(long next, IAsyncEnumerator<(long Position, DialEvent Event)> reading, int erasures)
    {
        var ended = reading;
        lock (_gate)
        {
            if (erasures == _erasures)
            {
                _kept.Add((next, reading));
                ended = null;
                if (_kept.Count > MostKept)
                {
                    ended = _kept[0].Reading;
                    _kept.RemoveAt(0);
                }
            }
        }

        if (ended is not null)
        {
            await ended.DisposeAsync();
        }
    }
}
