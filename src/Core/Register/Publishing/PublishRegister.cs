// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Publishes what the rooms decided: written down, put into the log, and under a checkpoint that anyone can read.</summary>
/// <remarks>
/// Stopped anywhere it goes on from there: an entry written down keeps its bytes, and the log knows bytes it already has. Only one process
/// at a time publishes: the log has one writer.
/// </remarks>
public sealed class PublishRegister(
    IEnumerable<IEntrySource> sources, IRegisterBook book, ILogAccess log, IKeyStore keys, IClock clock, RegisterOptions options,
    IWitnessPolicies policies, CollectCosignatures witnesses)
{
    private const int AtOnce = 1_000;

    /// <returns>What was published; or a refusal of the database, of the key store, or <see cref="LogHasAWriter"/>.</returns>
    public async Task<Result<PublishedRegister>> RunAsync(CancellationToken ct)
    {
        // 1. Facts: what each room decided since it was last read. 2. Intent: the entries, each after the one before it of its subject.
        foreach (var source in sources)
        {
            if (await StageAsync(source, ct) is { IsEmpty: false } refused)
            {
                return refused;
            }
        }

        var opened = await OpenAsync(ct);
        if (opened is not Result<LogWriter>.Ok { Value: var writer })
        {
            return ((Result<LogWriter>.Refused)opened).Refusals;
        }

        using (writer)
        {
            var done = await PublishAsync(writer, ct);
            return done is Result<PublishedRegister>.Ok { Value: var published } ? await CosignAsync(writer, published, ct) : done;
        }
    }

    /// <summary>Opens the log for writing, with the map's root at the end of each batch.</summary>
    public async Task<Result<LogWriter>> OpenAsync(CancellationToken ct) => log.Take() switch
    {
        Result<ILogStore>.Ok store => await LogWriter.OpenAsync(
            store.Value, keys, clock, new LogWriterOptions(options.Origin, new MapSeal(clock, store.Value.Work)), ct),
        Result<ILogStore>.Refused refused => refused.Refusals,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>True when something was decided, or written down, that no checkpoint holds yet.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct)
    {
        foreach (var source in sources)
        {
            var upTo = await book.ReadUpToAsync(source.Name, ct);
            if ((await source.ReadAsync(upTo, ct)).UpTo != upTo)
            {
                return true;
            }
        }

        return !(await book.UnpublishedAsync(1, ct)).IsEmpty || await log.Files.ReadCheckpointAsync(ct) is null;
    }

    /// <summary>5. Witnesses, where a policy names some: their words are added to the checkpoint that is already out.</summary>
    private async Task<Result<PublishedRegister>> CosignAsync(LogWriter writer, PublishedRegister published, CancellationToken ct)
    {
        switch (await policies.ReadAsync(ct))
        {
            case null:
                return published;
            case Result<WitnessPolicy>.Refused refused:
                return refused.Refusals;
            case Result<WitnessPolicy>.Ok { Value: var policy }:
                var read = await LogReader.OpenAsync(log.Files, published.Checkpoint.Checkpoint, ct);
                if (read is not Result<LogReader>.Ok { Value: var reader })
                {
                    return ((Result<LogReader>.Refused)read).Refusals;
                }

                var cosigned = await witnesses.RunAsync(reader, published.Checkpoint, policy, ct);
                await writer.CosignedAsync(cosigned.Note, ct);
                return published with { Contradicted = cosigned.Contradicted };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Sequence<Refusal>> StageAsync(IEntrySource source, CancellationToken ct)
    {
        while (true)
        {
            var upTo = await book.ReadUpToAsync(source.Name, ct);
            var batch = await source.ReadAsync(upTo, ct);
            if (batch.UpTo == upTo)
            {
                return [];
            }

            if (await book.StageAsync(source.Name, batch, ct) is Result<int>.Refused refused)
            {
                return refused.Refusals;
            }
        }
    }

    private async Task<Result<PublishedRegister>> PublishAsync(LogWriter writer, CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            // 3. Act: into the log, in order; 4. a checkpoint over it; and only then the place is known.
            var waiting = await book.UnpublishedAsync(AtOnce, ct);
            var places = (await writer.AppendAsync([.. waiting.Select(entry => entry.Bytes)], ct)).ValueOrThrow()
                .Select((place, i) => (waiting[i].Number, place.Index)).ToList();

            var published = await writer.PublishAsync(ct);
            if (published is not Result<SignedCheckpoint>.Ok { Value: var checkpoint })
            {
                return ((Result<SignedCheckpoint>.Refused)published).Refusals;
            }

            if (places.Count == 0)
            {
                return new PublishedRegister(count, checkpoint);
            }

            if (await book.PublishedAsync(Sequence.From(places), ct) is Result<int>.Refused refused)
            {
                return refused.Refusals;
            }

            count += places.Count;
        }
    }
}
