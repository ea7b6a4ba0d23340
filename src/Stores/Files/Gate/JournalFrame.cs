// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Filiera.Stores.Files;

/// <summary>One group of records as it lies in a segment: a header of 64 bytes, the records encrypted, a tag; whole sectors, none of them empty.</summary>
/// <remarks>
/// Little-endian: magic <c>FDJ1</c>, bytes in all (u32), first position (u64), records (u32), bytes of records (u32), nonce (12), tag of the
/// frame before (16), nothing (8), CRC-32C of all that (u32). Every sector of a frame holds ciphertext, so one that is all zeros was never
/// written: that is how a torn frame is told from a damaged one.
/// </remarks>
internal static class JournalFrame
{
    public const int Sector = 512;
    public const int HeaderSize = 64;
    public const int TagSize = 16;

    /// <summary>A record's length stands before it.</summary>
    public const int LengthSize = 2;

    /// <summary>Most bytes of records in one frame, with their lengths.</summary>
    public const int MaxRecords = 4 << 20;

    private const uint Magic = 0x314A4446;
    private const int FirstAt = 8;
    private const int CountAt = 16;
    private const int RecordBytesAt = 20;
    private const int NonceAt = 24;
    private const int NonceSize = 12;
    private const int PreviousAt = 36;
    private const int ChecksumAt = 60;

    /// <summary>Bytes of the frame that holds so many bytes of records: a whole number of sectors.</summary>
    public static int TotalOf(int recordBytes) => (HeaderSize + recordBytes + TagSize + Sector - 1) / Sector * Sector;

    /// <summary>Encrypts records into a frame.</summary>
    /// <param name="aes">The segment's key.</param>
    /// <param name="frame">Filled; <see cref="TotalOf"/> bytes.</param>
    /// <param name="plain">The records with their lengths, then zeros up to the frame's size without header and tag.</param>
    /// <param name="header">What the frame says of itself.</param>
    public static void Seal(AesGcm aes, Span<byte> frame, ReadOnlySpan<byte> plain, in JournalFrameHeader header)
    {
        var head = frame[..HeaderSize];
        head.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], frame.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head[FirstAt..], header.First);
        BinaryPrimitives.WriteInt32LittleEndian(head[CountAt..], header.Count);
        BinaryPrimitives.WriteInt32LittleEndian(head[RecordBytesAt..], header.RecordBytes);
        RandomNumberGenerator.Fill(head.Slice(NonceAt, NonceSize));
        WriteTag(head[PreviousAt..], header.Previous);
        BinaryPrimitives.WriteUInt32LittleEndian(head[ChecksumAt..], Checksum(head[..ChecksumAt]));
        aes.Encrypt(head.Slice(NonceAt, NonceSize), plain, frame[HeaderSize..^TagSize], frame[^TagSize..], head);
    }

    /// <summary>Reads a header that is whole; null when it is none.</summary>
    public static JournalFrameHeader? ReadHeader(ReadOnlySpan<byte> head)
    {
        var total = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        var recordBytes = BinaryPrimitives.ReadInt32LittleEndian(head[RecordBytesAt..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(head) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(head[ChecksumAt..]) == Checksum(head[..ChecksumAt])
            && recordBytes is >= 0 and <= MaxRecords
            && total == TotalOf(recordBytes)
            ? new JournalFrameHeader(
                BinaryPrimitives.ReadInt64LittleEndian(head[FirstAt..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[CountAt..]),
                recordBytes,
                ReadTag(head[PreviousAt..]))
            : null;
    }

    /// <summary>Decrypts a frame.</summary>
    /// <param name="aes">The segment's key.</param>
    /// <param name="frame">The whole frame.</param>
    /// <param name="plain">Filled; as long as the frame without header and tag.</param>
    /// <returns>False when a bit of it was changed.</returns>
    public static bool Open(AesGcm aes, ReadOnlySpan<byte> frame, Span<byte> plain)
    {
        try
        {
            aes.Decrypt(frame.Slice(NonceAt, NonceSize), frame[HeaderSize..^TagSize], frame[^TagSize..], plain, frame[..HeaderSize]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>True when some sector of these bytes, which begin on a sector, was never written.</summary>
    public static bool HasEmptySector(ReadOnlySpan<byte> bytes)
    {
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(Sector, bytes.Length)..])
        {
            if (!bytes[..Math.Min(Sector, bytes.Length)].ContainsAnyExcept((byte)0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>CRC-32C.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }

    /// <summary>A tag as a number.</summary>
    public static UInt128 ReadTag(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128LittleEndian(bytes);

    /// <summary>A tag as bytes.</summary>
    public static void WriteTag(Span<byte> bytes, UInt128 tag) => BinaryPrimitives.WriteUInt128LittleEndian(bytes, tag);
}
