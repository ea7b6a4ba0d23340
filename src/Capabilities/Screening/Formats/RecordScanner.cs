// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: finding a record is one state machine, kept beside its twin in CsvText.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Filiera.Screening;

/// <summary>Finds records and their fields in the bytes of a UTF-8 or single-byte file: the same records as <see cref="CsvText"/>, without making text of them.</summary>
/// <remarks>Reads up to 64 bytes past the end of the buffer given, which its owner must have; what stands there changes nothing.</remarks>
internal static unsafe class RecordScanner
{
    /// <summary>Bytes that must be readable after the end of a buffer.</summary>
    public const int Padding = 64;

    /// <summary>Finds the record that begins at <paramref name="at"/>.</summary>
    /// <param name="at">Its first byte; before <paramref name="end"/>.</param>
    /// <param name="end">The end of what is in the buffer.</param>
    /// <param name="last">True when the file ends there too.</param>
    /// <param name="delimiter">What separates fields: an ASCII character, neither quote nor line end.</param>
    /// <param name="utf8">False for a single-byte encoding.</param>
    /// <param name="fields">Receives the fields; grows as needed.</param>
    /// <param name="bounds">Where the record stands.</param>
    /// <param name="longest">Bytes in the longest record.</param>
    /// <returns>False when the buffer ends before the record is known; never when it holds two bytes more than the longest record.</returns>
    public static bool TryScan(
        byte* at, byte* end, bool last, byte delimiter, bool utf8, ref RecordField[] fields, out RecordBounds bounds, int longest = CsvText.LongestRow)
    {
        bounds = default;
        var decided = last || end - at > longest + 1;
        var within = end - at > longest ? at + longest : end;
        var problem = RecordProblem.None;
        var anyQuoted = false;
        var count = 0;
        var pos = at;
        while (true)
        {
            var start = pos;
            var quoted = pos < within && *pos == '"';
            if (quoted)
            {
                anyQuoted = true;
                pos = ClosingQuote(pos + 1, within, end);
                if (pos == null || (pos + 1 >= end && !last))
                {
                    return decided && NotClosed(at, end, last, utf8, longest, out bounds);
                }

                pos++;
                if (pos < end && *pos != delimiter && *pos is not ((byte)'\r' or (byte)'\n'))
                {
                    problem = RecordProblem.QuoteMisplaced;
                }
            }

            // A line end may stand just behind the longest record.
            var bound = end - at > longest + 1 ? at + longest + 1 : end;
            pos = Structural(pos, bound, delimiter);
            if (pos == bound && (bound != end || end - at > longest || !last))
            {
                return decided && TooLong(at, end, last, utf8, longest, out bounds);
            }

            if (count == fields.Length)
            {
                Array.Resize(ref fields, 2 * count);
            }

            fields[count++] = new RecordField((int)(start - at), (int)(pos - start), quoted);
            if (pos == end || *pos != delimiter)
            {
                var next = AfterLineEnd(pos, end);
                bounds = new RecordBounds((int)(pos - at), (int)(next - at), problem, count, anyQuoted);
                return last || IsWhole(pos, next, end);
            }

            pos++;
        }
    }

    /// <summary>The first CR or LF, or <paramref name="end"/>.</summary>
    public static byte* LineEnd(byte* from, byte* end)
    {
        while (end - from > 0)
        {
            var span = new ReadOnlySpan<byte>(from, (int)Math.Min(end - from, 1 << 30));
            var found = span.IndexOfAny((byte)'\r', (byte)'\n');
            if (found >= 0)
            {
                return from + found;
            }

            from += span.Length;
        }

        return end;
    }

    /// <summary>Past the line end at <paramref name="at"/>: CRLF is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* AfterLineEnd(byte* at, byte* end) =>
        at == end ? at : *at == '\r' && at + 1 < end && at[1] == '\n' ? at + 2 : at + 1;

