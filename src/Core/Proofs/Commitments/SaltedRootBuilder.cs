// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The root over commitments to any number of values, each salted from one secret by its place; memory does not grow with them.</summary>
/// <remarks>Not for several threads. The secret stays the caller's to dispose.</remarks>
public sealed class SaltedRootBuilder(SaltSecret secret) : IDisposable
{
    private const int Batch = 1024;
    private readonly MerkleRootBuilder _tree = new();
    private readonly byte[] _salts = new byte[Batch * Salt.Size];
    private byte[] _content = new byte[64];

    /// <summary>Values committed to so far.</summary>
    public long Size => _tree.Size;

    /// <summary>Commits to a value at the next place.</summary>
    public void Append(ReadOnlySpan<byte> value)
    {
        var place = (int)(Size % Batch);
        if (place == 0)
        {
            secret.SaltsFrom(Size, _salts);
        }

        var size = Salt.Size + sizeof(int) + value.Length;
        if (_content.Length < size)
        {
            _content = new byte[2 * size];
        }

        _salts.AsSpan(place * Salt.Size, Salt.Size).CopyTo(_content);
        BinaryPrimitives.WriteInt32BigEndian(_content.AsSpan(Salt.Size), value.Length);
        value.CopyTo(_content.AsSpan(Salt.Size + sizeof(int)));
        _tree.Append(_content.AsSpan(0, size));
    }

    /// <summary>The root over the commitments so far.</summary>
    public ContentHash Root() => _tree.Root();

    /// <summary>Overwrites the salts and values still in memory.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_salts);
        CryptographicOperations.ZeroMemory(_content);
    }
}
