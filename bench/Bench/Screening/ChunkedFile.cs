// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Bench;

/// <summary>Writes a file of generated rows: chunks are made by two threads and written in order, so that the bytes never depend on the threads.</summary>
internal static class ChunkedFile
{
    private const int RowsInChunk = 100_000;
    private const int Threads = 2;

    /// <summary>Writes row <paramref name="row"/> into the buffer.</summary>
    public delegate void WriteRow(ref Bytes bytes, long row);

    /// <param name="path">The file; one of the same length that is marked complete is kept.</param>
    /// <param name="header">The first line, with its end.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="mostBytes">The longest row.</param>
    /// <param name="write">Makes one row.</param>
    public static void Write(string path, ReadOnlySpan<byte> header, long rows, int mostBytes, WriteRow write)
    {
        if (File.Exists(path))
        {
            return;
        }

        // Complete or absent: a run cut short leaves no half file that the next would take for whole.
        var unfinished = path + ".part";
        using (var file = File.Create(unfinished))
        {
            file.Write(header);
            var buffers = Enumerable.Range(0, Threads).Select(_ => new byte[RowsInChunk * mostBytes]).ToArray();
            var lengths = new int[Threads];
            for (long first = 0; first < rows; first += RowsInChunk * Threads)
            {
                var start = first;
                Parallel.For(0, Threads, i => lengths[i] = Fill(buffers[i], start + (i * RowsInChunk), rows, write));
                for (var i = 0; i < Threads; i++)
                {
                    file.Write(buffers[i], 0, lengths[i]);
                }
            }
        }

        File.Move(unfinished, path);
    }

    private static int Fill(byte[] buffer, long first, long rows, WriteRow write)
    {
        var bytes = new Bytes(buffer);
        var end = Math.Min(rows, first + RowsInChunk);
        for (var row = first; row < end; row++)
        {
            write(ref bytes, row);
        }

        return bytes.Length;
    }
}
