// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Reads fact files as bytes, on several threads: rows that say the same in other bytes are read once and recognised after.</summary>
internal sealed class FactFileReader(FactItems items, FactRows rows, int threads, int pieceBytes)
{
    private readonly FactRows.Writer[] _writers = [.. Enumerable.Range(0, threads).Select(_ => rows.Write())];

    public async Task<Result<FactFileCount>> ReadAsync(FactFile file, CancellationToken ct)
    {
        var opening = await FactSource.OpenAsync(file, ct);
        if (opening is not Result<FactSource>.Ok { Value: var source })
        {
            return ((Result<FactSource>.Refused)opening).Refusals;
        }

        using (source)
        {
            var (encoding, isAssumed) = FactShape.FirstEncoding(file, source.Bytes);
            if (await OnceAsync(file, source.Bytes, encoding, isAssumed, ct) is { } count)
            {
                return count;
            }

            return (await OnceAsync(file, source.Bytes, TextEncoding.NotUtf8, isAssumed: false, ct))!;
        }
    }

    /// <summary>Reads the file in an encoding; null, with nothing added, when it was only assumed and turns out to be another.</summary>
    private async Task<Result<FactFileCount>?> OnceAsync(FactFile file, IListBytes bytes, TextEncoding encoding, bool isAssumed, CancellationToken ct)
    {
        var recognised = await FactShape.RecogniseAsync(file, bytes, encoding, ct);
        if (recognised is not Result<FactShape>.Ok { Value: var shape })
        {
            return isAssumed && !await FactShape.HoldsAsync(bytes, encoding, ct) ? null : ((Result<FactShape>.Refused)recognised).Refusals;
        }

        var before = Array.ConvertAll(_writers, writer => writer.Mark());
        if (Read(file, bytes, shape, isAssumed, ct) is { } tally && !(tally.IsFull && isAssumed && !await FactShape.HoldsAsync(bytes, encoding, ct)))
        {
            return tally.Result();
        }

        for (var i = 0; i < _writers.Length; i++)
        {
            _writers[i].Return(before[i]);
        }

        return null;
    }

    private FactTally? Read(FactFile file, IListBytes bytes, FactShape shape, bool isAssumed, CancellationToken ct)
    {
        try
        {
            var (place, lines) = FirstRow(bytes, shape, isAssumed);
            var run = new FactRun(file, bytes, shape, isAssumed, new ListRange(place, bytes.Length, pieceBytes), lines);
            Workers.Run((int)Math.Clamp(run.Range.Pieces, 1, threads), thread => Work(run, _writers[thread], ct));
            ct.ThrowIfCancellationRequested();
            return run.IsEncodingDisproved ? null : run.Tally;
        }
        catch (EncodingDisproved)
        {
            return null;
        }
    }

    private void Work(FactRun run, FactRows.Writer writer, CancellationToken ct)
    {
        var finished = false;
        try
        {
            using var piece = new PieceOfFacts(run, items, writer, rows.Hash);
            while (!ct.IsCancellationRequested && run.TryTake(out var number))
            {
                piece.Read(number);
            }

            finished = !ct.IsCancellationRequested;
        }
        catch (EncodingDisproved)
        {
            run.Disprove();
        }
        catch (OperationCanceledException)
        {
            // Another thread gave up, and says why.
        }
        finally
        {
            if (!finished)
            {
                run.Turns.Break();
            }
        }
    }

    /// <summary>Where the first row behind the header begins, and how many lines are before it.</summary>
    private static unsafe (long Place, long Lines) FirstRow(IListBytes bytes, FactShape shape, bool isAssumed)
    {
        const int Some = 1 << 20;
        long place = shape.Encoding.MarkLength;
        long lines = 0;
        using var chunk = new ChunkBytes(bytes, Some);
        var fields = new RecordField[32];
        for (var found = !shape.Columns.HasHeader; !found && place < bytes.Length;)
        {
            chunk.Load(place, Math.Min(place + Some, bytes.Length));
            while (!found && place < bytes.Length && chunk.At(place) < chunk.End)
            {
                var at = chunk.At(place);
                RecordBounds bounds;
                while (!RecordScanner.TryScan(
                    chunk.Memory + at, chunk.Memory + chunk.Length, chunk.IsLast, (byte)shape.Delimiter, shape.IsUtf8, ref fields, out bounds))
                {
                    chunk.Extend();
                }

                if (isAssumed && !System.Text.Unicode.Utf8.IsValid(new ReadOnlySpan<byte>(chunk.Memory + at, bounds.Length)))
                {
                    throw new EncodingDisproved();
                }

                found = bounds.Problem != RecordProblem.None || bounds.Length > 0;
                lines += RecordScanner.LinesOf(chunk.Memory + at, bounds);
                place = bounds.Next >= 0 ? place + bounds.Next : chunk.PassOver(place, isAssumed);
            }
        }

        return (place, lines);
    }
}
