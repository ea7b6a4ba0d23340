// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What all threads share that read one fact file: its pieces, and where the next row begins.</summary>
/// <param name="file">The file.</param>
/// <param name="bytes">Its content.</param>
/// <param name="shape">How it is written.</param>
/// <param name="isAssumed">Whether its encoding is only assumed.</param>
/// <param name="range">The pieces.</param>
/// <param name="linesBefore">Lines before the first row.</param>
internal sealed class FactRun(FactFile file, IListBytes bytes, FactShape shape, bool isAssumed, ListRange range, long linesBefore)
{
    private long _piece = -1;

    public FactFile File { get; } = file;

    public IListBytes Bytes { get; } = bytes;

    public FactShape Shape { get; } = shape;

    public bool IsEncodingAssumed { get; } = isAssumed;

    public ListRange Range { get; } = range;

    /// <summary>Pieces pass one after the other.</summary>
    public Turnstile Turns { get; } = new();

    /// <summary>Where the next row begins; for the thread whose turn it is.</summary>
    public long Position { get; set; } = range.Start;

    /// <summary>Lines before that; for the thread whose turn it is.</summary>
    public long Lines { get; set; } = linesBefore;

    /// <summary>What was counted; for the thread whose turn it is.</summary>
    public FactTally Tally { get; } = new(file);

    /// <summary>True once the encoding that was assumed turned out to be another.</summary>
    public bool IsEncodingDisproved { get; private set; }

    /// <summary>The next piece to read; false when there is none.</summary>
    public bool TryTake(out long piece)
    {
        piece = Interlocked.Increment(ref _piece);
        return piece < Range.Pieces && !Tally.IsFull;
    }

    /// <summary>The encoding is another: all give up.</summary>
    public void Disprove()
    {
        IsEncodingDisproved = true;
        Turns.Break();
    }
}
