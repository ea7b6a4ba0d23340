// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Filiera.Stores.Files;

/// <summary>A file of a journal: one sector that says where it begins and salts its key, then frames, then zeros.</summary>
/// <param name="Path">The file.</param>
/// <param name="First">The position of its first record.</param>
/// <param name="Salt">32 bytes from which, with the journal's key, the key of this file follows.</param>
/// <param name="Previous">The tag of the last frame of the file before; zero in the first file.</param>
/// <param name="BegunAt">When it was begun, in seconds since the Unix epoch; 0 where that is not known.</param>
/// <param name="Remnant">What is left of a file out of which records were erased, or null for a file as it was written.</param>
internal sealed record JournalSegment(string Path, long First, byte[] Salt, UInt128 Previous, long BegunAt, JournalRemnant? Remnant)
{
    public const string Suffix = ".journal";
    private const uint Magic = 0x534A4446;
    private const uint Version = 1;
    private const uint RemnantVersion = 2;
    private const int SaltSize = 32;
    private const int SaltAt = 16;
    private const int PreviousAt = 48;
    private const int BegunAtAt = 64;
    private const int LastAt = 72;
    private const int TagAt = 80;
    private const int ChecksumAt = 508;

    /// <summary>The files of a journal in order, by name alone.</summary>
    public static List<(long First, string Path)> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Suffix)
            .Select(path => (First: FirstOf(path), Path: path))
            .Where(file => file.First > 0)
            .OrderBy(file => file.First)]
        : [];

    /// <summary>The name of the file that begins at a position.</summary>
    public static string PathOf(string folder, long first) =>
        System.IO.Path.Combine(folder, first.ToString("D20", CultureInfo.InvariantCulture) + Suffix);

    /// <summary>A file to be written, with a salt of its own.</summary>
    public static JournalSegment Begin(string folder, long first, UInt128 previous, long begunAt) =>
        new(PathOf(folder, first), first, RandomNumberGenerator.GetBytes(SaltSize), previous, begunAt, null);

    /// <summary>A file to be put in the place of this one, with a salt of its own: the key of what was erased cannot be made from it.</summary>
    public JournalSegment Left(long last, UInt128 tag) => this with { Salt = RandomNumberGenerator.GetBytes(SaltSize), Remnant = new JournalRemnant(last, tag) };

    /// <summary>The first sector of a file as it lies there; null when there is none or it was never written whole.</summary>
    public static JournalSegment? Read(string path)
    {
        Span<byte> sector = stackalloc byte[JournalFrame.Sector];
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Read(path, sector[..RandomAccess.Read(file, sector, 0)]);
    }

    /// <summary>Reads the first sector; null when it was never written whole.</summary>
    public static JournalSegment? Read(string path, ReadOnlySpan<byte> sector)
    {
        if (sector.Length < JournalFrame.Sector
            || BinaryPrimitives.ReadUInt32LittleEndian(sector) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(sector[4..]) is not (Version or RemnantVersion)
            || BinaryPrimitives.ReadUInt32LittleEndian(sector[ChecksumAt..]) != JournalFrame.Checksum(sector[..ChecksumAt]))
        {
            return null;
        }

        return new JournalSegment(
            path,
            BinaryPrimitives.ReadInt64LittleEndian(sector[8..]),
            sector.Slice(SaltAt, SaltSize).ToArray(),
            JournalFrame.ReadTag(sector[PreviousAt..]),
            BinaryPrimitives.ReadInt64LittleEndian(sector[BegunAtAt..]),
            BinaryPrimitives.ReadUInt32LittleEndian(sector[4..]) == Version
                ? null
                : new JournalRemnant(BinaryPrimitives.ReadInt64LittleEndian(sector[LastAt..]), JournalFrame.ReadTag(sector[TagAt..])));
    }

    /// <summary>The first sector.</summary>
    public byte[] Header()
    {
        var sector = new byte[JournalFrame.Sector];
        BinaryPrimitives.WriteUInt32LittleEndian(sector, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(4), Remnant is null ? Version : RemnantVersion);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(8), First);
        Salt.CopyTo(sector, SaltAt);
        JournalFrame.WriteTag(sector.AsSpan(PreviousAt), Previous);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(BegunAtAt), BegunAt);
        if (Remnant is { } left)
        {
            BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(LastAt), left.Last);
            JournalFrame.WriteTag(sector.AsSpan(TagAt), left.Tag);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(ChecksumAt), JournalFrame.Checksum(sector.AsSpan(0, ChecksumAt)));
        return sector;
    }

    /// <summary>The cipher of this file. Of what is left of a file it opens nothing where the header says of the chain what it was not made with.</summary>
    public AesGcm Cipher(ReadOnlySpan<byte> journalKey)
    {
        Span<byte> key = stackalloc byte[32];
        ReadOnlySpan<byte> purpose = Remnant is null
            ? "filiera-dial-journal-v1"u8
            : [.. "filiera-dial-journal-v2"u8, .. Header().AsSpan(8, 8), .. Header().AsSpan(PreviousAt, TagAt + JournalFrame.TagSize - PreviousAt)];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, journalKey, key, Salt, purpose);
        var cipher = new AesGcm(key, JournalFrame.TagSize);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    private static long FirstOf(string path) =>
        long.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 0;
}
