// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Filiera.Stores.Files;

/// <summary>The form of an encrypted backup: a head, then segments of AES-256-GCM of which the last says that it is the last.</summary>
/// <remarks>
/// <code>
/// head     "FILIERA1" · how the key is made (1 passphrase, 2 key file) · 3 zero bytes · iterations (4, big-endian) · salt (16) · nonce prefix (7) · 1 zero byte
/// segment  65,536 bytes of content, fewer in the last · tag (16)
/// nonce    prefix (7) · number of the segment (4, big-endian) · 1 for the last segment, else 0
/// </code>
/// The head is authenticated with every segment. Segments cannot be cut off, left out, swapped or repeated unnoticed.
/// </remarks>
internal static class SealedForm
{
    public const int KeySize = 32;
    public const int HeadSize = 40;
    public const int SegmentSize = 1 << 16;
    public const int TagSize = 16;
    public const int Iterations = 600_000;
    private const int MostIterations = 10_000_000;
    private const int SaltAt = 16;
    private const int PrefixAt = 32;

    public static ReadOnlySpan<byte> Magic => "FILIERA1"u8;

    public static byte[] NewHead(BackupKey key)
    {
        var head = new byte[HeadSize];
        Magic.CopyTo(head);
        head[8] = key.IsPassphrase ? (byte)1 : (byte)2;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(12), key.IsPassphrase ? Iterations : 0);
        RandomNumberGenerator.Fill(head.AsSpan(SaltAt, 16));
        RandomNumberGenerator.Fill(head.AsSpan(PrefixAt, 7));
        return head;
    }

    public static bool IsHead(ReadOnlySpan<byte> head) => head.Length == HeadSize && head.StartsWith(Magic) && head[8] is 1 or 2;

    public static bool IsFor(ReadOnlySpan<byte> head, BackupKey key) => head[8] == (key.IsPassphrase ? 1 : 2);

    /// <summary>The cipher of a backup; null when the head asks for more work than any backup of ours.</summary>
    public static AesGcm? Cipher(ReadOnlySpan<byte> head, BackupKey key)
    {
        var iterations = BinaryPrimitives.ReadInt32BigEndian(head[12..]);
        return iterations is < 0 or > MostIterations || (key.IsPassphrase && iterations < 1)
            ? null
            : new AesGcm(key.Derive(head.Slice(SaltAt, 16), iterations), TagSize);
    }

    public static void Nonce(ReadOnlySpan<byte> head, uint segment, bool isLast, Span<byte> nonce)
    {
        head.Slice(PrefixAt, 7).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[7..], segment);
        nonce[11] = isLast ? (byte)1 : (byte)0;
    }
}
