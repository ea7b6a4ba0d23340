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
internal sealed record JournalSegment(string Path, long First, byte[] Salt, UInt128 Previous)
{
    public const string Suffix = ".journal";
    private const uint Magic = 0x534A4446;
    private const uint Version = 1;
    private const int SaltSize = 32;
    private const int SaltAt = 16;
    private const int PreviousAt = 48;
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
    public static JournalSegment Begin(string folder, long first, UInt128 previous) =>
        new(PathOf(folder, first), first, RandomNumberGenerator.GetBytes(SaltSize), previous);

    /// <summary>Reads the first sector; null when it was never written whole.</summary>
    public static JournalSegment? Read(string path, ReadOnlySpan<byte> sector)
    {
        if (sector.Length < JournalFrame.Sector
            || BinaryPrimitives.ReadUInt32LittleEndian(sector) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(sector[4..]) != Version
            || BinaryPrimitives.ReadUInt32LittleEndian(sector[ChecksumAt..]) != JournalFrame.Checksum(sector[..ChecksumAt]))
        {
            return null;
        }

        return new JournalSegment(
            path,
            BinaryPrimitives.ReadInt64LittleEndian(sector[8..]),
            sector.Slice(SaltAt, SaltSize).ToArray(),
            JournalFrame.ReadTag(sector[PreviousAt..]));
    }

    /// <summary>The first sector.</summary>
    public byte[] Header()
    {
        var sector = new byte[JournalFrame.Sector];
        BinaryPrimitives.WriteUInt32LittleEndian(sector, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(4), Version);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(8), First);
        Salt.CopyTo(sector, SaltAt);
        JournalFrame.WriteTag(sector.AsSpan(PreviousAt), Previous);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(ChecksumAt), JournalFrame.Checksum(sector.AsSpan(0, ChecksumAt)));
        return sector;
    }

    /// <summary>The cipher of this file.</summary>
    public AesGcm Cipher(ReadOnlySpan<byte> journalKey)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, journalKey, key, Salt, "filiera-dial-journal-v1"u8);
        var cipher = new AesGcm(key, JournalFrame.TagSize);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    private static long FirstOf(string path) =>
        long.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 0;
}
