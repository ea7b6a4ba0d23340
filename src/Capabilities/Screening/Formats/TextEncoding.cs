// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Text;

namespace Filiera.Screening;

/// <summary>How the text of a file is encoded, as real exports come: UTF-8, UTF-16 with its mark, or Windows-1252.</summary>
public sealed record TextEncoding
{
    private static readonly TextEncoding Utf8 = new("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 0);
    private static readonly TextEncoding Windows1252 = new("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0);

    private TextEncoding(string name, Encoding encoding, int markLength)
    {
        Name = name;
        Encoding = encoding;
        MarkLength = markLength;
    }

    /// <summary>The name shown to people and kept in evidence: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c> or <c>windows-1252</c>.</summary>
    public string Name { get; }

    /// <summary>Reads and writes the text; bytes that do not decode become U+FFFD, so that the row that holds them is seen and rejected.</summary>
    public Encoding Encoding { get; }

    /// <summary>Bytes of the byte-order mark at the start, 0 when there is none.</summary>
    public int MarkLength { get; }

    /// <summary>True when every character is one byte.</summary>
    public bool IsSingleByte => Encoding.IsSingleByte;

    /// <summary>Recognises the encoding of a stream by reading it from where it stands to its end.</summary>
    /// <remarks>
    /// A byte-order mark decides. Without one, bytes that are UTF-8 from first to last are UTF-8; anything else is Windows-1252, the
    /// encoding of Italian spreadsheet exports. The whole file is looked at: an accent may stand in its last row.
    /// </remarks>
    public static async Task<TextEncoding> OfAsync(Stream content, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            var read = await content.ReadAtLeastAsync(buffer.AsMemory(0, 4), 4, throwOnEndOfStream: false, ct);
            if (FromMark(buffer.AsSpan(0, read)) is { } marked)
            {
                return marked;
            }

            return await IsUtf8Async(content, buffer, read, ct)
                ? Utf8
                : Windows1252;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What a file is taken for after a look at its first bytes; whether the rest bears it out is for the run to find.</summary>
    /// <param name="start">Its first bytes.</param>
    /// <param name="isAll">Whether those are all.</param>
    /// <returns>The encoding, and whether it is only assumed.</returns>
    internal static (TextEncoding Encoding, bool IsAssumed) Assume(ReadOnlySpan<byte> start, bool isAll) =>
        FromMark(start) is { } marked ? (marked, false)
            : Valid(start, isAll).Bad ? (Windows1252, false)
            : (Utf8, !isAll);

    /// <summary>UTF-8 without a mark.</summary>
    internal static TextEncoding PlainUtf8 => Utf8;

    /// <summary>The encoding that somebody names for a file recognised as this; a mark in the file says it better.</summary>
    internal TextEncoding OrNamed(string? name) => MarkLength > 0 ? this
        : name == Utf8.Name ? Utf8
        : name == Windows1252.Name ? Windows1252
        : this;

    /// <summary>What a file without a mark is that turned out not to be UTF-8.</summary>
    internal static TextEncoding NotUtf8 => Windows1252;

    /// <summary>Reads the text of a stream that stands at its start, past the mark.</summary>
    public StreamReader OpenText(Stream content) => new(content, Encoding, detectEncodingFromByteOrderMarks: MarkLength > 0, 1 << 16, leaveOpen: true);

    /// <summary>Writes text the same way, with the mark where the original has one.</summary>
    public StreamWriter Write(Stream content) => new(content, Encoding, 1 << 16, leaveOpen: true);

    private static TextEncoding? FromMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new TextEncoding("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 3),
        [0xFF, 0xFE, ..] => new TextEncoding("utf-16le", new UnicodeEncoding(bigEndian: false, byteOrderMark: true), 2),
        [0xFE, 0xFF, ..] => new TextEncoding("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: true), 2),
        _ => null,
    };

    private static async Task<bool> IsUtf8Async(Stream content, byte[] buffer, int kept, CancellationToken ct)
    {
        while (true)
        {
            var read = await content.ReadAsync(buffer.AsMemory(kept), ct);
            var available = kept + read;
            var (bad, used) = Valid(buffer.AsSpan(0, available), last: read == 0);
            if (bad || read == 0)
            {
                return !bad;
            }

            buffer.AsSpan(used, available - used).CopyTo(buffer);
            kept = available - used;
        }
    }

    private static (bool Bad, int Used) Valid(ReadOnlySpan<byte> bytes, bool last)
    {
        var used = 0;
        while (used < bytes.Length)
        {
            var ascii = bytes[used..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                return (false, bytes.Length);
            }

            used += ascii;
            var status = Rune.DecodeFromUtf8(bytes[used..], out _, out var length);
            if (status == OperationStatus.NeedMoreData)
            {
                return (last, used);
            }

            if (status != OperationStatus.Done)
            {
                return (true, used);
            }

            used += length;
        }

        return (false, used);
    }
}
