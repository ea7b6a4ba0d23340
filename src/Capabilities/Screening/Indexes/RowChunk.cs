// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A stretch of a file that holds whole records, and room to mark their fields; each thread has one and fills it again and again.</summary>
internal sealed unsafe class RowChunk : IDisposable
{
    /// <summary>The most bytes of a file in a chunk: several of the longest records.</summary>
    public const int Capacity = 4 * CsvText.LongestRow;

    private readonly NativeBlock _bytes = new(Capacity + (2 * RecordScanner.Padding));
    private readonly NativeBlock _marks = new((Capacity + (2 * RecordScanner.Padding)) * (long)sizeof(int));

    /// <summary>The file's bytes; at least 64 more may be read behind them.</summary>
    public byte* Bytes => _bytes.Start;

    /// <summary>Room for the place of each delimiter and line end.</summary>
    public int* Marks => (int*)_marks.Start;

    /// <summary>Which chunk of the file it is, from 0.</summary>
    public int Index { get; set; }

    /// <summary>Where the first record begins.</summary>
    public int Start { get; set; }

    /// <summary>Where the last record ends.</summary>
    public int End { get; set; }

    /// <summary>Where the bytes begin that no chunk before this one held.</summary>
    public int FreshFrom { get; set; }

    /// <summary>Where they end.</summary>
    public int FreshTo { get; set; }

    public Span<byte> Room => new(Bytes, Capacity);

    public void Dispose()
    {
        _bytes.Dispose();
        _marks.Dispose();
    }
}
