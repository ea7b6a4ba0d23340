// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The proof of what a map says of one key, presence or absence: the way from the root down to where the key is, or would be.</summary>
/// <param name="Siblings">The hash beside the way at each step, from the root down; all zeros for an empty part. At most 256.</param>
/// <param name="End">The leaf where the way ends, of this key or of another that shares the way so far; null where it ends in an empty part.</param>
public sealed record MapProof(Sequence<ContentHash> Siblings, MapLeaf? End)
{
    private const int DeepestWay = 256;
    private const byte EndsEmpty = 0;
    private const byte EndsInLeaf = 1;

    /// <summary>What the map with that root says of the key.</summary>
    /// <returns>The answer, or <see cref="MapProofWrong"/>.</returns>
    public Result<MapAnswer> Answer(MapKey key, ContentHash root)
    {
        var bits = key.Hash.ToArray();
        if (Siblings.Count > DeepestWay || (End is not null && !SharesTheWay(bits, End.Key.ToArray())))
        {
            return new MapProofWrong();
        }

        var hash = End is null ? MapHash.Empty : MapHash.Leaf(End.Key, End.Entry);
        for (var depth = Siblings.Count - 1; depth >= 0; depth--)
        {
            hash = MapKey.Turn(bits, depth) ? MapHash.Branch(Siblings[depth], hash) : MapHash.Branch(hash, Siblings[depth]);
        }

        return hash == root ? new MapAnswer(End?.Key == key.Hash ? End.Entry : null) : new MapProofWrong();
    }

    /// <summary>Reads what <see cref="ToBytes"/> writes, and nothing else.</summary>
    /// <returns>The proof, or <see cref="MapProofUnreadable"/>.</returns>
    public static Result<MapProof> Parse(ReadOnlySpan<byte> proof)
    {
        if (proof.Length < sizeof(ushort) || BinaryPrimitives.ReadUInt16BigEndian(proof) is var count && count > DeepestWay)
        {
            return new MapProofUnreadable();
        }

        var bitmap = proof[sizeof(ushort)..];
        var bitmapSize = (count + 7) / 8;
        if (bitmap.Length < bitmapSize)
        {
            return new MapProofUnreadable();
        }

        var rest = bitmap[bitmapSize..];
        bitmap = bitmap[..bitmapSize];
        var siblings = new ContentHash[count];
        for (var depth = 0; depth < 8 * bitmapSize; depth++)
        {
            if (!MapKey.Turn(bitmap, depth))
            {
                continue;
            }

            // A bit beyond the count, a hash that is missing, or an empty part written out: each proof has one form.
            if (depth >= count || rest.Length < ContentHash.Size || new ContentHash(rest[..ContentHash.Size]) is var sibling && sibling == MapHash.Empty)
            {
                return new MapProofUnreadable();
            }

            siblings[depth] = sibling;
            rest = rest[ContentHash.Size..];
        }

        return rest switch
        {
            [EndsEmpty] => new MapProof(Sequence.Create<ContentHash>(siblings), null),
            [EndsInLeaf, ..] when rest.Length == 1 + (2 * ContentHash.Size) =>
                new MapProof(Sequence.Create<ContentHash>(siblings), new MapLeaf(new ContentHash(rest[1..33]), new ContentHash(rest[33..]))),
            _ => new MapProofUnreadable(),
        };
    }

    /// <summary>The proof as bytes: the number of siblings in 2 bytes, a bit for each that is not empty, those, then 0 or 1 and the leaf.</summary>
    public byte[] ToBytes()
    {
        var bitmap = new byte[(Siblings.Count + 7) / 8];
        using var bytes = new MemoryStream();
        for (var depth = 0; depth < Siblings.Count; depth++)
        {
            if (Siblings[depth] != MapHash.Empty)
            {
                bitmap[depth >> 3] |= (byte)(0x80 >> (depth & 7));
                bytes.Write(Siblings[depth].ToArray());
            }
        }

        byte[] end = End is null ? [EndsEmpty] : [EndsInLeaf, .. End.Key.ToArray(), .. End.Entry.ToArray()];
        return [(byte)(Siblings.Count >> 8), (byte)Siblings.Count, .. bitmap, .. bytes.ToArray(), .. end];
    }

    private bool SharesTheWay(byte[] key, byte[] other) =>
        Enumerable.Range(0, Siblings.Count).All(depth => MapKey.Turn(key, depth) == MapKey.Turn(other, depth));
}
