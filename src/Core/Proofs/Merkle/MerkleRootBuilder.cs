// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The root over any number of leaves in memory that does not grow with them: give leaves in order, ask for the root at any time.</summary>
/// <remarks>Leaves are hashed in bulk, so a root asked for after every leaf costs more than one asked for at the end. Not for several threads.</remarks>
public sealed class MerkleRootBuilder
{
    private const int BatchLevel = 10;
    private const int Batch = 1 << BatchLevel;
    private const int MostPendingBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> _contents = new();
    private readonly List<int> _ends = [];
    private readonly byte[] _hashes = new byte[Batch * ContentHash.Size];
    private readonly List<ContentHash> _complete = [];
    private int _hashed;

    /// <summary>Leaves given so far.</summary>
    public long Size { get; private set; }

    /// <summary>Adds a leaf with that content.</summary>
    public void Append(ReadOnlySpan<byte> content)
    {
        BuffersExtensions.Write(_contents, content);
        _ends.Add(_contents.WrittenCount);
        Size++;
        if (_hashed + _ends.Count == Batch || _contents.WrittenCount >= MostPendingBytes)
        {
            HashPending();
        }
    }

    /// <summary>Adds a leaf already hashed.</summary>
    public void AppendHash(ContentHash leafHash)
    {
        HashPending();
        leafHash.CopyTo(_hashes.AsSpan(_hashed * ContentHash.Size));
        _hashed++;
        Size++;
        CloseBatch();
    }

    /// <summary>The root over the leaves given so far.</summary>
    public ContentHash Root()
    {
        HashPending();
        if (Size == 0)
        {
            return MerkleHash.EmptyRoot;
        }

        // From the right: what is still open, then each complete subtree before it.
        var root = _hashed == 0
            ? (ContentHash?)null
            : new MerkleLevels(_hashes[..(_hashed * ContentHash.Size)]).Range(0, _hashed);
        var level = BatchLevel;
        for (var whole = Size >> BatchLevel; whole > 0; whole >>= 1, level++)
        {
            if ((whole & 1) == 1)
            {
                var left = _complete[level - BatchLevel];
                root = root is { } right ? MerkleHash.Node(left, right) : left;
            }
        }

        return root!.Value;
    }

    private void HashPending()
    {
        if (_ends.Count == 0)
        {
            return;
        }

        MultiBufferSha256.HashMany(
            _contents.WrittenSpan,
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ends),
            _hashes.AsSpan(_hashed * ContentHash.Size, _ends.Count * ContentHash.Size),
            MerkleHash.LeafPrefix);
        _hashed += _ends.Count;
        _ends.Clear();
        _contents.ResetWrittenCount();
        CloseBatch();
    }

    // A full batch is one complete subtree, which pairs with those of its size before it as a carry does in counting.
    private void CloseBatch()
    {
        if (_hashed < Batch)
        {
            return;
        }

        var hash = new MerkleLevels([.. _hashes]).Range(0, Batch);
        _hashed = 0;
        var place = 0;
        for (var before = (Size >> BatchLevel) - 1; (before & 1) == 1; before >>= 1)
        {
            hash = MerkleHash.Node(_complete[place++], hash);
        }

        if (place == _complete.Count)
        {
            _complete.Add(hash);
        }
        else
        {
            _complete[place] = hash;
        }
    }
}
