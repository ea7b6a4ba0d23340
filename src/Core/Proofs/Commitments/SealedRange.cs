// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Commits in bulk to a run of values of 18 bytes, from any place of the tree on: what one worker seals of a list that many seal together.</summary>
/// <remarks>
/// Each value becomes the leaf of <see cref="SaltedCommitment"/> with the salt of its place: one SHA-256 block. Runs sealed apart are
/// joined by <see cref="MerkleRange.Then"/>. Not for several threads; the secret stays the caller's to dispose.
/// </remarks>
public sealed unsafe class SealedRange : IDisposable
{
    /// <summary>Bytes in a value: as many as fit one block with the salt.</summary>
    public const int ValueSize = 18;

    private const int BlockSize = 64;
    private const int ContentSize = Salt.Size + sizeof(int) + ValueSize;
    private const int Window = 256;

    // A whole padded block for each leaf of the window; what is the same in all of them is written once.
    private readonly byte[] _blocks = GC.AllocateArray<byte>(Window * BlockSize, pinned: true);
    private readonly SaltStream _salts;
    private readonly MerkleRangeBuilder _gathered;
    private readonly MerkleLanes? _lanes;
    private long _done;
    private long _next;

    /// <param name="secret">Where the salts come from.</param>
    /// <param name="firstIndex">The place of the first value, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative.</exception>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public SealedRange(SaltSecret secret, long firstIndex)
        : this(secret, firstIndex, Sha256Lanes16.IsSupported)
    {
    }

    internal SealedRange(SaltSecret secret, long firstIndex, bool wide)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstIndex);
        _salts = secret.Stream();
        _gathered = new MerkleRangeBuilder(firstIndex);
        _lanes = wide ? new MerkleLanes() : null;
        _done = _next = firstIndex;
        for (var i = 0; i < Window; i++)
        {
            var block = _blocks.AsSpan(i * BlockSize, BlockSize);
            block[0] = MerkleHash.LeafPrefix;
            BinaryPrimitives.WriteInt32BigEndian(block[(1 + Salt.Size)..], ValueSize);
            block[1 + ContentSize] = 0x80;
            BinaryPrimitives.WriteInt64BigEndian(block[(BlockSize - 8)..], 8 * (1 + ContentSize));
        }
    }

    /// <summary>The place of the next value.</summary>
    public long Next => _next;

    /// <summary>Commits to values at the next places.</summary>
    /// <param name="values">The values one after the other, 18 bytes each.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The values are not so many.</exception>
    public void Append(ReadOnlySpan<byte> values, int count)
    {
        if (values.Length != (long)count * ValueSize)
        {
            throw new ArgumentException("A value has 18 bytes.", nameof(values));
        }

        while (!values.IsEmpty)
        {
            var salts = _salts.From(_next, values.Length / ValueSize);
            var some = salts.Length / Salt.Size;
            for (var at = 0; at < some;)
            {
                var slot = (int)(_next % Window);
                var rows = Math.Min(Window - slot, some - at);
                Fill(slot, rows, salts[(at * Salt.Size)..], values[(at * ValueSize)..]);
                at += rows;
                _next += rows;
                if (_next % Window == 0)
                {
                    HashWindow();
                }
            }

            values = values[(some * ValueSize)..];
        }
    }

    /// <summary>The run committed to. Nothing can be added after.</summary>
    public MerkleRange Finish()
    {
        HashWindow();
        _lanes?.Finish(_gathered);
        return _gathered.Finish();
    }

    /// <summary>Overwrites the salts and values still in memory.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_blocks);
        _salts.Dispose();
    }

    private void Fill(int slot, int rows, ReadOnlySpan<byte> salts, ReadOnlySpan<byte> values)
    {
        fixed (byte* block = &_blocks[slot * BlockSize])
        fixed (byte* salt = salts)
        fixed (byte* value = values)
        {
            for (var i = 0; i < rows; i++)
            {
                var to = block + (i * BlockSize) + 1;
                Unsafe.CopyBlockUnaligned(to, salt + (i * Salt.Size), Salt.Size);
                Unsafe.CopyBlockUnaligned(to + Salt.Size + sizeof(int), value + (i * ValueSize), ValueSize);
            }
        }
    }

    // Everything from the last leaf hashed to the next place, all within one window.
    private void HashWindow()
    {
        while (_done < _next)
        {
            var left = (int)(_next - _done);
            if (_lanes is null)
            {
                Narrow(left);
            }
            else if (_done % MerkleLanes.Group == 0 && left >= MerkleLanes.Group)
            {
                Wide();
            }
            else
            {
                // What does not fill a group goes alone; before that, all groups to its left must be given up.
                var alone = Math.Min(left, MerkleLanes.Group - (int)(_done % MerkleLanes.Group));
                _lanes.Finish(_gathered);
                Narrow(alone);
            }
        }
    }

    private void Wide()
    {
        fixed (byte* block = &_blocks[(int)(_done % Window) * BlockSize])
        {
            Sha256Lanes16.OneBlock(block, _lanes!.Next);
        }

        _lanes.Take(_done / MerkleLanes.Group, _gathered);
        _done += MerkleLanes.Group;
    }

    private void Narrow(int leaves)
    {
        var contents = new byte[leaves * ContentSize];
        for (var i = 0; i < leaves; i++)
        {
            _blocks.AsSpan(((int)(_done % Window) + i) * BlockSize + 1, ContentSize).CopyTo(contents.AsSpan(i * ContentSize));
        }

        var hashes = new byte[leaves * ContentHash.Size];
        MultiBufferSha256.HashEqual(contents, ContentSize, hashes, MerkleHash.LeafPrefix);
        CryptographicOperations.ZeroMemory(contents);
        _gathered.Add(0, hashes);
        _done += leaves;
    }
}
