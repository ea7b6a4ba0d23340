// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Works on pieces of a list, one after the other: what one thread of a run does.</summary>
internal sealed unsafe class PieceWorker : IDisposable
{
    private const int BatchRows = 256;
    private readonly RunPlan _plan;
    private readonly HandOver _handOver;
    private readonly ScreeningSinks _sinks;
    private readonly ListRange _range;
    private readonly CancellationToken _ct;
    private readonly ChunkBytes _bytes;
    private readonly RowFinder _finder;
    private readonly OutputBuffers? _outputs;
    private readonly RowJudge _judge;
    private readonly RowBatch _batch = new(BatchRows);
    private long _rows;

    public PieceWorker(RunPlan plan, HandOver handOver, ScreeningSinks sinks, ListRange range, CancellationToken ct)
    {
        _plan = plan;
        _handOver = handOver;
        _sinks = sinks;
        _range = range;
        _ct = ct;
        _bytes = new ChunkBytes(plan.List, plan.Options.ChunkBytes);
        _finder = new RowFinder(plan, _bytes);
        _outputs = sinks.KeepsRows ? new OutputBuffers() : null;
        _judge = new RowJudge(plan, _outputs);
    }

    /// <summary>What was counted.</summary>
    public VerdictCounter Counter => _judge.Counter;

    /// <summary>Works on one piece.</summary>
    public void Run(long piece)
    {
        var (start, end) = _range.PieceOf(piece);
        _bytes.Load(start, end);

        // Before its turn: everything that does not depend on the pieces before, from where rows most likely begin.
        var assumed = piece == 0 ? _bytes.At(start) : _bytes.AssumedStart(start);
        Work(assumed < 0 ? _bytes.End : assumed);
        _handOver.Pieces.Enter(piece);
        var position = _handOver.Position;
        if (position >= end)
        {
            Discard();
            _rows = 0;
        }
        else
        {
            if (assumed < 0 || position != _bytes.PlaceOf(assumed))
            {
                Discard();
                Work(_bytes.At(position));
            }

            _handOver.Seen?.Mark(_batch, (int)_rows, _plan.Duplicate);
            _handOver.Position = _finder.Next;
        }

        Finish(piece, start, end);
    }

    public void Dispose()
    {
        _batch.Dispose();
        _judge.Dispose();
        _outputs?.Dispose();
        _finder.Dispose();
        _bytes.Dispose();
    }

    private bool FindsDuplicates => _handOver.Seen is not null;

    private void Finish(long piece, long start, long end)
    {
        if (FindsDuplicates)
        {
            // Verdicts wait until it is known which rows are duplicates; where they end in the files is known only then.
            _handOver.Pieces.Leave();
            JudgeAll();
            _handOver.Places.Enter(piece);
        }

        var places = _handOver.Reserve(_rows, _outputs);
        (FindsDuplicates ? _handOver.Places : _handOver.Pieces).Leave();
        _judge.Counter.End(keep: true);
        if (_outputs is not null)
        {
            _handOver.Write(piece, places, _outputs, _sinks);
        }

        if (_plan.Options.Seal is not null)
        {
            _handOver.Seal(piece, places.FirstRow, _judge.Leaves);
        }

        _handOver.List?.Add(piece, new ReadOnlySpan<byte>(_bytes.Memory + _bytes.At(start), (int)(end - start)));
        _handOver.Report(end - start);
    }

    /// <summary>Finds the rows from a place in memory on, and judges them where no other row has a say in it.</summary>
    private void Work(int from)
    {
        _judge.Begin();
        _finder.Begin(from);
        _rows = 0;
        while (!_finder.IsDone)
        {
            _ct.ThrowIfCancellationRequested();
            if (FindsDuplicates)
            {
                _batch.Ensure((int)_rows + BatchRows);
                _rows += _finder.Find(_batch, (int)_rows, BatchRows);
                continue;
            }

            var found = _finder.Find(_batch, 0, BatchRows);
            _judge.Prefetch(_batch, 0, found);
            _judge.Judge(_batch, _bytes.Memory, 0, found, _finder);
            _rows += found;
        }
    }

    private void JudgeAll()
    {
        var rows = (int)_rows;
        _judge.Prefetch(_batch, 0, Math.Min(BatchRows, rows));
        for (var first = 0; first < rows; first += BatchRows)
        {
            var next = first + BatchRows;
            _judge.Prefetch(_batch, next, Math.Clamp(rows - next, 0, BatchRows));
            _judge.Judge(_batch, _bytes.Memory, first, Math.Min(BatchRows, rows - first), _finder);
        }
    }

    private void Discard()
    {
        _judge.Counter.End(keep: false);
        _judge.Begin();
    }
}
