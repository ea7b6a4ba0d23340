// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Collections.Immutable;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>Up to 256 entries of a log in one file, each after its length in two bytes, big-endian (C2SP tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>Longest entry, in bytes.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>Reads the first entries of a bundle, which may hold more.</summary>
    /// <param name="bundle">The file.</param>
    /// <param name="count">How many are read; a bundle with fewer is none.</param>
    /// <returns>The entries, each a view into the file; null when it holds fewer, ends inside one, or holds more than a bundle can.</returns>
    public static ImmutableArray<ReadOnlyMemory<byte>>? Read(ReadOnlyMemory<byte> bundle, int count)
    {
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(count);
        var read = 0;
        for (; !bundle.IsEmpty; read++)
        {
            if (read == TilePath.FullWidth || bundle.Length < sizeof(ushort)
                || BinaryPrimitives.ReadUInt16BigEndian(bundle.Span) is var length && bundle.Length - sizeof(ushort) < length)
            {
                return null;
            }

            if (read < count)
            {
                entries.Add(bundle.Slice(sizeof(ushort), length));
            }

            bundle = bundle[(sizeof(ushort) + length)..];
        }

        return read >= count ? entries.ToImmutable() : null;
    }

    /// <summary>Writes entries one after the other.</summary>
    /// <exception cref="ArgumentException">An entry is longer than <see cref="LongestEntry"/>.</exception>
    public static byte[] Write(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        using var bytes = new MemoryStream();
        foreach (var entry in entries)
        {
            Append(bytes, entry.Span);
        }

        return bytes.ToArray();
    }

    /// <summary>The leaf hashes of entries, made at once.</summary>
    public static ContentHash[] LeafHashes(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        var contents = new byte[entries.Sum(entry => entry.Length)];
        var ends = new int[entries.Count];
        var (at, i) = (0, 0);
        foreach (var entry in entries)
        {
            entry.Span.CopyTo(contents.AsSpan(at));
            at += entry.Length;
            ends[i++] = at;
        }

        return MerkleHash.Leaves(contents, ends);
    }

    internal static void Append(Stream bytes, ReadOnlySpan<byte> entry)
    {
        if (entry.Length > LongestEntry)
        {
            throw new ArgumentException("An entry has at most 65,535 bytes.", nameof(entry));
        }

        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
        bytes.Write(length);
        bytes.Write(entry);
    }
}
