// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Reads our own log as anyone else would, and believes none of it unproved: what answers rest on is recomputed from its entries.</summary>
/// <remarks>
/// Each checkpoint is read once, from where the one before it ended, and must continue it. Memory does not grow with the log: the map is kept in
/// a file of the reader's own, and gone on with at the next start; beside it lie the ways through the log's tiles. For several threads; once for a process.
/// </remarks>
public sealed class RegisterReading(ILogAccess log, IKeyStore keys, IClock clock, RegisterOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private IWorkRoom? _room;
    private IWorkFile? _ways;
    private MapSeal? _seal;
    private volatile RegisterState? _state;
    private Checkpoint? _seen;

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

        if (Known(note) is { } known)
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

    /// <summary>Entries held in memory, whatever the size of the log.</summary>
    internal int Held => _seal?.Held ?? 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _room?.Dispose();
        _turn.Dispose();
    }

    private async Task<Result<RegisterState>> RefreshAsync(CancellationToken ct)
    {
        // Read again: another thread may have waited for longer.
        var note = (await log.Files.ReadCheckpointAsync(ct))!;
        if (Known(note) is { } known)
        {
            return known;
        }

        GiveUpWhatIsDamaged();
        var trusted = await LogKeys.OfAsync(keys, options.Origin, ct);
        var signed = SignedCheckpoint.Open(note, options.Origin, trusted);
        if (signed is not Result<SignedCheckpoint>.Ok { Value: var checkpoint })
        {
            return ((Result<SignedCheckpoint>.Refused)signed).Refusals;
        }

        _ways ??= (_room ??= log.ReadingRoom()).Open("ways");
        var opened = await LogReader.OpenAsync(log.Files, checkpoint.Checkpoint, ct, ways: _ways);
        if (opened is not Result<LogReader>.Ok { Value: var reader })
        {
            return ((Result<LogReader>.Refused)opened).Refusals;
        }

        if (await FollowAsync(reader, ct) is { IsEmpty: false } refused)
        {
            return refused;
        }

        _seen = reader.Checkpoint;
        return _state = new RegisterState(note, checkpoint, reader, _seal!.Map);
    }

    private RegisterState? Known(byte[] note) => _state is { IsGivenUp: false } known && known.Note.Span.SequenceEqual(note) ? known : null;

    // Made anew in another file; whoever holds an older view goes on with the one that is no longer named. Of what was read only the checkpoint stays,
    // so that a log put back or rewritten is still seen.
    private void GiveUpWhatIsDamaged()
    {
        if (_seal is { IsGivenUp: true })
        {
            _state = null;
            _seal.Forget();
        }
    }

    private async Task<Sequence<Refusal>> FollowAsync(LogReader reader, CancellationToken ct)
    {
        if (_seen is { } before && (reader.Size < before.Size
            || await reader.RootAtAsync(before.Size, ct) is not Result<ContentHash>.Ok same || same.Value != before.Root))
        {
            return [new LogForked()];
        }

        var seal = await SealAsync(reader, ct);
        while (seal.Taken < reader.Size)
        {
            var read = await reader.EntriesAsync(seal.Taken >> 8, ct);
            if (read is not Result<Sequence<ReadOnlyMemory<byte>>>.Ok { Value: var entries })
            {
                return ((Result<Sequence<ReadOnlyMemory<byte>>>.Refused)read).Refusals;
            }

            foreach (var entry in entries.Skip((int)(seal.Taken & 255)))
            {
                seal.Add(seal.Taken, entry.Span);
            }
        }

        if (!seal.IsCommitted)
        {
            return [new MapNotOfThisLog()];
        }

        seal.Keep(reader.Checkpoint.Root);
        return [];
    }

    /// <summary>The map as far as it was read; from its beginning when what is kept is about another log.</summary>
    private async Task<MapSeal> SealAsync(LogReader reader, CancellationToken ct)
    {
        if (_seal is { } known)
        {
            return known;
        }

        _seal = new MapSeal(clock, _room!);
        if (!await reader.ContinuesAsync(_seal.Taken, _seal.TakenRoot, ct))
        {
            _seal.Forget();
        }

        return _seal;
    }
}
