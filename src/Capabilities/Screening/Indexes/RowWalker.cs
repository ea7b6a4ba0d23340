// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the walk is one hot loop, and splitting it would move its state out of registers.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Walks the rows of a chunk: marks delimiters and line ends first, then gives row after row to a handler.</summary>
/// <remarks>The rows are those of <see cref="RecordScanner"/>, which is asked itself wherever a field begins with a quote.</remarks>
internal static unsafe class RowWalker
{
    /// <summary>Gives all rows to the handler, blank lines left out.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="handler">Takes the rows.</param>
    /// <param name="problem">Told what stands against a row, and how many lines of the chunk are before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WalkedRows Walk<THandler>(RowChunk chunk, byte delimiter, ref THandler handler, Action<long, Refusal> problem)
        where THandler : struct, IRowHandler
    {
        var bytes = chunk.Bytes;
        var marks = chunk.Marks;
        var end = chunk.End;
        var count = Mark(bytes, chunk.Start, end, delimiter, marks);
        var ends = marks;
        var last = marks + count;
        var at = chunk.Start;
        var walked = default(WalkedRows);
        var fields = new RecordField[16];
        while (at < end)
        {
            var fieldCount = 1;
            var quoted = bytes[at] == '"';
            var lineEnd = ends;
            while (lineEnd < last && bytes[*lineEnd] == delimiter)
            {
                quoted |= bytes[*lineEnd + 1] == '"';
                lineEnd++;
                fieldCount++;
            }

            if (quoted || lineEnd == last)
            {
                at = ByText(chunk, at, delimiter, ref handler, problem, ref fields, ref walked);
                while (ends < last && *ends < at)
                {
                    ends++;
                }

                continue;
            }

            if (*lineEnd > at)
            {
                if (*lineEnd - at > CsvText.LongestRow || !handler.TryTake(bytes, at, ends, fieldCount))
                {
                    _ = ByText(chunk, at, delimiter, ref handler, problem, ref fields, ref walked);
                    walked.Lines--;
                    walked.Rows--;
                }

                walked.Rows++;
            }

            walked.Lines++;
            var isCrLf = bytes[*lineEnd] == '\r' && lineEnd + 1 < last && lineEnd[1] == *lineEnd + 1 && bytes[lineEnd[1]] == '\n';
            ends = lineEnd + (isCrLf ? 2 : 1);
            at = ends[-1] + 1;
        }

        return walked;
    }

    private static int ByText<THandler>(
        RowChunk chunk, int at, byte delimiter, ref THandler handler, Action<long, Refusal> problem, ref RecordField[] fields, ref WalkedRows walked)
        where THandler : struct, IRowHandler
    {
        _ = RecordScanner.TryScan(
            chunk.Bytes + at, chunk.Bytes + chunk.End, last: true, delimiter, utf8: true, ref fields, out var record);
        var raw = new ReadOnlySpan<byte>(chunk.Bytes + at, record.Length);
        if (record.Problem != RecordProblem.None || raw.Length > 0)
        {
            var texts = new string[record.Problem == RecordProblem.None ? record.Fields : 0];
            byte[] scratch = [];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = ChunkReader.Decode(RecordScanner.Unquoted(chunk.Bytes + at, fields[i], ref scratch));
            }

            var row = new CsvRow(walked.Lines, "", Sequence.Create<string>(texts), RecordProblems.CodeOf(record.Problem));
            if (handler.TakeText(row) is { } refusal)
            {
                problem(walked.Lines, refusal);
            }

            walked.Rows++;
        }

        walked.Lines += LinesOf(raw) + 1;
        return record.Next < 0 ? chunk.End : at + record.Next;
    }

    private static long LinesOf(ReadOnlySpan<byte> raw) => raw.Count((byte)'\n') + raw.Count((byte)'\r') - raw.Count("\r\n"u8);

    /// <summary>Marks every delimiter, CR and LF from start to end; the places are written in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Mark(byte* bytes, int start, int end, byte delimiter, int* marks)
    {
        var to = marks;
        for (var at = start; at < end; at += Vector512<byte>.Count)
        {
            var text = Vector512.Load(bytes + at);
            var found = (Vector512.Equals(text, Vector512.Create(delimiter))
                | Vector512.Equals(text, Vector512.Create((byte)'\n'))
                | Vector512.Equals(text, Vector512.Create((byte)'\r'))).ExtractMostSignificantBits();
            if (end - at < Vector512<byte>.Count)
            {
                found &= (1ul << (end - at)) - 1;
            }

            to = Write(to, at, found);
        }

        return to - marks;
    }

    // Eight places are written without asking how many there are: the next ones overwrite what was too much.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int* Write(int* to, int at, ulong found)
    {
        var next = to + BitOperations.PopCount(found);
        while (to < next)
        {
            for (var i = 0; i < 8; i++)
            {
                to[i] = at + BitOperations.TrailingZeroCount(found);
                found &= found - 1;
            }

            to += 8;
        }

        return next;
    }
}
