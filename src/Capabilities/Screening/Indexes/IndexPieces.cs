// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Filiera.Screening;

/// <summary>Turns the lines of a table into pieces without their empty places, and back.</summary>
internal static unsafe class IndexPieces
{
    /// <summary>The bytes that some lines take in a piece.</summary>
    public static int LengthOf(byte* lines, int count)
    {
        var length = count;
        for (var line = 0; line < count; line++)
        {
            length += Taken(lines + ((long)line * LineTable.LineBytes)) * sizeof(uint);
        }

        return length;
    }

    /// <summary>Packs lines; up to 64 bytes after the piece are overwritten.</summary>
    /// <returns>The length of the piece.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Pack(byte* lines, int count, byte* piece)
    {
        var entries = piece + count;
        for (var line = 0; line < count; line++)
        {
            var from = lines + ((long)line * LineTable.LineBytes);
            var taken = Taken(from);
            piece[line] = (byte)taken;
            Vector512.Store(Vector512.Load(from), entries);
            entries += taken * sizeof(uint);
        }

        return (int)(entries - piece);
    }

    /// <summary>Unpacks lines; up to 64 bytes after the piece are read.</summary>
    /// <returns>False when the piece is not one that <see cref="Pack"/> makes, or names a payload that does not exist.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Unpack(byte* piece, int length, byte* lines, int count, uint mostPayload)
    {
        var entries = piece + count;
        var end = piece + length;
        var most = Vector512<uint>.Zero;
        for (var line = 0; line < count; line++)
        {
            uint taken = piece[line];
            if (taken > Lane16.PerLine || entries + (taken * sizeof(uint)) > end)
            {
                return false;
            }

            var kept = Vector512.LessThan(Vector512<uint>.Indices, Vector512.Create(taken)) & Vector512.Load((uint*)entries);
            Vector512.Store(kept, (uint*)(lines + ((long)line * LineTable.LineBytes)));
            most = Vector512.Max(most, kept & Vector512.Create(0xFFFFu));
            entries += taken * sizeof(uint);
        }

        return entries == end && !Vector512.GreaterThanAny(most, Vector512.Create(mostPayload));
    }

    public static int PackRare(RareNumbers rare, int first, int count, Span<byte> piece)
    {
        for (var i = 0; i < count; i++)
        {
            var to = piece.Slice(i * IndexFormat.RareBytes, IndexFormat.RareBytes);
            BinaryPrimitives.WriteUInt64LittleEndian(to, rare.Digits[first + i]);
            BinaryPrimitives.WriteUInt16LittleEndian(to[sizeof(ulong)..], (ushort)rare.Payloads[first + i]);
        }

        return count * IndexFormat.RareBytes;
    }

    public static void UnpackRare(ReadOnlySpan<byte> piece, Span<ulong> digits, Span<uint> payloads)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            var from = piece.Slice(i * IndexFormat.RareBytes, IndexFormat.RareBytes);
            digits[i] = BinaryPrimitives.ReadUInt64LittleEndian(from);
            payloads[i] = BinaryPrimitives.ReadUInt16LittleEndian(from[sizeof(ulong)..]);
        }
    }

    // Places are taken from the first on.
    private static int Taken(byte* line) => BitOperations.TrailingZeroCount(
        Vector512.Equals(Vector512.Load((uint*)line), Vector512<uint>.Zero).ExtractMostSignificantBits() | (1ul << Lane16.PerLine));
}
