// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>What one piece of a list hands to the next, in order: where rows begin, how many there were, and where the files stand.</summary>
/// <remarks>
/// A thread assumes that its piece begins with the first line end in it; whether that line end stood within quotes only the piece before
/// knows. So each piece is checked when its turn comes, and found again from the true place where the assumption was wrong.
/// </remarks>
internal sealed class HandOver : IDisposable
{
    private readonly Turnstile _seals = new();
    private readonly Turnstile _writes = new();
    private readonly long[] _ends = new long[OutputBuffers.Files];
    private readonly FileDigest?[] _files = new FileDigest?[OutputBuffers.Files];
    private readonly RunPlan _plan;
    private MerkleRange _sealed = MerkleRange.Empty(0);
    private long _rows;

    /// <param name="plan">The run.</param>
    /// <param name="firstRow">Where the first row begins in the list.</param>
    /// <param name="headers">What each file begins with.</param>
    public HandOver(RunPlan plan, long firstRow, byte[][] headers)
    {
        _plan = plan;
        Position = firstRow;
        for (var i = 0; i < headers.Length; i++)
        {
            _ends[i] = headers[i].Length;
        }

        if (!plan.Options.HashFiles && plan.Options.Seal is null)
        {
            return;
        }

        List = new FileDigest();
        for (var i = 0; i < headers.Length; i++)
        {
            _files[i] = new FileDigest();
            _files[i]!.Begin(headers[i]);
        }
    }

    /// <summary>Pieces pass one after the other.</summary>
    public Turnstile Pieces { get; } = new();

    /// <summary>Pieces get their places in the files one after the other, where that is later.</summary>
    public Turnstile Places { get; } = new();

    /// <summary>Numbers met in earlier pieces; null when duplicates are not looked for.</summary>
    public SeenNumbers? Seen { get; init; }

    /// <summary>The list's hash in the making, or null.</summary>
    public FileDigest? List { get; }

    /// <summary>Where the next row begins; for the thread whose turn it is.</summary>
    public long Position { get; set; }

    /// <summary>Rows so far.</summary>
    public long Rows => _rows;

    /// <summary>Bytes of the list that were worked on, for a progress bar.</summary>
    public long Done => Interlocked.Read(ref _done);

    private long _done;

    /// <summary>Reserves the places of a piece's rows; for the thread whose turn it is.</summary>
    public (long FirstRow, long Callable, long Withheld, long Rejected) Reserve(long rows, OutputBuffers? outputs)
    {
        var reserved = (_rows, _ends[0], _ends[1], _ends[2]);
        _rows += rows;
        for (var i = 0; i < _ends.Length; i++)
        {
            _ends[i] += outputs?.LengthOf(i) ?? 0;
        }

        return reserved;
    }

    /// <summary>Writes what a piece adds to the files.</summary>
    public void Write(long chunk, (long FirstRow, long Callable, long Withheld, long Rejected) places, OutputBuffers outputs, ScreeningSinks sinks)
    {
        if (sinks.InOrder)
        {
            _writes.Enter(chunk);
        }

        // Threads that write at once begin with different files: a file has one writer at a time.
        for (var i = 0; i < OutputBuffers.Files; i++)
        {
            var file = (int)((i + chunk) % OutputBuffers.Files);
            var bytes = outputs.BytesOf(file);
            if (!bytes.IsEmpty)
            {
                sinks.Write((OutputKind)file, file switch { 0 => places.Callable, 1 => places.Withheld, _ => places.Rejected }, bytes);
            }
        }

        if (sinks.InOrder)
        {
            _writes.Leave();
        }

        for (var file = 0; file < OutputBuffers.Files; file++)
        {
            _files[file]?.Add(chunk, outputs.BytesOf(file));
        }
    }

    /// <summary>Seals the rows of a piece.</summary>
    public void Seal(long chunk, long firstRow, ReadOnlySpan<byte> leaves)
    {
        using var range = new SealedRange(_plan.Options.Seal!, firstRow);
        range.Append(leaves, leaves.Length / ReceiptLeaf.Size);
        var finished = range.Finish();
        _seals.Enter(chunk);
        _sealed = _sealed.Then(finished);
        _seals.Leave();
    }

    /// <summary>Says that so many more bytes were worked on.</summary>
    public void Report(long bytes) => Interlocked.Add(ref _done, bytes);

    /// <summary>The run is over: whoever waits gives up.</summary>
    public void Break()
    {
        Pieces.Break();
        Places.Break();
        _seals.Break();
        _writes.Break();
        List?.Break();
        foreach (var file in _files)
        {
            file?.Break();
        }
    }

    /// <summary>The hashes of the files, the list's, and the root, where they were asked for.</summary>
    public (ScreeningOutputs? Outputs, ContentHash? List, ContentHash? Root) Finish(bool keepsRows) => (
        List is not null && keepsRows ? new ScreeningOutputs(_files[0]!.Finish(), _files[1]!.Finish(), _files[2]!.Finish()) : null,
        List?.Finish(),
        _plan.Options.Seal is null ? null : _sealed.Root());

    public void Dispose()
    {
        List?.Dispose();
        foreach (var file in _files)
        {
            file?.Dispose();
        }

        Seen?.Dispose();
    }
}
