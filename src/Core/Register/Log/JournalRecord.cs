// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Entries noted together: length of all in 4 bytes, index of the first in 8, the entries each after its length, and the SHA-256 of all that.</summary>
internal sealed record JournalRecord(long First, ImmutableArray<ReadOnlyMemory<byte>> Entries)
{
    private const int Head = sizeof(int) + sizeof(long);

    public long End => First + Entries.Length;

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        bytes.SetLength(Head);
        bytes.Position = Head;
        foreach (var entry in Entries)
        {
            EntryBundle.Append(bytes, entry.Span);
        }

        bytes.SetLength(bytes.Length + ContentHash.Size);
        var record = bytes.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(record, record.Length);
        BinaryPrimitives.WriteInt64BigEndian(record.AsSpan(sizeof(int)), First);
        SHA256.HashData(record.AsSpan(..^ContentHash.Size), record.AsSpan(record.Length - ContentHash.Size));
        return record;
    }

    /// <summary>The whole records from the start; what follows the last is cut short.</summary>
    public static IEnumerable<JournalRecord> ReadAll(ReadOnlyMemory<byte> journal)
    {
        for (; Read(journal, out var length) is { } record; journal = journal[length..])
        {
            yield return record;
        }
    }

    private static JournalRecord? Read(ReadOnlyMemory<byte> journal, out int length)
    {
        length = journal.Length < Head ? 0 : BinaryPrimitives.ReadInt32BigEndian(journal.Span);
        if (length < Head + ContentHash.Size || length > journal.Length)
        {
            return null;
        }

        var signed = journal[..(length - ContentHash.Size)];
        if (!SHA256.HashData(signed.Span).AsSpan().SequenceEqual(journal.Span[signed.Length..length]))
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var rest = signed[Head..]; !rest.IsEmpty; rest = rest[(sizeof(ushort) + entries[^1].Length)..])
        {
            entries.Add(rest.Slice(sizeof(ushort), BinaryPrimitives.ReadUInt16BigEndian(rest.Span)));
        }

        return new JournalRecord(BinaryPrimitives.ReadInt64BigEndian(journal.Span[sizeof(int)..]), entries.ToImmutable());
    }
}
