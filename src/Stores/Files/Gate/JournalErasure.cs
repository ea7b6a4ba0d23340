// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>Takes records out of files of a journal to which nothing is added any more; what stays keeps its positions, and the chain its links.</summary>
/// <remarks>
/// A file is replaced by what is left of it in one step, under a salt of its own. The old one is kept under another name until the salt of its
/// key is overwritten: whenever the process ends, either nothing was erased, or the next erasure ends what this one began.
/// </remarks>
internal sealed class JournalErasure(string folder, byte[] key)
{
    private const string DraftSuffix = ".draft";
    private const string ErasingSuffix = ".erasing";
    private const int FrameBytes = 64 * 1024;

    /// <summary>True for a record that goes.</summary>
    public delegate bool Choice(ReadOnlySpan<byte> record);

    /// <summary>How many records would go now.</summary>
    /// <exception cref="StorageFailedException">A file is damaged.</exception>
    public long Count(Choice isOver)
    {
        var count = 0L;
        foreach (var (first, next) in Closed())
        {
            Read(first, next, (_, record) => count += isOver(record) ? 1 : 0);
        }

        return count;
    }

    /// <summary>Takes records out for good. For one process at a time.</summary>
    /// <returns>How many went.</returns>
    /// <exception cref="StorageFailedException">A file is damaged, or the disk is full or cannot be written: what is not erased yet is as it was.</exception>
    public long Run(Choice isOver)
    {
        Disk.Write(EndBegun);
        var erased = 0L;
        foreach (var (first, next) in Closed())
        {
            var over = 0L;
            var kept = new List<(long Position, byte[] Record)>();
            var segment = Read(first, next, (position, record) =>
            {
                if (isOver(record))
                {
                    over++;
                }
                else
                {
                    kept.Add((position, record.ToArray()));
                }
            });
            if (over > 0)
            {
                var left = segment.Left(next.First - 1, next.Previous);
                Disk.Write(() => Replace(left, kept));
                erased += over;
            }
        }

        return erased;
    }

    // Every file but the last, with the one after it, in which the writer has put a frame: from then on nothing is added to the one before.
    private List<(JournalSegment File, JournalSegment Next)> Closed()
    {
        var files = JournalSegment.In(folder).Select(file => JournalSegment.Read(file.Path)).TakeWhile(file => file is not null).ToList();
        return [.. files.Zip(files.Skip(1)).Select(pair => (File: pair.First!, Next: pair.Second!)).TakeWhile(pair => HasFrame(pair.Next.Path))];
    }

    private static bool HasFrame(string path)
    {
        Span<byte> head = stackalloc byte[JournalFrame.HeaderSize];
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return RandomAccess.Read(file, head, JournalFrame.Sector) == head.Length && JournalFrame.ReadHeader(head) is not null;
    }

    private JournalSegment Read(JournalSegment file, JournalSegment next, JournalCursor.Visit visit)
    {
        using var cursor = new JournalCursor(folder, key);
        cursor.StartWith(file.First);
        return cursor.ReadOne(visit) == JournalStop.End && cursor.Position == next.First - 1 && cursor.Tag == next.Previous
            ? cursor.Segment!
            : throw new StorageFailedException(new DialJournalDamaged(cursor.Position));
    }

    private void Replace(JournalSegment left, List<(long Position, byte[] Record)> kept)
    {
        var draft = left.Path + DraftSuffix;
        using (var file = Disk.Create(draft))
        {
            Write(left, kept, file);
            file.Flush(flushToDisk: true);
        }

        // The old file gets another name before it loses this one.
        File.Replace(draft, left.Path, left.Path + ErasingSuffix);
        Disk.SyncDirectory(folder);
        Destroy(left.Path + ErasingSuffix);
    }

    private void Write(JournalSegment left, List<(long Position, byte[] Record)> kept, Stream file)
    {
        using var cipher = left.Cipher(key);
        file.Write(left.Header());
        var tag = left.Previous;
        for (var from = 0; from < kept.Count;)
        {
            var (to, bytes) = (from, 0);
            while (to < kept.Count && (to == from || bytes < FrameBytes))
            {
                bytes += JournalFrame.LengthSize + sizeof(long) + kept[to++].Record.Length;
            }

            tag = WriteFrame(cipher, file, kept.GetRange(from, to - from), new JournalFrameHeader(kept[from].Position, to - from, bytes, tag));
            from = to;
        }

        WriteFrame(cipher, file, [], new JournalFrameHeader(left.Remnant!.Value.Last + 1, 0, 0, tag));
    }

    private static UInt128 WriteFrame(
        System.Security.Cryptography.AesGcm cipher, Stream file, List<(long Position, byte[] Record)> records, in JournalFrameHeader header)
    {
        var frame = new byte[header.Total];
        var plain = new byte[header.Total - JournalFrame.HeaderSize - JournalFrame.TagSize];
        var at = 0;
        foreach (var (position, record) in records)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(plain.AsSpan(at), (ushort)(sizeof(long) + record.Length));
            BinaryPrimitives.WriteInt64LittleEndian(plain.AsSpan(at + JournalFrame.LengthSize), position);
            record.CopyTo(plain, at + JournalFrame.LengthSize + sizeof(long));
            at += JournalFrame.LengthSize + sizeof(long) + record.Length;
        }

        JournalFrame.Seal(cipher, frame, plain, header);
        file.Write(frame);
        return JournalFrame.ReadTag(frame.AsSpan(frame.Length - JournalFrame.TagSize));
    }

    // What an erasure before left when its process ended.
    private void EndBegun()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var draft in Directory.GetFiles(folder, "*" + JournalSegment.Suffix + DraftSuffix))
        {
            File.Delete(draft);
        }

        foreach (var erasing in Directory.GetFiles(folder, "*" + JournalSegment.Suffix + ErasingSuffix))
        {
            // Where it is still the file itself under a second name, nothing was erased yet.
            var salt = JournalSegment.Read(erasing)?.Salt;
            if (salt is not null && JournalSegment.Read(erasing[..^ErasingSuffix.Length]) is { } file && file.Salt.AsSpan().SequenceEqual(salt))
            {
                File.Delete(erasing);
            }
            else
            {
                Destroy(erasing);
            }
        }
    }

    private void Destroy(string path)
    {
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            RandomAccess.Write(file, new byte[JournalFrame.Sector], 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Delete(path);
        Disk.SyncDirectory(folder);
    }
}
