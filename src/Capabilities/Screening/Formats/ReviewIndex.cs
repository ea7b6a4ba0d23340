// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Where the rows under review stand in a withheld file: 8 bytes a row, little-endian, the offset times 65,536 plus the group.</summary>
/// <remarks>It holds no number. Rows stand in the order of the file; a row's place in the queue is its place here.</remarks>
internal static class ReviewIndex
{
    /// <summary>Bytes of one entry.</summary>
    public const int EntrySize = 8;

    private const int MostGroups = ushort.MaxValue;
    private const int Added = 3;

    /// <summary>Reads a withheld file once and writes its index into a draft.</summary>
    /// <param name="withheld">The file, at its start.</param>
    /// <param name="file">How the list is written.</param>
    /// <param name="draft">Takes the index; the caller commits it.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The groups, most rows first, then in the order met.</returns>
    public static Sequence<ReviewGroup> Write(Stream withheld, ListFile file, IBlobDraft draft, CancellationToken ct)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<long> { 0 };
        var entry = new byte[EntrySize];
        var known = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = new char[1 << 10];
        foreach (var (offset, reasons) in UnderReview(withheld, file, ct))
        {
            text = text.Length < reasons.Length ? new char[2 * reasons.Length] : text;
            var written = Encoding.ASCII.GetChars(reasons.Span, text);
            if (!known.TryGetValue(text.AsSpan(0, written), out var group) && groups.Count < MostGroups)
            {
                group = groups.Count + 1;
                groups.Add(new string(text, 0, written), group);
                rows.Add(0);
            }

            rows[group]++;
            BinaryPrimitives.WriteUInt64LittleEndian(entry, ((ulong)offset << 16) | (uint)group);
            draft.Stream.Write(entry);
        }

        var named = groups.Select(pair => new ReviewGroup(pair.Value, Sequence.From(pair.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries)), rows[pair.Value]));
        return Sequence.From(named.Append(new ReviewGroup(0, [], rows[0])).Where(group => group.Rows > 0)
            .OrderByDescending(group => group.Rows).ThenBy(group => group.Number));
    }

    /// <summary>The entries of an index from a place on, for as long as the caller asks.</summary>
    public static IEnumerable<(long Place, long Offset, int Group)> Read(Stream index, long from)
    {
        var buffer = new byte[EntrySize << 10];
        index.Seek(from * EntrySize, SeekOrigin.Begin);
        for (var place = from; ;)
        {
            var read = index.ReadAtLeast(buffer, EntrySize, throwOnEndOfStream: false);
            read += read % EntrySize == 0 ? 0 : index.ReadAtLeast(buffer.AsSpan(read), EntrySize - (read % EntrySize), throwOnEndOfStream: false);
            for (var at = 0; at + EntrySize <= read; at += EntrySize)
            {
                var entry = BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(at));
                yield return (place++, (long)(entry >> 16), (int)(entry & 0xFFFF));
            }

            if (read < EntrySize)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<(long Offset, ReadOnlyMemory<byte> Reasons)> UnderReview(Stream withheld, ListFile file, CancellationToken ct)
    {
        withheld.Seek(file.Encoding.MarkLength, SeekOrigin.Begin);
        using var records = new RecordReader(withheld, file.Delimiter, !file.Encoding.IsSingleByte);
        var reasons = new byte[1 << 10];
        var header = file.Header is not null;
        while (records.Read())
        {
            ct.ThrowIfCancellationRequested();
            if (header || records.Count < Added || !records[records.Count - Added].SequenceEqual("review"u8))
            {
                header = false;
                continue;
            }

            var written = records[records.Count - 2];
            reasons = reasons.Length < written.Length ? new byte[2 * written.Length] : reasons;
            written.CopyTo(reasons);
            yield return (file.Encoding.MarkLength + records.Position, reasons.AsMemory(0, written.Length));
        }
    }
}
