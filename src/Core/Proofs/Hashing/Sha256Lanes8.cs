// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Filiera.Proofs;

/// <summary>One SHA-256 block for each of eight independent messages, one message in each 32-bit lane of AVX2 registers.</summary>
internal static unsafe class Sha256Lanes8
{
    public const int Lanes = 8;

    public static bool IsSupported => Avx2.IsSupported;

    /// <param name="blocks">Eight pointers to 64 bytes each.</param>
    /// <param name="state">Eight rows of sixteen words, of which the first eight are used: word i of lane j at [16·i + j]; updated in place.</param>
    [SkipLocalsInit]
    public static void Compress(byte** blocks, uint* state)
    {
        var memory = stackalloc byte[65 * 32];
        var w = (Vector256<uint>*)(((nuint)memory + 31) & ~(nuint)31);
        Load(blocks, 0, w);
        Load(blocks, 32, w + 8);
        for (var t = 16; t < 64; t++)
        {
            var x = w[t - 15];
            var y = w[t - 2];
            var s0 = Rotate(x, 7) ^ Rotate(x, 18) ^ (x >>> 3);
            var s1 = Rotate(y, 17) ^ Rotate(y, 19) ^ (y >>> 10);
            w[t] = w[t - 16] + s0 + w[t - 7] + s1;
        }

        var (a, b, c, d) = (Row(state, 0), Row(state, 1), Row(state, 2), Row(state, 3));
        var (e, f, g, h) = (Row(state, 4), Row(state, 5), Row(state, 6), Row(state, 7));
        fixed (uint* k = Sha256Constants.Rounds)
        {
            for (var t = 0; t < 64; t += 8)
            {
                Round(a, b, c, ref d, e, f, g, ref h, w[t] + Vector256.Create(k[t]));
                Round(h, a, b, ref c, d, e, f, ref g, w[t + 1] + Vector256.Create(k[t + 1]));
                Round(g, h, a, ref b, c, d, e, ref f, w[t + 2] + Vector256.Create(k[t + 2]));
                Round(f, g, h, ref a, b, c, d, ref e, w[t + 3] + Vector256.Create(k[t + 3]));
                Round(e, f, g, ref h, a, b, c, ref d, w[t + 4] + Vector256.Create(k[t + 4]));
                Round(d, e, f, ref g, h, a, b, ref c, w[t + 5] + Vector256.Create(k[t + 5]));
                Round(c, d, e, ref f, g, h, a, ref b, w[t + 6] + Vector256.Create(k[t + 6]));
                Round(b, c, d, ref e, f, g, h, ref a, w[t + 7] + Vector256.Create(k[t + 7]));
            }
        }

        (Row(state, 0), Row(state, 1), Row(state, 2), Row(state, 3)) =
            (Row(state, 0) + a, Row(state, 1) + b, Row(state, 2) + c, Row(state, 3) + d);
        (Row(state, 4), Row(state, 5), Row(state, 6), Row(state, 7)) =
            (Row(state, 4) + e, Row(state, 5) + f, Row(state, 6) + g, Row(state, 7) + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<uint> Row(uint* state, int row) => ref *(Vector256<uint>*)(state + (16 * row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector256<uint> a,
        Vector256<uint> b,
        Vector256<uint> c,
        ref Vector256<uint> d,
        Vector256<uint> e,
        Vector256<uint> f,
        Vector256<uint> g,
        ref Vector256<uint> h,
        Vector256<uint> word)
    {
        var s1 = Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25);
        var t1 = h + word + s1 + (g ^ (e & (f ^ g)));
        var s0 = Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22);
        d += t1;
        h = t1 + s0 + ((a & b) | (c & (a | b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> x, int by) => (x >>> by) | (x << (32 - by));

    // Eight rows of eight big-endian words become eight columns: word t of every message.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(byte** blocks, int offset, Vector256<uint>* w)
    {
        var swap = Vector256.Create(Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
        var quads = stackalloc Vector256<uint>[8];
        for (var q = 0; q < 2; q++)
        {
            var r0 = Avx2.Shuffle(Vector256.Load(blocks[4 * q] + offset), swap).AsUInt32();
            var r1 = Avx2.Shuffle(Vector256.Load(blocks[(4 * q) + 1] + offset), swap).AsUInt32();
            var r2 = Avx2.Shuffle(Vector256.Load(blocks[(4 * q) + 2] + offset), swap).AsUInt32();
            var r3 = Avx2.Shuffle(Vector256.Load(blocks[(4 * q) + 3] + offset), swap).AsUInt32();
            var (t0, t1) = (Avx2.UnpackLow(r0, r1).AsUInt64(), Avx2.UnpackHigh(r0, r1).AsUInt64());
            var (t2, t3) = (Avx2.UnpackLow(r2, r3).AsUInt64(), Avx2.UnpackHigh(r2, r3).AsUInt64());
            quads[q] = Avx2.UnpackLow(t0, t2).AsUInt32();
            quads[2 + q] = Avx2.UnpackHigh(t0, t2).AsUInt32();
            quads[4 + q] = Avx2.UnpackLow(t1, t3).AsUInt32();
            quads[6 + q] = Avx2.UnpackHigh(t1, t3).AsUInt32();
        }

        for (var c = 0; c < 4; c++)
        {
            w[c] = Avx2.Permute2x128(quads[2 * c], quads[(2 * c) + 1], 0x20);
            w[4 + c] = Avx2.Permute2x128(quads[2 * c], quads[(2 * c) + 1], 0x31);
        }
    }
}
