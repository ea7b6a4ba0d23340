// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Replicas far behind ask for the journal piece by piece.</summary>
public sealed class EventsFromTheDisk
{
    [Fact]
    public async Task Replicas_that_catch_up_piece_by_piece_read_the_journal_once_each_and_no_event_twice()
    {
        var journal = new CountedJournal(1000);
        var old = new OldEvents(journal);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var next = 1L;
            while (await old.FromAsync(next, 64, default) is { Events: { Length: > 0 } events })
            {
                for (var at = 0; at < events.Length; at += DialEventForm.Size)
                {
                    Assert.True(DialEventForm.TryRead(events.AsSpan(at, DialEventForm.Size), out var one));
                    Assert.Equal(CountedJournal.Event(next++), one);
                }
            }

            Assert.Equal(1001, next);
        }

        // Each ends with one reading more, that finds nothing.
        Assert.Equal(2000, journal.Told);
        Assert.Equal(4, journal.Readings);
    }

    [Fact]
    public async Task Once_events_were_erased_no_reading_that_began_before_goes_on()
    {
        var journal = new CountedJournal(1000);
        var old = new OldEvents(journal);
        await old.FromAsync(1, 64, default);
        await old.ForgetAsync();
        await old.FromAsync(65, 64, default);
        Assert.Equal(2, journal.Readings);

        await old.FromAsync(129, 64, default);
        Assert.Equal(2, journal.Readings);
    }

    private sealed class CountedJournal(int events) : IDialJournal
    {
        public int Told { get; private set; }

        public int Readings { get; private set; }

        public long Position => events;

        public static DialEvent Event(long position) => new(
            DialEventKind.OptOut, new Guid((int)position, 0, 0, new byte[8]), new CampaignId(new Guid(1, 0, 0, new byte[8])),
            new OrganisationId(new Guid(2, 0, 0, new byte[8])), new OrganisationId(new Guid(3, 0, 0, new byte[8])),
            SubscriberNumber.FromRevealed(393_470_000_000UL + (ulong)position), Instant.FromUnixTimeSeconds(1_790_000_000 + position), false);

        public ValueTask<Result<long>> AppendAsync(DialEvent one, CancellationToken ct) => throw new NotSupportedException();

        public ValueTask<Result<long>> AppendAsync(ReadOnlyMemory<DialEvent> some, CancellationToken ct) => throw new NotSupportedException();

        public async IAsyncEnumerable<(long Position, DialEvent Event)> ReadAsync(long from, [EnumeratorCancellation] CancellationToken ct)
        {
            Readings++;
            await Task.CompletedTask;
            for (var position = from; position <= events; position++)
            {
                Told++;
                yield return (position, Event(position));
            }
        }
    }
}
