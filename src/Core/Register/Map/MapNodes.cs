// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The nodes of a stored map, one behind the other in a file and never changed; each is held against its hash when it is read.</summary>
/// <param name="file">Where they are.</param>
/// <param name="end">Where the next node goes.</param>
/// <param name="whole">Another file that stands for nothing any more once this one is damaged.</param>
internal sealed class MapNodes(IWorkFile file, long end, IWorkFile? whole = null)
{
    /// <summary>Bytes of a leaf and the branch above it.</summary>
    public const int PairSize = LeafSize + BranchSize;

    private const int LeafSize = 1 + (2 * ContentHash.Size) + sizeof(long);
    private const int BranchSize = 1 + (2 * (ContentHash.Size + sizeof(long)));
    private const int BufferSize = 1 << 18;
    private const byte IsLeaf = 1;
    private const byte IsBranch = 2;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _buffered;
    private volatile bool _isGivenUp;

    public IWorkFile File => file;

    /// <summary>Where the next node goes.</summary>
    public long End => end + _buffered;

    /// <summary>True once something in the file was not what was written: it stands for nothing any more.</summary>
    public bool IsGivenUp => _isGivenUp;

    /// <summary>True when that node is there.</summary>
    public bool Holds(NodeRef node) => TryRead(node) is not null;

    /// <summary>A node: a leaf, or the two parts of a branch.</summary>
    /// <exception cref="WorkDamagedException">It is not what it must be; the file stands for nothing any more.</exception>
    public (StoredLeaf? Leaf, NodeRef Left, NodeRef Right) Read(NodeRef node)
    {
        if (TryRead(node) is { } read)
        {
            return read;
        }

        throw GiveUp();
    }

    /// <summary>Takes back what the file stands for.</summary>
    public WorkDamagedException GiveUp()
    {
        _isGivenUp = true;
        WorkHead.Clear(file);
        if (whole is not null)
        {
            WorkHead.Clear(whole);
        }

        return new WorkDamagedException();
    }

    public NodeRef Add(StoredLeaf leaf)
    {
        Span<byte> bytes = stackalloc byte[LeafSize];
        bytes[0] = IsLeaf;
        leaf.Key.CopyTo(bytes[1..]);
        leaf.Entry.CopyTo(bytes[33..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[65..], leaf.Index);
        return Add(bytes, MapHash.Leaf(leaf.Key, leaf.Entry));
    }

    public NodeRef Add(NodeRef left, NodeRef right)
    {
        Span<byte> bytes = stackalloc byte[BranchSize];
        bytes[0] = IsBranch;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], left.At);
        left.Hash.CopyTo(bytes[9..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[41..], right.At);
        right.Hash.CopyTo(bytes[49..]);
        return Add(bytes, MapHash.Branch(left.Hash, right.Hash));
    }

    /// <summary>Gives the file what is buffered.</summary>
    public void Flush()
    {
        file.Write(end, _buffer.AsSpan(0, _buffered));
        (end, _buffered) = (End, 0);
    }

    private (StoredLeaf? Leaf, NodeRef Left, NodeRef Right)? TryRead(NodeRef node)
    {
        Span<byte> bytes = stackalloc byte[BranchSize];
        if (node.At < WorkHead.Room || node.At >= End)
        {
            // Nothing is there.
        }
        else if (node.At >= end)
        {
            _buffer.AsSpan((int)(node.At - end), (int)Math.Min(BranchSize, _buffered - (node.At - end))).CopyTo(bytes);
        }
        else
        {
            file.Read(node.At, bytes);
        }

        if (bytes[0] == IsLeaf)
        {
            var leaf = new StoredLeaf(Hash(bytes, 1), Hash(bytes, 33), BinaryPrimitives.ReadInt64BigEndian(bytes[65..]));
            return MapHash.Leaf(leaf.Key, leaf.Entry) == node.Hash ? (leaf, default, default) : null;
        }

        var (left, right) = (Ref(bytes[1..]), Ref(bytes[41..]));
        return bytes[0] == IsBranch && MapHash.Branch(left.Hash, right.Hash) == node.Hash ? (null, left, right) : null;
    }

    private NodeRef Add(ReadOnlySpan<byte> bytes, ContentHash hash)
    {
        if (_buffered + bytes.Length > _buffer.Length)
        {
            Flush();
        }

        var at = End;
        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
        return new NodeRef(at, hash);
    }

    private static NodeRef Ref(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadInt64BigEndian(bytes), Hash(bytes, sizeof(long)));

    private static ContentHash Hash(ReadOnlySpan<byte> bytes, int at) => new(bytes.Slice(at, ContentHash.Size));
}
