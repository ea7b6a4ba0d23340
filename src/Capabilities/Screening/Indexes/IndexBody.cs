// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What the header of an index says of its content.</summary>
/// <param name="Info">All of it but the digest.</param>
/// <param name="Stamps">The instants, or for a snapshot the days, that payloads name.</param>
/// <param name="Seed">Which hash spreads the numbers.</param>
/// <param name="Lines">The lines of the table, spare ones not counted.</param>
/// <param name="Entries">Numbers in the lines.</param>
/// <param name="Rare">Numbers beside them.</param>
/// <param name="Pieces">The length of each plain piece.</param>
internal sealed record IndexBody(AnswerIndexInfo Info, Sequence<Stamp> Stamps, uint Seed, uint Lines, long Entries, int Rare, Sequence<int> Pieces)
{
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        to.Write((byte)Info.Kind);
        to.Write((byte)Info.Precision);
        Write(to, Info.ControllerVat);
        Write(to, Info.PlanVersion);
        Write(to, Info.Sources);
        Write(to, Info.Submitted);
        to.Write(Info.Rows);
        to.Write(Info.Keep);
        to.Write(Info.Remove);
        Write(to, Stamp.Of(Info.Oldest));
        Write(to, Stamp.Of(Info.Newest));
        Write(to, Stamp.Of(Info.SnapshotAt));
        Write(to, Info.Joined);
        to.Write(Stamps.Count);
        foreach (var stamp in Stamps)
        {
            Write(to, stamp);
        }

        to.Write(Seed);
        to.Write(Lines);
        to.Write(Entries);
        to.Write(Rare);
        to.Write(Pieces.Count);
        foreach (var piece in Pieces)
        {
            to.Write(piece);
        }

        to.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads a body; null for whatever is not exactly one. Nothing throws, and nothing is made that is larger than the bytes given.</summary>
    public static IndexBody? Read(ReadOnlySpan<byte> bytes, ContentHash digest)
    {
        var from = new BodyReader(bytes);
        var kind = (AnswerKind)from.Byte();
        var precision = (AnswerPrecision)from.Byte();
        var controller = from.Text();
        var plan = from.Text();
        var sources = from.Files();
        var submitted = from.Files();
        var (rows, keep, remove) = (from.Count(), from.Count(), from.Count());
        var (oldest, newest, snapshot) = (from.Instant(), from.Instant(), from.Instant());
        var joined = from.Joined();
        var stamps = from.Stamps();
        var (seed, lines, entries, rare) = ((uint)from.Int(), (uint)from.Int(), from.Count(), from.Int());
        var pieces = from.Lengths();
        var info = new AnswerIndexInfo(kind, controller, sources, submitted, rows, keep, remove, oldest, newest, precision, snapshot, plan, digest, joined);
        var body = new IndexBody(info, stamps, seed, lines, entries, rare, pieces);
        return from.IsDone && body.IsSound() ? body : null;
    }

    private bool IsSound() => Info.Kind is AnswerKind.Consultation or AnswerKind.Snapshot
        && Info.Joined.All(set => set.Precision is AnswerPrecision.Exact or AnswerPrecision.Hour or AnswerPrecision.Day)
        && Info.Precision is AnswerPrecision.Exact or AnswerPrecision.Hour or AnswerPrecision.Day
        && (Info.Kind == AnswerKind.Snapshot) == Info.SnapshotAt is not null
        && Info.Kind == AnswerKind.Snapshot | !Stamps.Any(stamp => stamp.IsNone)
        && Stamps.Count <= AnswerIndex.MostStamps
        && Lines is >= 1 << 16 and <= int.MaxValue
        && Rare >= 0
        && Info.Keep + Info.Remove == Entries + Rare
        && Pieces.Count == IndexFormat.LinePieces(Lines) + IndexFormat.RarePieces(Rare)
        && Pieces.Index().All(piece => IsPiece(piece.Index, piece.Item));

    private bool IsPiece(int piece, int length)
    {
        var parts = IndexFormat.PartsOf(piece, Lines, Rare);
        return piece < IndexFormat.LinePieces(Lines)
            ? length >= parts && length <= parts * (1 + LineTable.LineBytes)
            : length == parts * IndexFormat.RareBytes;
    }

    private static void Write(BinaryWriter to, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        to.Write(utf8.Length);
        to.Write(utf8);
    }

    private static void Write(BinaryWriter to, Sequence<AnswerFileUsed> files)
    {
        to.Write(files.Count);
        foreach (var file in files)
        {
            Write(to, file.Name);
            to.Write(file.Content.ToArray());
            to.Write(file.Bytes);
            to.Write(file.Rows);
        }
    }

    private static void Write(BinaryWriter to, Sequence<JoinedSet> sets)
    {
        to.Write(sets.Count);
        foreach (var set in sets)
        {
            to.Write(set.Digest.ToArray());
            Write(to, set.Sources);
            Write(to, set.Submitted);
            Write(to, Stamp.Of(set.Oldest));
            Write(to, Stamp.Of(set.Newest));
            to.Write((byte)set.Precision);
        }
    }

    private static void Write(BinaryWriter to, Sequence<ContentHash> hashes)
    {
        to.Write(hashes.Count);
        foreach (var hash in hashes)
        {
            to.Write(hash.ToArray());
        }
    }

    private static void Write(BinaryWriter to, Stamp stamp)
    {
        to.Write(stamp.Day);
        to.Write(stamp.Nanoseconds);
    }
}