    /// <summary>How many lines a record takes; CRLF ends one.</summary>
    public static int LinesOf(byte* record, RecordBounds bounds)
    {
        if (!bounds.Quoted)
        {
            return 1;
        }

        var raw = new ReadOnlySpan<byte>(record, bounds.Length);
        var lines = 1;
        for (var i = 0; i < raw.Length; i++)
        {
            lines += raw[i] == '\n' || (raw[i] == '\r' && !(i + 1 < raw.Length && raw[i + 1] == '\n')) ? 1 : 0;
        }

        return lines;
    }

    // A CR at the very end of a buffer may be half of a CRLF.
    private static bool IsWhole(byte* lineEnd, byte* next, byte* end) => next < end || next - lineEnd == 2 || *lineEnd != '\r';

    /// <summary>The text of a field without its quotes, in <paramref name="scratch"/> where quotes stood within.</summary>
    public static ReadOnlySpan<byte> Unquoted(byte* record, RecordField field, ref byte[] scratch)
    {
        var raw = new ReadOnlySpan<byte>(record + field.Start, field.Length);
        if (!field.Quoted)
        {
            return raw;
        }

        var inside = raw[1..^1];
        if (!inside.Contains((byte)'"'))
        {
            return inside;
        }

        if (scratch.Length < inside.Length)
        {
            scratch = new byte[2 * inside.Length];
        }

        var kept = 0;
        for (var i = 0; i < inside.Length; i++)
        {
            scratch[kept++] = inside[i];
            i += inside[i] == '"' ? 1 : 0;
        }

        return scratch.AsSpan(0, kept);
    }

    /// <summary>The closing quote of a field, within the longest record; null when there is none.</summary>
    private static byte* ClosingQuote(byte* from, byte* within, byte* end)
    {
        while (from < within)
        {
            var found = new ReadOnlySpan<byte>(from, (int)(within - from)).IndexOf((byte)'"');
            if (found < 0)
            {
                return null;
            }

            from += found;
            if (from + 1 >= end || from[1] != '"')
            {
                return from;
            }

            from += 2;
        }

        return null;
    }

    /// <summary>The first delimiter or line end before <paramref name="bound"/>, or that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Structural(byte* from, byte* bound, byte delimiter)
    {
        var delimiters = Vector256.Create(delimiter);
        var cr = Vector256.Create((byte)'\r');
        var lf = Vector256.Create((byte)'\n');
        for (; from < bound; from += Vector256<byte>.Count)
        {
            var bytes = Vector256.Load(from);
            var mask = (Vector256.Equals(bytes, delimiters) | Vector256.Equals(bytes, cr) | Vector256.Equals(bytes, lf)).ExtractMostSignificantBits();
            if (mask != 0)
            {
                var found = from + System.Numerics.BitOperations.TrailingZeroCount(mask);
                return found < bound ? found : bound;
            }
        }

        return bound;
    }

    private static bool NotClosed(byte* at, byte* end, bool last, bool utf8, int longest, out RecordBounds bounds)
    {
        var bound = end - at > longest + 1 ? at + longest + 1 : end;
        var pos = LineEnd(at, bound);
        if (pos == bound && !(last && end - at <= longest))
        {
            return TooLong(at, end, last, utf8, longest, out bounds);
        }

        bounds = new RecordBounds((int)(pos - at), (int)(AfterLineEnd(pos, end) - at), RecordProblem.QuoteNotClosed, 0, true);
        return true;
    }

    private static bool TooLong(byte* at, byte* end, bool last, bool utf8, int longest, out RecordBounds bounds)
    {
        var length = longest;
        while (utf8 && length > 0 && at + length < end && (at[length] & 0xC0) == 0x80)
        {
            length--;
        }

        var pos = LineEnd(at + longest, end);
        var next = AfterLineEnd(pos, end);
        var known = last || (pos < end && IsWhole(pos, next, end));
        bounds = new RecordBounds(length, known ? (int)(next - at) : -1, RecordProblem.TooLong, 0, true);
        return true;
    }
}
