// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Gate;

/// <summary>The newest events as the journal writes them, for replicas that are close behind; and a bell for those that wait for the next.</summary>
internal sealed class EventRing(int capacity = 1 << 16)
{
    private readonly byte[] _events = new byte[capacity * DialEventForm.Size];
    private readonly Lock _gate = new();
    private TaskCompletionSource? _bell;
    private long _last;
    private long _first = 1;
    private ContentHash? _erasures;

    /// <summary>The position of the newest event.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>The erasures of the journal that what is told follows; null while that is not known.</summary>
    public ContentHash? Erasures
    {
        get
        {
            lock (_gate)
            {
                return _erasures;
            }
        }
    }

    /// <summary>Takes the next event in.</summary>
    public void Add(long position, in DialEvent one)
    {
        TaskCompletionSource? bell;
        lock (_gate)
        {
            DialEventForm.Write(one, _events.AsSpan((int)(position % capacity) * DialEventForm.Size, DialEventForm.Size));

            // Before a gap, out of which events were erased, nothing is at hand any more.
            _first = position == _last + 1 ? Math.Max(_first, position - capacity + 1) : position;
            _last = position;
            (bell, _bell) = (_bell, null);
        }

        bell?.SetResult();
    }

    /// <summary>Lets go of every event: what may still be told of them stands in the journal.</summary>
    /// <param name="erasures">The erasures that are followed from then on.</param>
    public void Forget(ContentHash? erasures)
    {
        lock (_gate)
        {
            _erasures = erasures;
            _first = _last + 1;
            Array.Clear(_events);
        }
    }

    /// <summary>The events from a position on, at most so many; null when they are too old to be here.</summary>
    public byte[]? From(long position, int most)
    {
        lock (_gate)
        {
            if (position < _first)
            {
                return null;
            }

            var count = (int)Math.Clamp(_last - position + 1, 0, most);
            var events = new byte[count * DialEventForm.Size];
            for (var i = 0; i < count; i++)
            {
                _events.AsSpan((int)((position + i) % capacity) * DialEventForm.Size, DialEventForm.Size).CopyTo(events.AsSpan(i * DialEventForm.Size));
            }

            return events;
        }
    }

    /// <summary>Ends when there is an event at a position or after it, or when the time is over.</summary>
    public async Task WaitForAsync(long position, TimeSpan longest, TimeProvider time, CancellationToken ct)
    {
        Task bell;
        lock (_gate)
        {
            if (_last >= position)
            {
                return;
            }

            bell = (_bell ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await Task.WhenAny(bell, Task.Delay(longest, time, ct));
    }
}
