// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>What a reader keeps for itself is damaged while it runs: it is given up and made anew at the next question, without a new start.</summary>
public class DamagedWork
{
    private const int Numbers = 300;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_while_it_runs_a_reader_says_nothing_wrong_and_answers_everything_at_its_next_question()
    {
        var given = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var (book, keys) = (new MemoryBook(), new MemoryKeys());
            book.Drafts.AddRange(Enumerable.Range(0, Numbers).Select(Declared));
            await PublishAsync(book, keys);
            using var reading = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
            var old = (await reading.NowAsync(Ct)).ValueOrThrow();
            book.Reading.Damage(new Random(seed));
            given += await AskAllAsync(old, keys);

            var state = (await reading.NowAsync(Ct)).ValueOrThrow();
            Assert.NotSame(old, state);
            Assert.Equal(0, await AskAllAsync(state, keys));

            // Whoever still holds the older view takes nothing from the newer one.
            Assert.True(await AskAllAsync(old, keys) > 0);
            Assert.Same(state, (await reading.NowAsync(Ct)).ValueOrThrow());
            Assert.Equal(0, await AskAllAsync(state, keys));
        }

        Assert.True(given > 8, $"Only {given} questions met the damage.");
    }

    [Fact]
    public async Task Damaged_a_reader_still_knows_the_checkpoint_that_a_log_must_continue()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.AddRange(Enumerable.Range(0, Numbers).Select(Declared));
        await PublishAsync(book, keys);
        var old = book.Log.Checkpoint;
        book.Drafts.Add(Declared(Numbers));
        await PublishAsync(book, keys);
        using var reading = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        var state = (await reading.NowAsync(Ct)).ValueOrThrow();
        book.Reading.Damage(new Random(1));
        Assert.True(await AskAllAsync(state, keys) > 0);

        (book.Log.Checkpoint, var newest) = (old, book.Log.Checkpoint);
        Assert.Equal(new LogForked(), Assert.Single(((Result<RegisterState>.Refused)await reading.NowAsync(Ct)).Refusals));
        book.Log.Checkpoint = newest;
        Assert.Equal(0, await AskAllAsync((await reading.NowAsync(Ct)).ValueOrThrow(), keys));
    }

    [Fact]
    public async Task Damaged_between_two_checkpoints_a_reader_goes_on_at_the_next()
    {
        var (book, keys) = (new MemoryBook(), new MemoryKeys());
        book.Drafts.AddRange(Enumerable.Range(0, Numbers).Select(Declared));
        await PublishAsync(book, keys);
        using var reading = new RegisterReading(book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        await reading.NowAsync(Ct);
        book.Reading.Damage(new Random(2));
        book.Drafts.AddRange(Enumerable.Range(Numbers, Numbers).Select(Declared));
        await PublishAsync(book, keys);

        await Assert.ThrowsAsync<WorkDamagedException>(() => reading.NowAsync(Ct));
        Assert.Equal(0, await AskAllAsync((await reading.NowAsync(Ct)).ValueOrThrow(), keys));
    }

    /// <summary>Asks for every number and one that is not there; what is answered is right.</summary>
    /// <returns>How many questions met the damage.</returns>
    private static async Task<int> AskAllAsync(RegisterState state, MemoryKeys keys)
    {
        var (logKeys, damaged) = (await LogKeys.OfAsync(keys, NoteBed.Origin, Ct), 0);
        for (var i = -1; i < Numbers; i++)
        {
            try
            {
                var answer = (await state.AskAsync(Key(i), Ct)).ValueOrThrow();
                Assert.Equal(i >= 0, answer.IsPresent);
                answer.Verify(Key(i), NoteBed.Origin, logKeys).ValueOrThrow();
            }
            catch (WorkDamagedException)
            {
                damaged++;
            }
        }

        return damaged;
    }

    private static async Task PublishAsync(MemoryBook book, MemoryKeys keys) => (await new PublishRegister(
        [book], book, book, keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin), book, new CollectCosignatures(new NoWitness())).RunAsync(Ct)).ValueOrThrow();

    private static MapKey Key(int i) => MapKey.OfCallerNumber(Number(i));

    private static string Number(int i) => FormattableString.Invariant($"+39081{2_000_000 + i}");

    private static EntryDraft Declared(int i) => new(
        FormattableString.Invariant($"{i}"), EntryType.CallerNumberDeclared, EntrySubject.Of(SubjectKind.CallerNumber, Number(i)), new LocalDate(2026, 11, 20), NoteBed.At,
        Json.Object(("holder", EntrySubject.Of(SubjectKind.Organisation, "IT01234567897").ToString())));

    private sealed class NoWitness : IWitnessClient
    {
        public Task<WitnessAnswer?> AddCheckpointAsync(Uri witness, ReadOnlyMemory<byte> body, CancellationToken ct) => Task.FromResult<WitnessAnswer?>(null);
    }
}
