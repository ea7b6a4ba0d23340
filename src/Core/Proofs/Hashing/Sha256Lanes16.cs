// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Filiera.Proofs;

/// <summary>One SHA-256 block for each of sixteen independent messages, one message in each 32-bit lane of AVX-512 registers.</summary>
internal static unsafe class Sha256Lanes16
{
    public const int Lanes = 16;

    public static bool IsSupported => Avx512F.IsSupported && Avx512BW.IsSupported;

    /// <param name="blocks">Sixteen pointers to 64 bytes each.</param>
    /// <param name="state">Eight rows of sixteen words: word i of lane j at [16·i + j]; updated in place.</param>
    [SkipLocalsInit]
    public static void Compress(byte** blocks, uint* state)
    {
        // 64 schedule words, aligned to the cache line so that no load crosses one.
        var memory = stackalloc byte[(65 * 64)];
        var w = (Vector512<uint>*)(((nuint)memory + 63) & ~(nuint)63);
        Load(blocks, w);
        Mix(w, (Vector512<uint>*)state);
    }

    /// <summary>Sixteen messages of one block each, padding included: a digest in each lane.</summary>
    /// <param name="block">The first message; each other stands 64 bytes after the one before it.</param>
    /// <param name="digests">Eight rows: word i of digest j at lane j of row i.</param>
    [SkipLocalsInit]
    public static void OneBlock(byte* block, Vector512<uint>* digests)
    {
        var memory = stackalloc byte[(65 * 64)];
        var w = (Vector512<uint>*)(((nuint)memory + 63) & ~(nuint)63);
        var blocks = stackalloc byte*[Lanes];
        for (var i = 0; i < Lanes; i++)
        {
            blocks[i] = block + (64 * i);
        }

        Load(blocks, w);
        Start(digests);
        Mix(w, digests);
    }

