// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Stores.Files;

/// <summary>The journal of the dial gate in encrypted, chained files under <c>dial-journal</c>; one process writes, any may follow.</summary>
/// <param name="directory">Where it lies.</param>
/// <param name="clock">The time by which a new file is begun; null where the size alone decides.</param>
public sealed class FileDialJournal(DataDirectory directory, IClock? clock = null) : IDialJournal, IDialJournalTurn, IDialJournalErasure, IDisposable
{
    private const string KeyName = "journal";
    private const int MostMisreadings = 20;
    private const int ReadAtOnce = 8192;

    private readonly SecretFiles _keys = new(directory.Root, directory.GateKeys);
    private readonly Lock _gate = new();
    private byte[]? _key;
    private JournalCursor? _cursor;
    private RecordJournal? _writer;
    private int _misreadings;

    /// <inheritdoc/>
    public long Position => Volatile.Read(ref _writer)?.Position ?? _cursor?.Position ?? 0;

    /// <inheritdoc/>
    public bool IsWriter => Volatile.Read(ref _writer) is not null;

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public Result<long> TryTake(DialEventVisit visit)
    {
        lock (_gate)
        {
            if (_writer is { } already)
            {
                return already.Position;
            }

            switch (Cursor())
            {
                case Result<JournalCursor>.Refused refused:
                    return refused.Refusals;
                case Result<JournalCursor>.Ok { Value: var cursor }:
                    switch (RecordJournal.Open(directory.DialJournal, _key!, Path.Combine(directory.Locks, "dial-journal"), cursor, Told(visit), now: Now))
                    {
                        case Result<RecordJournal>.Ok { Value: var writer }:
                            _cursor = null;
                            Volatile.Write(ref _writer, writer);
                            return writer.Position;
                        case Result<RecordJournal>.Refused refused:
                            return refused.Refusals;
                    }

                    break;
            }

            throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    /// <inheritdoc/>
    public Result<long> CatchUp(DialEventVisit visit)
    {
        lock (_gate)
        {
            if (_writer is { } writer)
            {
                return writer.Position;
            }

            if (Cursor() is not Result<JournalCursor>.Ok { Value: var cursor })
            {
                return ((Result<JournalCursor>.Refused)Cursor()).Refusals;
            }

            // A frame may be seen while it is being written; what stays amiss is amiss.
            var stop = cursor.ReadOn(Told(visit));
            _misreadings = stop == JournalStop.Damaged ? _misreadings + 1 : 0;
            return _misreadings > MostMisreadings ? new DialJournalDamaged(cursor.Position) : cursor.Position;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A file out of which events went has a new salt.</remarks>
    public ContentHash Erasures() => ContentHash.Of([.. JournalSegment.In(directory.DialJournal)
        .Select(file => JournalSegment.Read(file.Path))
        .Where(file => file?.Remnant is not null)
        .SelectMany(file => file!.Salt)]);

    /// <inheritdoc/>
    public void Release()
    {
        lock (_gate)
        {
            if (_writer is { } writer)
            {
                writer.Dispose();
                var cursor = new JournalCursor(directory.DialJournal, _key);
                cursor.StartWith(writer.Position + 1);
                cursor.ReadOn((_, _) => { });
                _cursor = cursor;
                Volatile.Write(ref _writer, null);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Once it waits for the disk it can no longer be called back.</remarks>
    public ValueTask<Result<long>> AppendAsync(DialEvent one, CancellationToken ct)
    {
        Span<byte> record = stackalloc byte[DialEventForm.Size];
        DialEventForm.Write(one, record);
        return Volatile.Read(ref _writer) is { } writer
            ? writer.AppendAsync(record, DialEventForm.Size)
            : ValueTask.FromResult<Result<long>>(new LeaseHeldByAnother());
    }

    /// <inheritdoc/>
    /// <remarks>Once it waits for the disk it can no longer be called back.</remarks>
    public ValueTask<Result<long>> AppendAsync(ReadOnlyMemory<DialEvent> events, CancellationToken ct)
    {
        if (Volatile.Read(ref _writer) is not { } writer)
        {
            return ValueTask.FromResult<Result<long>>(new LeaseHeldByAnother());
        }

        if (events.IsEmpty)
        {
            return ValueTask.FromResult<Result<long>>(writer.Position);
        }

        var records = new byte[events.Length * DialEventForm.Size];
        for (var i = 0; i < events.Length; i++)
        {
            DialEventForm.Write(events.Span[i], records.AsSpan(i * DialEventForm.Size));
        }

        return writer.AppendAsync(records, DialEventForm.Size);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The journal is damaged, or its key cannot be used.</exception>
    public async IAsyncEnumerable<(long Position, DialEvent Event)> ReadAsync(long from, [EnumeratorCancellation] CancellationToken ct)
    {
        if (Key(create: false) is Result<byte[]>.Refused refused)
        {
            throw new StorageFailedException(refused.Refusals[0]);
        }

        if (_key is null)
        {
            yield break;
        }

        // What is written after this reading began is for the next one.
        var last = Position;
        using var cursor = new JournalCursor(directory.DialJournal, _key);
        cursor.StartWith(Math.Max(1, from));
        var some = new List<(long, DialEvent)>();
        JournalStop stop;
        do
        {
            some.Clear();
            stop = await Task.Factory.StartNew(
                () => cursor.ReadOn(
                    Told((position, in one) =>
                    {
                        if (position >= from && (last == 0 || position <= last))
                        {
                            some.Add((position, one));
                        }
                    }),
                    ReadAtOnce),
                ct,
                TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Current);
            foreach (var one in some)
            {
                yield return one;
            }
        }
        while (stop == JournalStop.Enough && (last == 0 || cursor.Position < last));
        if (stop == JournalStop.Damaged && cursor.Position < last)
        {
            throw new StorageFailedException(new DialJournalDamaged(cursor.Position));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The journal is damaged, or its key cannot be used.</exception>
    public Task<long> CountAsync(Func<DialEvent, bool> isOver, CancellationToken ct) => Task.Run(
        () => Erasure() is { } erasure ? erasure.Count(Choosing(isOver)) : 0,
        ct);

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The journal is damaged, its key cannot be used, or the disk is full or cannot be written.</exception>
    public Task<Result<long>> EraseAsync(Func<DialEvent, bool> isOver, CancellationToken ct) => Task.Run<Result<long>>(
        () =>
        {
            using var turn = DirectoryLock.TryTake(Path.Combine(directory.Locks, "dial-journal-erasure"));
            return turn is null ? new LeaseHeldByAnother() : Erasure() is { } erasure ? erasure.Run(Choosing(isOver)) : 0;
        },
        ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _cursor?.Dispose();
        }
    }

    private static JournalCursor.Visit Told(DialEventVisit visit) => (position, record) =>
    {
        // What this program wrote it can read; a newer one's events would be opt-outs unheard.
        if (!DialEventForm.TryRead(record, out var one))
        {
            throw new StorageFailedException(new DialJournalDamaged(position - 1));
        }

        visit(position, one);
    };

    private static JournalErasure.Choice Choosing(Func<DialEvent, bool> isOver) => record =>
        DialEventForm.TryRead(record, out var one) ? isOver(one) : throw new StorageFailedException(new DialJournalDamaged(0));

    private JournalErasure? Erasure() => Key(create: false) is Result<byte[]>.Refused refused ? throw new StorageFailedException(refused.Refusals[0])
        : _key is null ? null
        : new JournalErasure(directory.DialJournal, _key);

    private long Now() => clock?.GetCurrentInstant().ToUnixTimeSeconds() ?? 0;

    private Result<JournalCursor> Cursor() => Key(create: true) switch
    {
        Result<byte[]>.Refused refused => refused.Refusals,
        _ => _cursor ??= new JournalCursor(directory.DialJournal, _key),
    };

    private Result<byte[]>? Key(bool create)
    {
        if (_key is not null)
        {
            return _key;
        }

        // A journal whose key is gone must not be taken for one that has not begun.
        var read = _keys.Read(KeyName);
        if (read is null && JournalSegment.In(directory.DialJournal).Count > 0)
        {
            return new DialJournalKeyMissing();
        }

        if (read is null && create)
        {
            read = _keys.ReadOrCreateAsync(KeyName, CancellationToken.None).GetAwaiter().GetResult();
        }

        _key = (read as Result<byte[]>.Ok)?.Value;
        return read;
    }
}
