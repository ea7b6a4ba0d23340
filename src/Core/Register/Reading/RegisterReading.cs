// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Reads our own log as anyone else would, and believes none of it unproved: what answers rest on is recomputed from its entries.</summary>
/// <remarks>Each checkpoint is read once, from where the one before it ended, and must continue it. For several threads; once for a process.</remarks>
public sealed class RegisterReading(ILogAccess log, IKeyStore keys, IClock clock, RegisterOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly MapSeal _seal = new(clock);
    private readonly ConcurrentDictionary<ContentHash, long> _places = new();
    private volatile RegisterState? _state;
    private long _read;

    /// <summary>The log's name.</summary>
    public string Origin => options.Origin;

    /// <summary>The register as of its newest checkpoint.</summary>
    /// <returns>The register; <see cref="LogNotBegun"/>, <see cref="LogForked"/>, <see cref="MapNotOfThisLog"/>, or what is wrong with its files.</returns>
    public async Task<Result<RegisterState>> NowAsync(CancellationToken ct)
    {
        if (await log.Files.ReadCheckpointAsync(ct) is not { } note)
        {
            return new LogNotBegun();
        }

        if (_state is { } known && known.Note.Span.SequenceEqual(note))
        {
            return known;
        }

        await _turn.WaitAsync(ct);
        try
        {
            return await RefreshAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<Result<RegisterState>> RefreshAsync(CancellationToken ct)
    {
        // Read again: another thread may have waited for longer.
        var note = (await log.Files.ReadCheckpointAsync(ct))!;
        if (_state is { } known && known.Note.Span.SequenceEqual(note))
        {
            return known;
        }

        var trusted = await LogKeys.OfAsync(keys, options.Origin, ct);
        var signed = SignedCheckpoint.Open(note, options.Origin, trusted);
        if (signed is not Result<SignedCheckpoint>.Ok { Value: var checkpoint })
        {
            return ((Result<SignedCheckpoint>.Refused)signed).Refusals;
        }

        var opened = await LogReader.OpenAsync(log.Files, checkpoint.Checkpoint, ct);
        if (opened is not Result<LogReader>.Ok { Value: var reader })
        {
            return ((Result<LogReader>.Refused)opened).Refusals;
        }

        if (await FollowAsync(reader, ct) is { IsEmpty: false } refused)
        {
            return refused;
        }

        return _state = new RegisterState(note, checkpoint, reader, _seal.Map, _places);
    }

    private async Task<Sequence<Refusal>> FollowAsync(LogReader reader, CancellationToken ct)
    {
        if (_state is { } before && (reader.Size < before.Log.Size
            || await reader.RootAtAsync(before.Log.Size, ct) is not Result<ContentHash>.Ok same || same.Value != before.Log.Checkpoint.Root))
        {
            return [new LogForked()];
        }

        while (_read < reader.Size)
        {
            var read = await reader.EntriesAsync(_read >> 8, ct);
            if (read is not Result<Sequence<ReadOnlyMemory<byte>>>.Ok { Value: var entries })
            {
                return ((Result<Sequence<ReadOnlyMemory<byte>>>.Refused)read).Refusals;
            }

            foreach (var entry in entries.Skip((int)(_read & 255)))
            {
                _places.TryAdd(MerkleHash.Leaf(entry.Span), _read);
                _seal.Add(_read++, entry.Span);
            }
        }

        return _seal.IsCommitted ? [] : [new MapNotOfThisLog()];
    }
}
