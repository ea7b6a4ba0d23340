// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the one place that adds to a log, from acknowledgement to checkpoint, and what it does after a crash.
using System.Collections.Immutable;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>The single writer of our log: entries are on the disk before they are acknowledged, and in a signed checkpoint soon after.</summary>
/// <remarks>
/// An entry is noted in the journal, together with all others that wait, and then acknowledged with its index. Publishing writes the tiles,
/// then the checkpoint, then begins a new journal. Whatever the journal holds is finished at the next start, never undone, so that no file
/// name ever gets two contents and no two checkpoints contradict each other. After a failed write the writer does nothing more: open it
/// anew. Memory: what is not published yet, and some tiles; what follows from the whole log is kept in <see cref="ILogStore.Work"/>. For several threads.
/// </remarks>
public sealed class LogWriter : IDisposable
{
    private const int TilesKept = 64;
    private readonly ILogStore _store;
    private readonly IKeyStore _keys;
    private readonly IClock _clock;
    private readonly LogWriterOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<ContentHash, long> _fresh = [];
    private readonly List<(TilePath Path, byte[] Bytes)> _filled = [];
    private List<Waiting> _queue = [];
    private List<ReadOnlyMemory<byte>> _bundle = [];
    private TreeEdge _edge = new();
    private LeafPlaces _places = null!;
    private SignedCheckpoint? _published;
    private LogReader? _log;
    private bool _broken;

    private LogWriter(ILogStore store, IKeyStore keys, IClock clock, LogWriterOptions options) =>
        (_store, _keys, _clock, _options) = (store, keys, clock, options);

    /// <summary>The newest checkpoint readers can see.</summary>
    public SignedCheckpoint Published => _published!;

    /// <summary>Entries and files held in memory.</summary>
    internal int Held => _fresh.Count + _filled.Count + _bundle.Count;

    /// <summary>Opens the log, finishes what a crash left unfinished, and publishes a first checkpoint where there is none.</summary>
    /// <param name="store">The files; the writer's from now on, disposed with it, and at once when opening is refused.</param>
    /// <param name="keys">Signs checkpoints, and knows every key that ever did.</param>
    /// <param name="clock">Dates signatures.</param>
    /// <param name="options">Name and habits.</param>
    /// <param name="ct">Ends opening before anything is written.</param>
    /// <returns>The writer; or what is wrong with the files or the key, in which case nothing was changed.</returns>
    public static async Task<Result<LogWriter>> OpenAsync(ILogStore store, IKeyStore keys, IClock clock, LogWriterOptions options, CancellationToken ct)
    {
        var writer = new LogWriter(store, keys, clock, options);
        var opened = false;
        try
        {
            var refusals = await writer.RecoverAsync(ct);
            opened = refusals.IsEmpty;
            return opened ? writer : refusals;
        }
        finally
        {
            if (!opened)
            {
                writer.Dispose();
            }
        }
    }

    /// <summary>Adds an entry. When this returns, the entry outlasts any crash and its index never changes.</summary>
    /// <param name="entry">Its bytes; the caller does not change them afterwards.</param>
    /// <param name="ct">Not heeded once the entry is in the queue.</param>
    /// <returns>Its place, which is the first one for bytes already in the log; or <see cref="LogEntryTooLong"/>.</returns>
    /// <exception cref="InvalidOperationException">An earlier write failed, and the writer must be opened anew.</exception>
    public async Task<Result<LogPlace>> AppendAsync(ReadOnlyMemory<byte> entry, CancellationToken ct) => await AppendAsync([entry], ct) switch
    {
        Result<Sequence<LogPlace>>.Ok places => places.Value[0],
        Result<Sequence<LogPlace>>.Refused refused => refused.Refusals,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Adds entries in their order, all with one flush to the disk.</summary>
    /// <param name="entries">Their bytes; the caller does not change them afterwards.</param>
    /// <param name="ct">Not heeded once the entries are in the queue.</param>
    /// <returns>Their places, in their order; or <see cref="LogEntryTooLong"/>, and none is added.</returns>
    /// <exception cref="InvalidOperationException">An earlier write failed, and the writer must be opened anew.</exception>
    public async Task<Result<Sequence<LogPlace>>> AppendAsync(IReadOnlyCollection<ReadOnlyMemory<byte>> entries, CancellationToken ct)
    {
        if (entries.Any(entry => entry.Length > EntryBundle.LongestEntry))
        {
            return new LogEntryTooLong();
        }

        ct.ThrowIfCancellationRequested();
        var waiting = entries.Select(entry => new Waiting(entry)).ToArray();
        lock (_gate)
        {
            _queue.AddRange(waiting);
        }

        // Whoever's turn it is carries everybody who waits, with one flush to the disk for all.
        await InTurnAsync(() => Array.Exists(waiting, one => one.Place is null) ? CarryAsync() : Task.CompletedTask);
        return Sequence.From(waiting.Select(one => one.Place ?? throw Broken()));
    }

    /// <summary>Publishes a checkpoint over everything acknowledged, sealed; the present one where there is nothing new.</summary>
    /// <returns>The checkpoint readers now see; or a refusal of the key store, after which entries can still be added.</returns>
    /// <exception cref="InvalidOperationException">An earlier write failed, and the writer must be opened anew.</exception>
    public async Task<Result<SignedCheckpoint>> PublishAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Result<SignedCheckpoint>? outcome = null;
        await InTurnAsync(async () => outcome = await PublishInTurnAsync());
        return outcome!;
    }

