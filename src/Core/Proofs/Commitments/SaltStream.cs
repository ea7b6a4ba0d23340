// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>The salts of one tree in order, from any place on: the key stream of AES-256 in counter mode.</summary>
internal sealed class SaltStream : IDisposable
{
    private const int BlockSize = 16;
    private const int BlocksInSalt = Salt.Size / BlockSize;
    private const int MostSalts = 1024;

    // Pinned, so that no copy is left behind when memory is compacted.
    private readonly byte[] _salts = GC.AllocateArray<byte>(MostSalts * Salt.Size, pinned: true);
    private readonly byte[] _counters = new byte[MostSalts * Salt.Size];
    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _encrypt;

    /// <param name="key">32 bytes; copied.</param>
    public SaltStream(ReadOnlySpan<byte> key)
    {
        // Counter mode is each counter by itself encrypted; the library has the parts, and no counter comes twice.
        _aes.SetKey(key);
        _aes.Mode = CipherMode.ECB;
        _aes.Padding = PaddingMode.None;
        _encrypt = _aes.CreateEncryptor();
    }

    /// <summary>The salts from that leaf on: as many as asked for, but at most 1024; gone with the next call.</summary>
    public ReadOnlySpan<byte> From(long first, long count)
    {
        var size = (int)Math.Min(count, MostSalts) * Salt.Size;
        var counter = checked((ulong)first * BlocksInSalt);
        for (var at = 0; at < size; at += BlockSize)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_counters.AsSpan(at + 8), counter++);
        }

        _encrypt.TransformBlock(_counters, 0, size, _salts, 0);
        return _salts.AsSpan(0, size);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_salts);
        _encrypt.Dispose();
        _aes.Dispose();
    }
}
