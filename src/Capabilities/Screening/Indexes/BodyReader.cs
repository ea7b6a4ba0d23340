// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads the parts of an index body; once something is wrong, everything after it is nothing.</summary>
internal ref struct BodyReader(ReadOnlySpan<byte> bytes)
{
    private const int StampBytes = sizeof(int) + sizeof(long);
    private const int FileBytes = sizeof(int) + IndexFormat.HashSize + sizeof(long) + sizeof(long);
    private const int JoinedBytes = IndexFormat.HashSize + sizeof(int) + sizeof(int) + StampBytes + StampBytes + 1;
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _failed;

    /// <summary>True when everything was read and nothing was wrong.</summary>
    public readonly bool IsDone => !_failed && _rest.IsEmpty;

    public byte Byte() => Take(1) is [var value] ? value : default;

    public int Int() => Take(sizeof(int)) is { Length: > 0 } taken ? BinaryPrimitives.ReadInt32LittleEndian(taken) : 0;

    /// <summary>A long that is not negative.</summary>
    public long Count()
    {
        var value = Take(sizeof(long)) is { Length: > 0 } taken ? BinaryPrimitives.ReadInt64LittleEndian(taken) : 0;
        _failed |= value < 0;
        return value;
    }

    public string Text()
    {
        var utf8 = Take(Int());
        _failed |= !Utf8.IsValid(utf8);
        return _failed ? "" : Encoding.UTF8.GetString(utf8);
    }

    public Instant? Instant() => Stamp() is { IsNone: false } stamp ? stamp.ToInstant() : null;

    public Sequence<AnswerFileUsed> Files()
    {
        var files = new List<AnswerFileUsed>();
        for (var left = Items(FileBytes); left > 0 && !_failed; left--)
        {
            files.Add(new AnswerFileUsed(Text(), Hash(), Count(), Count()));
        }

        return Sequence.From(files);
    }

    public Sequence<JoinedSet> Joined()
    {
        var sets = new List<JoinedSet>();
        for (var left = Items(JoinedBytes); left > 0 && !_failed; left--)
        {
            sets.Add(new JoinedSet(Hash(), Hashes(), Hashes(), Instant(), Instant(), (AnswerPrecision)Byte()));
        }

        return Sequence.From(sets);
    }

    public Sequence<Stamp> Stamps()
    {
        var stamps = new List<Stamp>();
        for (var left = Items(StampBytes); left > 0 && !_failed; left--)
        {
            stamps.Add(Stamp());
        }

        return Sequence.From(stamps);
    }

    public Sequence<int> Lengths()
    {
        var lengths = new List<int>();
        for (var left = Items(sizeof(int)); left > 0 && !_failed; left--)
        {
            lengths.Add(Int());
        }

        return Sequence.From(lengths);
    }

    private Sequence<ContentHash> Hashes()
    {
        var hashes = new List<ContentHash>();
        for (var left = Items(IndexFormat.HashSize); left > 0 && !_failed; left--)
        {
            hashes.Add(Hash());
        }

        return Sequence.From(hashes);
    }

    private ContentHash Hash() => Take(IndexFormat.HashSize) is { Length: > 0 } hash ? new ContentHash(hash) : default;

    private Stamp Stamp()
    {
        var taken = Take(StampBytes);
        if (taken.IsEmpty)
        {
            return Screening.Stamp.None;
        }

        var stamp = new Stamp(BinaryPrimitives.ReadInt32LittleEndian(taken), BinaryPrimitives.ReadInt64LittleEndian(taken[sizeof(int)..]));
        _failed |= !stamp.IsSound;
        return _failed ? Screening.Stamp.None : stamp;
    }

    private int Items(int bytesOfOne)
    {
        var count = Int();
        _failed |= count < 0 || count > _rest.Length / bytesOfOne;
        return count;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_failed || length < 0 || length > _rest.Length)
        {
            _failed = true;
            return [];
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