    /// <summary>The Merkle nodes (RFC 6962) over thirty-two neighbours: lane j of the outcome is the node over neighbours 2j and 2j + 1.</summary>
    /// <param name="first">The first sixteen digests, in rows as <see cref="OneBlock"/> gives them.</param>
    /// <param name="second">The other sixteen.</param>
    /// <param name="nodes">The nodes in rows; may be one of the two.</param>
    [SkipLocalsInit]
    public static void Nodes(Vector512<uint>* first, Vector512<uint>* second, Vector512<uint>* nodes)
    {
        var memory = stackalloc byte[(65 * 64)];
        var w = (Vector512<uint>*)(((nuint)memory + 63) & ~(nuint)63);
        var left = Vector512.Create(0u, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        var right = left + Vector512<uint>.One;
        for (var i = 0; i < 8; i++)
        {
            w[i] = Avx512F.RotateRight(Avx512F.PermuteVar16x32x2(first[i], left, second[i]), 8);
            w[8 + i] = Avx512F.RotateRight(Avx512F.PermuteVar16x32x2(first[i], right, second[i]), 8);
        }

        // The prefix shifts everything by one byte: the last byte of each word begins the next, and the very last begins a second block.
        var top = Vector512.Create(0xFF000000u);
        var last = Vector512.BitwiseAnd(w[15], top);
        for (var t = 15; t > 0; t--)
        {
            w[t] = Avx512F.TernaryLogic(top, w[t - 1], w[t], 0xCA);
        }

        w[0] = Avx512F.TernaryLogic(top, Vector512.Create((uint)MerkleHash.NodePrefix << 24), w[0], 0xCA);
        Start(nodes);
        Mix(w, nodes);
        w[0] = last | Vector512.Create(0x00800000u);
        for (var t = 1; t < 15; t++)
        {
            w[t] = Vector512<uint>.Zero;
        }

        w[15] = Vector512.Create(8u * 65);
        Mix(w, nodes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start(Vector512<uint>* rows)
    {
        for (var i = 0; i < 8; i++)
        {
            rows[i] = Vector512.Create(Sha256Constants.Start[i]);
        }
    }

    // Sixteen words of every message stand in w, which has room for sixty-four.
    private static void Mix(Vector512<uint>* w, Vector512<uint>* rows)
    {
        for (var t = 16; t < 64; t++)
        {
            var x = w[t - 15];
            var y = w[t - 2];
            var s0 = Xor(Avx512F.RotateRight(x, 7), Avx512F.RotateRight(x, 18), x >>> 3);
            var s1 = Xor(Avx512F.RotateRight(y, 17), Avx512F.RotateRight(y, 19), y >>> 10);
            w[t] = w[t - 16] + s0 + w[t - 7] + s1;
        }

        var (a, b, c, d) = (rows[0], rows[1], rows[2], rows[3]);
        var (e, f, g, h) = (rows[4], rows[5], rows[6], rows[7]);
        fixed (uint* k = Sha256Constants.Rounds)
        {
            for (var t = 0; t < 64; t += 8)
            {
                Round(a, b, c, ref d, e, f, g, ref h, w[t] + Vector512.Create(k[t]));
                Round(h, a, b, ref c, d, e, f, ref g, w[t + 1] + Vector512.Create(k[t + 1]));
                Round(g, h, a, ref b, c, d, e, ref f, w[t + 2] + Vector512.Create(k[t + 2]));
                Round(f, g, h, ref a, b, c, d, ref e, w[t + 3] + Vector512.Create(k[t + 3]));
                Round(e, f, g, ref h, a, b, c, ref d, w[t + 4] + Vector512.Create(k[t + 4]));
                Round(d, e, f, ref g, h, a, b, ref c, w[t + 5] + Vector512.Create(k[t + 5]));
                Round(c, d, e, ref f, g, h, a, ref b, w[t + 6] + Vector512.Create(k[t + 6]));
                Round(b, c, d, ref e, f, g, h, ref a, w[t + 7] + Vector512.Create(k[t + 7]));
            }
        }

        (rows[0], rows[1], rows[2], rows[3]) = (rows[0] + a, rows[1] + b, rows[2] + c, rows[3] + d);
        (rows[4], rows[5], rows[6], rows[7]) = (rows[4] + e, rows[5] + f, rows[6] + g, rows[7] + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector512<uint> a,
        Vector512<uint> b,
        Vector512<uint> c,
        ref Vector512<uint> d,
        Vector512<uint> e,
        Vector512<uint> f,
        Vector512<uint> g,
        ref Vector512<uint> h,
        Vector512<uint> word)
    {
        // 0xCA chooses f or g by e; 0xE8 is the majority of a, b and c.
        var s1 = Xor(Avx512F.RotateRight(e, 6), Avx512F.RotateRight(e, 11), Avx512F.RotateRight(e, 25));
        var t1 = h + word + s1 + Avx512F.TernaryLogic(e, f, g, 0xCA);
        var s0 = Xor(Avx512F.RotateRight(a, 2), Avx512F.RotateRight(a, 13), Avx512F.RotateRight(a, 22));
        d += t1;
        h = t1 + s0 + Avx512F.TernaryLogic(a, b, c, 0xE8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Xor(Vector512<uint> x, Vector512<uint> y, Vector512<uint> z) =>
        Avx512F.TernaryLogic(x, y, z, 0x96);

    // Sixteen rows of sixteen big-endian words become sixteen columns: word t of every message.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(byte** blocks, Vector512<uint>* w)
    {
        var swap = Vector512.Create(Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
        var quads = stackalloc Vector512<uint>[16];
        for (var q = 0; q < 4; q++)
        {
            var r0 = Avx512BW.Shuffle(Vector512.Load(blocks[4 * q]), swap).AsUInt32();
            var r1 = Avx512BW.Shuffle(Vector512.Load(blocks[(4 * q) + 1]), swap).AsUInt32();
            var r2 = Avx512BW.Shuffle(Vector512.Load(blocks[(4 * q) + 2]), swap).AsUInt32();
            var r3 = Avx512BW.Shuffle(Vector512.Load(blocks[(4 * q) + 3]), swap).AsUInt32();
            var (t0, t1) = (Avx512F.UnpackLow(r0, r1).AsUInt64(), Avx512F.UnpackHigh(r0, r1).AsUInt64());
            var (t2, t3) = (Avx512F.UnpackLow(r2, r3).AsUInt64(), Avx512F.UnpackHigh(r2, r3).AsUInt64());
            quads[q] = Avx512F.UnpackLow(t0, t2).AsUInt32();
            quads[4 + q] = Avx512F.UnpackHigh(t0, t2).AsUInt32();
            quads[8 + q] = Avx512F.UnpackLow(t1, t3).AsUInt32();
            quads[12 + q] = Avx512F.UnpackHigh(t1, t3).AsUInt32();
        }

        for (var c = 0; c < 4; c++)
        {
            var (u0, u1, u2, u3) = (quads[4 * c], quads[(4 * c) + 1], quads[(4 * c) + 2], quads[(4 * c) + 3]);
            var (even0, even1) = (Avx512F.Shuffle4x128(u0, u1, 0x88), Avx512F.Shuffle4x128(u2, u3, 0x88));
            var (odd0, odd1) = (Avx512F.Shuffle4x128(u0, u1, 0xDD), Avx512F.Shuffle4x128(u2, u3, 0xDD));
            w[c] = Avx512F.Shuffle4x128(even0, even1, 0x88);
            w[4 + c] = Avx512F.Shuffle4x128(odd0, odd1, 0x88);
            w[8 + c] = Avx512F.Shuffle4x128(even0, even1, 0xDD);
            w[12 + c] = Avx512F.Shuffle4x128(odd0, odd1, 0xDD);
        }
    }
}