    /// <summary>Puts the newest checkpoint, cosigned, in the place of itself; one that is no longer the newest is left alone.</summary>
    public async Task CosignedAsync(SignedNote note, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await InTurnAsync(() => note.Text == Published.Note.Text && note.Signatures.Count > 1
            ? _store.PublishAsync(note.ToBytes(), CancellationToken.None)
            : Task.CompletedTask);
    }

    /// <summary>Publishes again and again, so that an entry waits no longer for its checkpoint than the log promises.</summary>
    /// <param name="interval">At most <see cref="LogWriterOptions.MaximumMergeDelay"/>.</param>
    /// <param name="time">Says when the interval is over.</param>
    /// <param name="ct">Ends it, by cancelling the task.</param>
    /// <returns>Only what the key store refuses ends it otherwise.</returns>
    public async Task<Sequence<Refusal>> PublishEveryAsync(Duration interval, TimeProvider time, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, LogWriterOptions.MaximumMergeDelay);
        using var timer = new PeriodicTimer(interval.ToTimeSpan(), time);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (await PublishAsync(ct) is Result<SignedCheckpoint>.Refused refused)
            {
                return refused.Refusals;
            }
        }

        return [];
    }

    /// <summary>Removes the partial files that full ones have replaced, over the whole log; after each checkpoint its own are removed already.</summary>
    /// <returns>How many tiles and bundles had some.</returns>
    public async Task<int> RemovePartialsAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var removed = 0;
        await InTurnAsync(async () => removed = await _store.RemovePartialsAsync(FullFiles(Published.Checkpoint.Size), CancellationToken.None));
        return removed;
    }

    /// <summary>Lets go of the log. What is acknowledged and not yet published is published at the next start.</summary>
    public void Dispose()
    {
        _store.Dispose();
        _turn.Dispose();
    }

    private async Task InTurnAsync(Func<Task> act)
    {
        await _turn.WaitAsync(CancellationToken.None);
        var done = false;
        try
        {
            if (_broken)
            {
                throw Broken();
            }

            await act();
            done = true;
        }
        finally
        {
            _broken |= !done;
            _turn.Release();
        }
    }

    private async Task CarryAsync()
    {
        List<Waiting> waiting;
        lock (_gate)
        {
            (waiting, _queue) = (_queue, []);
        }

        var hashes = EntryBundle.LeafHashes([.. waiting.Select(one => one.Entry)]);
        var fresh = new Dictionary<ContentHash, long>();
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var places = new LogPlace[hashes.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            var there = fresh.TryGetValue(hashes[i], out var known) ? known : await PlaceAsync(hashes[i]);
            if (there is null)
            {
                fresh.Add(hashes[i], _edge.Size + entries.Count);
                entries.Add(waiting[i].Entry);
            }

            places[i] = new LogPlace(there ?? fresh[hashes[i]], hashes[i], there is not null);
        }

        if (entries.Count > 0)
        {
            await NoteAsync(entries.ToImmutable());
        }

        for (var i = 0; i < places.Length; i++)
        {
            waiting[i].Place = places[i];
        }

        if (_edge.Size - Published.Checkpoint.Size >= _options.MostUnpublished)
        {
            // A key that cannot be had now is asked for again with the next entry: those acknowledged are safe.
            await PublishInTurnAsync();
        }
    }

    /// <summary>Where an entry of that hash is already; null where there is none.</summary>
    private async Task<long?> PlaceAsync(ContentHash hash)
    {
        if (_fresh.TryGetValue(hash, out var fresh))
        {
            return fresh;
        }

        foreach (var index in _places.Candidates(hash).Where(index => index < Published.Checkpoint.Size).Order())
        {
            // The table only says where to look; the log's own tiles say what is there.
            _log ??= (await LogReader.OpenAsync(_store, Published.Checkpoint, CancellationToken.None, TilesKept)).ValueOrThrow();
            if ((await _log.LeafHashAsync(index, CancellationToken.None)).ValueOrThrow() == hash)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Writes entries into the journal, and only then into the tree.</summary>
    private async Task NoteAsync(ImmutableArray<ReadOnlyMemory<byte>> entries)
    {
        await _store.AppendToJournalAsync(new JournalRecord(_edge.Size, entries).ToBytes(), CancellationToken.None);
        Take(entries);
    }

    private void Take(ImmutableArray<ReadOnlyMemory<byte>> entries)
    {
        var hashes = EntryBundle.LeafHashes(entries);
        for (var i = 0; i < entries.Length; i++)
        {
            _options.Seal?.Add(_edge.Size, entries[i].Span);
            _fresh.TryAdd(hashes[i], _edge.Size);
            _bundle.Add(entries[i]);
            if (_bundle.Count == TilePath.FullWidth)
            {
                _filled.Add((TilePath.Entries(_edge.Size >> 8), EntryBundle.Write(_bundle)));
                _bundle = [];
            }

            _edge.Append(hashes[i], (path, bytes) => _filled.Add((path, bytes)));
        }
    }

    private async Task<Result<SignedCheckpoint>> PublishInTurnAsync()
    {
        // No sealing entry without a key: it would be a change of its own at each attempt.
        var opened = await _keys.OpenOrCreateAsync(LogWriterOptions.KeyPurpose, CancellationToken.None);
        if (opened is not Result<SigningKey>.Ok { Value: var key })
        {
            return ((Result<SigningKey>.Refused)opened).Refusals;
        }

        using (key)
        {
            if (_options.Seal?.Seal() is { } seal)
            {
                await NoteAsync([seal]);
            }

            return _published is { } same && same.Checkpoint.Size == _edge.Size ? same : await PublishAsync(key);
        }
    }

    private async Task<SignedCheckpoint> PublishAsync(SigningKey key)
    {
        // 1. Tiles and bundles, on the disk before anything names them.
        List<(TilePath Path, byte[] Bytes)> files = [.. _filled, .. _edge.Partials()];
        if (_bundle.Count > 0)
        {
            files.Add((TilePath.Entries(_edge.Size >> 8, _bundle.Count), EntryBundle.Write(_bundle)));
        }

        await _store.WriteAsync(files, CancellationToken.None);

        // 2. The checkpoint, which makes them part of the log.
        var signer = new NoteSigner(_options.Origin, NoteKeyKind.Ed25519, key);
        var checkpoint = SignedCheckpoint.Sign(new Checkpoint(_options.Origin, _edge.Size, _edge.Root()), _clock.GetCurrentInstant(), signer);
        await _store.PublishAsync(checkpoint.Note.ToBytes(), CancellationToken.None);
        _published = checkpoint;

        // 3. A new journal, then the end of the old ones, and of the partial files that nobody needs.
        await _store.StartJournalAsync(_edge.Size, CancellationToken.None);
        await _store.RemoveJournalsBeforeAsync(_edge.Size, CancellationToken.None);
        await _store.RemovePartialsAsync(_filled.Select(file => file.Path), CancellationToken.None);

        // 4. What can be made anew, last: it never speaks of more than is published.
        foreach (var (hash, index) in _fresh)
        {
            _places.Add(hash, index);
        }

        Keep(checkpoint.Checkpoint);
        _fresh.Clear();
        _filled.Clear();
        _log = null;
        return checkpoint;
    }

    private void Keep(Checkpoint checkpoint)
    {
        _places.Keep(checkpoint.Size, checkpoint.Root);
        _options.Seal?.Keep(checkpoint.Root);
    }

    private async Task<Sequence<Refusal>> RecoverAsync(CancellationToken ct)
    {
        _places = LeafPlaces.Open(_store.Work);
        if (await _store.ReadCheckpointAsync(ct) is { } note)
        {
            var known = await LogKeys.OfAsync(_keys, _options.Origin, ct);
            var signed = SignedCheckpoint.Open(note, _options.Origin, known);
            if (signed is not Result<SignedCheckpoint>.Ok { Value: var checkpoint })
            {
                return ((Result<SignedCheckpoint>.Refused)signed).Refusals;
            }

            _published = checkpoint;
            if (await ReadTreeAsync(checkpoint.Checkpoint, ct) is { IsEmpty: false } refusals)
            {
                return refusals;
            }
        }

        else
        {
            _places.Forget();
            _options.Seal?.Forget();
        }

        if (Replay(await _store.ReadJournalsAsync(ct)) is { } damaged)
        {
            return [damaged];
        }

        // The last journal may be cut short, and nothing may ever be written behind such an end.
        await _store.StartJournalAsync(_edge.Size, CancellationToken.None);
        if (_published is null || _edge.Size > _published.Checkpoint.Size)
        {
            return await PublishInTurnAsync() is Result<SignedCheckpoint>.Refused refused ? refused.Refusals : [];
        }

        await _store.RemoveJournalsBeforeAsync(_edge.Size, CancellationToken.None);
        return [];
    }

    /// <summary>Reads the edge of the tree and every entry since what was kept, each proved against the checkpoint.</summary>
    private async Task<Sequence<Refusal>> ReadTreeAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        var opened = await LogReader.OpenAsync(_store, checkpoint, ct, TilesKept);
        if (opened is not Result<LogReader>.Ok { Value: var log })
        {
            return ((Result<LogReader>.Refused)opened).Refusals;
        }

        if (!await log.ContinuesAsync(_places.Taken, _places.TakenRoot, ct))
        {
            _places.Forget();
        }

        if (_options.Seal is { } other && !await log.ContinuesAsync(other.Taken, other.TakenRoot, ct))
        {
            other.Forget();
        }

        (_edge, _log) = (log.Edge(), log);
        var known = Math.Min(_places.Taken, _options.Seal?.Taken ?? checkpoint.Size);
        for (var bundle = Math.Min(known, checkpoint.Size & ~255L) >> 8; bundle << 8 < checkpoint.Size; bundle++)
        {
            var read = await log.EntriesAsync(bundle, ct);
            if (read is not Result<Sequence<ReadOnlyMemory<byte>>>.Ok { Value: var entries })
            {
                return ((Result<Sequence<ReadOnlyMemory<byte>>>.Refused)read).Refusals;
            }

            Learn(bundle << 8, [.. entries]);
        }

        if (known < checkpoint.Size)
        {
            Keep(checkpoint);
        }

        return [];
    }

    /// <summary>Takes a bundle that is published already, as far as it is not known.</summary>
    private void Learn(long first, ImmutableArray<ReadOnlyMemory<byte>> entries)
    {
        var hashes = EntryBundle.LeafHashes(entries);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (first + i >= _places.Taken)
            {
                _places.Add(hashes[i], first + i);
            }

            if (_options.Seal is { } seal && first + i >= seal.Taken)
            {
                seal.Add(first + i, entries[i].Span);
            }
        }

        _bundle = entries.Length < TilePath.FullWidth ? [.. entries] : [];
    }

    /// <summary>Takes what the journals hold beyond the checkpoint. A record cut short was never acknowledged; one that is missing before another leaves a gap.</summary>
    private LogJournalDamaged? Replay(Sequence<LogJournal> journals)
    {
        foreach (var record in journals.SelectMany(journal => JournalRecord.ReadAll(journal.Bytes)))
        {
            if (record.First == _edge.Size)
            {
                Take(record.Entries);
            }
            else if (record.End > _edge.Size)
            {
                return new LogJournalDamaged();
            }
        }

        return null;
    }

    private static IEnumerable<TilePath> FullFiles(long size)
    {
        for (var level = 0; size >> (8 * level) >> 8 > 0; level++)
        {
            for (var index = 0L; index < size >> (8 * level) >> 8; index++)
            {
                yield return TilePath.Hashes(level, index);
                if (level == 0)
                {
                    yield return TilePath.Entries(index);
                }
            }
        }
    }

    private static InvalidOperationException Broken() => new("A write to the log failed: open it anew.");

    private sealed class Waiting(ReadOnlyMemory<byte> entry)
    {
        public ReadOnlyMemory<byte> Entry => entry;

        public LogPlace? Place { get; set; }
    }
}
